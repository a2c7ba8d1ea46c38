import { stringify } from 'csv-stringify/sync'
import type { Context } from 'hono'
import { type IdeaFilter, ideaFilter } from '../contract/idea-filter.ts'
import type { Idea } from '../contract/ideas.ts'
import { matches } from '../database/idea-filter-sql.ts'
import { type IdeaRow, ideaColumns, ideaTables, toIdea } from '../database/idea-rows.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { BYTE_ORDER_MARK, csvCell } from '../http/csv.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { createRoute, createRouter, geoJson, problems } from '../http/router.ts'

const BATCH = 1_000

const csv = createRoute({
  method: 'get',
  path: '/ideas.csv',
  summary: 'The ideas of the list as CSV',
  request: { query: ideaFilter },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': {} } }, ...problems },
})

const geojson = createRoute({
  method: 'get',
  path: '/ideas.geojson',
  summary: 'The ideas of the list as GeoJSON; an idea without a point has a null geometry',
  request: { query: ideaFilter },
  responses: { 200: geoJson('Ideas'), ...problems },
})

const COLUMNS = [
  'id',
  'kind',
  'title',
  'body',
  'language',
  'theme',
  'status',
  'channel',
  'name',
  'area',
  'street',
  'houseNumber',
  'precision',
  'lng',
  'lat',
  'createdOn',
  'supportCount',
  'commentCount',
  'example',
] as const

/** The list as files: the same rows, streamed. */
export const ideaExports = (context: AppContext) => {
  const { listSql } = context
  const router = createRouter()
  router.use('/ideas.csv', rateLimit(context, { GET: 'export' }))
  router.use('/ideas.geojson', rateLimit(context, { GET: 'search' }))
  // One short query a batch: a client that reads slowly, or not at all, holds no connection.
  async function* batches(filter: IdeaFilter) {
    let before: number | null = null
    do {
      const rows: IdeaRow[] = await listSql<IdeaRow[]>`
        select ${ideaColumns(listSql)} from ${ideaTables(listSql)}
        where ${matches(listSql, filter)} ${before === null ? listSql`` : listSql`and i.id < ${before}`}
        order by i.id desc limit ${BATCH}`
      yield rows
      before = rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null
    } while (before !== null)
  }
  return router
    .openapi(csv, (c) => {
      const rows = batches(c.req.valid('query'))
      return streamed(c, 'text/csv; charset=utf-8', 'ideas.csv', async function* () {
        yield BYTE_ORDER_MARK + stringify([[...COLUMNS]])
        for await (const batch of rows) yield stringify(batch.map((row) => csvRow(toIdea(row))))
      }) as never
    })
    .openapi(geojson, (c) => {
      const rows = batches(c.req.valid('query'))
      return streamed(c, 'application/geo+json; charset=utf-8', 'ideas.geojson', async function* () {
        yield '{"type":"FeatureCollection","features":['
        let separator = ''
        for await (const batch of rows) {
          yield separator + batch.map((row) => JSON.stringify(feature(toIdea(row)))).join(',')
          separator = ','
        }
        yield ']}'
      }) as never
    })
}

function csvRow(idea: Idea) {
  const { place, area, street } = idea
  const cells = {
    ...idea,
    area: area?.slug ?? null,
    street: street?.name ?? null,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
  }
  return COLUMNS.map((column) => csvCell(cells[column]))
}

function feature({ place, ...properties }: Idea) {
  return {
    type: 'Feature',
    id: properties.id,
    geometry: place && { type: 'Point', coordinates: [place.lng, place.lat] },
    properties,
  }
}

async function streamed(
  c: Context,
  type: string,
  fileName: string,
  parts: () => AsyncGenerator<string>,
): Promise<Response> {
  const generator = parts()
  // The first part is read before the answer starts, so that a database that is away is still a clean 503.
  const head = await generator.next()
  const second = await generator.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of [head, second]) if (!part.done) controller.enqueue(encoder.encode(part.value))
    },
    async pull(controller) {
      const next = await generator.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await generator.return(undefined)
    },
  })
  return c.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': REVALIDATE,
  })
}

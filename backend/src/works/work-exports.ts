import { stringify } from 'csv-stringify/sync'
import type { Fragment, Sql } from 'postgres'
import { type WorkFilter, type WorkSummary, workFilter } from '../contract/works.ts'
import { matchesWork } from '../database/work-filter-sql.ts'
import { hindersNow, signPlace, workOrder, workSummaries } from '../database/work-rows.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { BYTE_ORDER_MARK, csvCell } from '../http/csv.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { createRoute, createRouter, geoJson, problems } from '../http/router.ts'
import { type Serialised, sendSerialised, serialise } from '../http/serialised.ts'
import { KeptShapes } from './kept-shapes.ts'
import { orderOf } from './work-queries.ts'

const request = { query: workFilter }

const csv = createRoute({
  method: 'get',
  path: '/works.csv',
  summary: 'The works of the list as CSV',
  request,
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': {} } }, ...problems },
})

const geojson = createRoute({
  method: 'get',
  path: '/works.geojson',
  summary: 'The works of the list as lines and areas; `lng` and `lat` say where the sign of each stands',
  request,
  responses: { 200: geoJson('Works'), ...problems },
})

const hindranceGeojson = createRoute({
  method: 'get',
  path: '/hindrances.geojson',
  summary: 'Where there is hindrance of the works of the list',
  request,
  responses: { 200: geoJson('Hindrance zones'), ...problems },
})

const COLUMNS = [
  'id',
  'kind',
  'status',
  'title',
  'client',
  'locationText',
  'areas',
  'streets',
  'plannedStart',
  'plannedEnd',
  'expectedStart',
  'expectedEnd',
  'actualStart',
  'actualEnd',
  'state',
  'stateOn',
  'effects',
  'hasHindranceNow',
  'lng',
  'lat',
  'updatedOn',
  'example',
] as const

// `near` may be where somebody lives: it is kept nowhere.
const cacheControl = ({ near }: WorkFilter) => (near ? 'no-store' : REVALIDATE)

/** The list as files: the same works, all of them. */
export const workExports = (context: AppContext) => {
  const { listSql, feed } = context
  const works = new KeptShapes(feed)
  const zones = new KeptShapes(feed)
  const router = createRouter()
  const limit = rateLimit(context, { GET: 'search' })
  router
    .use('/works.csv', rateLimit(context, { GET: 'export' }))
    .use('/works.geojson', limit)
    .use('/hindrances.geojson', limit)
  return router
    .openapi(csv, async (c) => {
      const filter = c.req.valid('query')
      const wanted = { near: filter.near, order: orderOf(listSql, filter) }
      const rows = await workSummaries(listSql, matchesWork(listSql, filter), wanted)
      const body = BYTE_ORDER_MARK + stringify([[...COLUMNS], ...rows.map(csvRow)])
      c.header('Content-Disposition', 'attachment; filename="works.csv"')
      return sendSerialised(c, serialise(body, 'text/csv; charset=utf-8'), cacheControl(filter)) as never
    })
    .openapi(geojson, async (c) => {
      const filter = c.req.valid('query')
      const body = await keptOr(works, filter, () => features(listSql, filter, workFeature(listSql)))
      return sendSerialised(c, body, cacheControl(filter)) as never
    })
    .openapi(hindranceGeojson, async (c) => {
      const filter = c.req.valid('query')
      const body = await keptOr(zones, filter, () => features(listSql, filter, hindranceFeature(listSql)))
      return sendSerialised(c, body, cacheControl(filter)) as never
    })
}

// Boxes and circles are without number, and nobody else asks for the same.
const keptOr = (kept: KeptShapes, filter: WorkFilter, make: () => Promise<Serialised>) =>
  filter.near || filter.bbox ? make() : kept.get(JSON.stringify(filter), make)

function csvRow({ place, areas, streets, state, effects, ...work }: WorkSummary) {
  const cells = {
    ...work,
    ...place,
    areas: areas.map(({ slug }) => slug).join(' '),
    streets: streets.map(({ name }) => name).join(', '),
    state: state?.body ?? null,
    stateOn: state?.statedOn ?? null,
    effects: effects.join(' '),
  }
  return COLUMNS.map((column) => csvCell(cells[column]))
}

async function features(sql: Sql, filter: WorkFilter, selected: Fragment): Promise<Serialised> {
  const [{ body }] = await sql<[{ body: string }]>`
    with matching as (select * from works w where ${matchesWork(sql, filter)})
    select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(feature), '[]'))::text as body
    from (${selected}) features`
  return serialise(body, 'application/geo+json; charset=utf-8')
}

const workFeature = (sql: Sql) => sql`
  select json_build_object('type', 'Feature', 'id', w.id, 'geometry', ST_AsGeoJSON(w.geom, 6)::json,
    'properties', json_build_object('id', w.id, 'kind', w.kind, 'status', w.status, 'title', w.title,
      'example', w.example, 'hasHindranceNow', exists (
        select 1 from hindrances h where h.work_id = w.id and ${hindersNow(sql)}),
      'lng', ST_X(sign.place), 'lat', ST_Y(sign.place))) as feature
  from matching w cross join lateral (select ${signPlace(sql)} as place) sign
  order by ${workOrder(sql)}`

const hindranceFeature = (sql: Sql) => sql`
  select json_build_object('type', 'Feature', 'id', h.id, 'geometry', ST_AsGeoJSON(h.geom, 6)::json,
    'properties', json_build_object('workId', w.id, 'title', w.title, 'effects', h.effects, 'severe', h.severe,
      'isNow', ${hindersNow(sql)}, 'status', w.status, 'example', w.example)) as feature
  from matching w join hindrances h on h.work_id = w.id
  order by ${workOrder(sql)}, h.id`

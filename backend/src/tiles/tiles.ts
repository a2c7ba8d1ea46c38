import { createHash } from 'node:crypto'
import { type IdeaFilter, ideaFilter } from '../contract/idea-filter.ts'
import { matches } from '../database/idea-filter-sql.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'
import { matchesEtag } from '../http/serialised.ts'
import { pinFilterOf } from '../pin-index/pin-filter-of.ts'
import { MAX_TILE_ZOOM, type PinFilter } from '../pin-index/pin-index.ts'
import { acceptsGzip, compressed, KeptTiles, TILE_TYPE } from './kept-tiles.ts'

const coordinate = z.string().regex(/^(0|[1-9]\d{0,7})$/)
const tile = createRoute({
  method: 'get',
  path: '/tiles/ideas/{z}/{x}/{y}',
  summary: 'Vector tile of public ideas: grid counts where pins would overlap, single pins elsewhere',
  request: {
    params: z.object({ z: z.string(), x: z.string(), y: z.string() }).openapi({ description: '{y} ends in .mvt' }),
    query: ideaFilter,
  },
  responses: {
    200: { description: 'Mapbox Vector Tile 2.1', content: { 'application/vnd.mapbox-vector-tile': {} } },
    204: { description: 'Nothing here' },
    ...problems,
  },
})

const tileJson = createRoute({
  method: 'get',
  path: '/tiles/ideas.json',
  summary: 'TileJSON 3.0.0 of the ideas',
  request: { query: ideaFilter },
  responses: { 200: answer(z.looseObject({}), 'TileJSON'), ...problems },
})

/** Tiles from the read model; only text search and nearness ask the database. */
export const tiles = (context: AppContext) => {
  const { index, feed, environment } = context
  const bootId = Math.random().toString(36).slice(2, 8)
  const kept = new KeptTiles()
  const router = createRouter()
  router.use('/tiles/*', rateLimit(context, { GET: 'read' }))

  // A correction of the text changes what a search finds, and nothing that the index knows of.
  const versionFor = ({ q }: IdeaFilter) => (q ? `${index.version}.${feed.revision}` : `${index.version}`)

  return router
    .openapi(tileJson, (c) => {
      const origin = environment.PUBLIC_URL ?? new URL(c.req.url).origin
      const query = new URL(c.req.url).search
      c.header('Cache-Control', 'public, max-age=60')
      return c.json(
        {
          tilejson: '3.0.0',
          tiles: [`${origin}/api/tiles/ideas/{z}/{x}/{y}.mvt${query}`],
          minzoom: 0,
          maxzoom: MAX_TILE_ZOOM,
          ...(index.size > 0 && { bounds: index.bounds({}) ?? undefined }),
          vector_layers: [
            {
              id: 'ideas',
              fields: {
                kind: 'street, policy or service',
                theme: 'Theme of the idea',
                status: 'Status of the idea',
                example: 'True for example content',
                count: 'How many ideas stand here together',
                examples: 'How many of them are examples',
              },
            },
          ],
        },
        200,
      )
    })
    .openapi(tile, async (c) => {
      const position = tilePosition(c.req.valid('param'))
      const filter = c.req.valid('query')
      const { pathname, search } = new URL(c.req.url)
      // The filter is part of it: a map that changes its filter asks the same tile again and compares the tag.
      const etag = `W/"${bootId}-${versionFor(filter)}-${shortHash(search)}"`
      c.header('ETag', etag)
      c.header('Cache-Control', 'public, max-age=0, must-revalidate')
      c.header('Vary', 'Accept-Encoding')
      if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304) as never
      const key = pathname + search
      const version = versionFor(filter)
      const tile =
        kept.get(key, version) ?? kept.keep(key, version, index.tile(...position, await toPinFilter(context, filter)))
      if (!tile.bytes) return c.body(null, 204) as never
      const gzip = acceptsGzip(c.req.header('accept-encoding')) ? compressed(tile) : undefined
      if (gzip) c.header('Content-Encoding', 'gzip')
      return c.body(new Uint8Array(gzip ?? tile.bytes), 200, { 'Content-Type': TILE_TYPE }) as never
    })
}

function tilePosition(params: { z: string; x: string; y: string }): readonly [number, number, number] {
  const texts = [params.z, params.x, params.y.replace(/\.mvt$/, '')]
  const [zoom = -1, x = -1, y = -1] = texts.map((text) => (coordinate.safeParse(text).success ? Number(text) : -1))
  const width = 2 ** zoom
  const isInside =
    params.y.endsWith('.mvt') && zoom >= 0 && zoom <= MAX_TILE_ZOOM && x >= 0 && y >= 0 && x < width && y < width
  if (!isInside) throw new Problem('not-found')
  return [zoom, x, y]
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 8)

/** The filter for the read model: areas by id, and the ideas that only the database can find. */
async function toPinFilter({ areaDirectory, listSql }: AppContext, filter: IdeaFilter): Promise<PinFilter> {
  const { q, near, radius, placed } = filter
  const needsDatabase = Boolean(q?.trim() || near)
  const found = needsDatabase
    ? await listSql<{ id: number }[]>`select i.id from ideas i where ${matches(listSql, { q, near, radius })}`
    : null
  return {
    ...pinFilterOf(filter, areaDirectory),
    ...(found && { ids: new Set(found.map(({ id }) => id)) }),
    ...(placed === 'no' && { ids: new Set<number>() }),
  }
}

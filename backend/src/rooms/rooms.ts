import type { Sql } from 'postgres'
import { type CommunityRoom, communityRoom, type RoomFilter, roomFilter } from '../contract/rooms.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, geoJson, problems, z } from '../http/router.ts'

const list = createRoute({
  method: 'get',
  path: '/rooms',
  summary: 'Rooms where people of a neighbourhood meet, by name',
  request: { query: roomFilter },
  responses: {
    200: answer(z.object({ items: z.array(communityRoom) }), 'Rooms; what is not known is null'),
    ...problems,
  },
})

const map = createRoute({
  method: 'get',
  path: '/rooms.geojson',
  summary: 'The rooms of the list whose place is known, as GeoJSON',
  request: { query: roomFilter },
  responses: { 200: geoJson('Rooms'), ...problems },
})

/** Community rooms: the same ones as a list and on the map. */
export const rooms = (context: AppContext) => {
  const { sql } = context
  const router = createRouter()
  router.use('/rooms', rateLimit(context, { GET: 'search' }))
  router.use('/rooms.geojson', rateLimit(context, { GET: 'search' }))
  return router
    .openapi(list, async (c) => {
      c.header('Cache-Control', REVALIDATE)
      return c.json({ items: await listRooms(sql, c.req.valid('query')) }, 200)
    })
    .openapi(map, async (c) => {
      const features = (await listRooms(sql, c.req.valid('query'))).flatMap(toFeature)
      return c.body(JSON.stringify({ type: 'FeatureCollection', features }), 200, {
        'Content-Type': 'application/geo+json; charset=utf-8',
        'Cache-Control': REVALIDATE,
      }) as never
    })
}

async function listRooms(sql: Sql, { area }: RoomFilter): Promise<CommunityRoom[]> {
  const rows = await sql<CommunityRoom[]>`
    select r.slug, r.name, r.address, r.access, r.contact_name, r.contact_phone, r.note, r.sources,
      (select json_build_object('slug', a.slug, 'name', a.name) from areas a
        where a.id = coalesce(r.area_id, (select near.area_id from kernen_near(r.geom, 0) near limit 1))) as area,
      case when r.geom is not null then json_build_object('lng', ST_X(r.geom), 'lat', ST_Y(r.geom)) end as place
    from community_rooms r
    where r.visibility = 'public'
      ${
        area
          ? sql`and exists (select 1 from areas a where a.slug = any(${area})
        and (a.id = any(areas_of(r.area_id, r.geom)) or ST_Covers(a.geom, r.geom)))`
          : sql``
      }
    order by r.name, r.id`
  return [...rows]
}

const toFeature = ({ place, ...properties }: CommunityRoom) =>
  place ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: [place.lng, place.lat] }, properties }] : []

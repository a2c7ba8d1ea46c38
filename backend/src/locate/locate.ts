import { type Located, located } from '../contract/place.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { latitude, longitude } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'

const route = createRoute({
  method: 'get',
  path: '/locate',
  summary: 'What lies here: kern, kernen whose border is near, nearest street with house number and distance',
  request: { query: z.strictObject({ lng: longitude, lat: latitude }) },
  responses: { 200: answer(located, 'The place'), ...problems, 422: { description: '`outside-area`' } },
})

type Row = {
  near: { slug: string; name: string; distance: number }[]
  street: { id: number; name: string; houseNumber: string | null; distance: number } | null
}

/**
 * Where a point is. Near a border between kernen `nearBorder` names the others; just outside the municipality, where the
 * outline may be off, it names every kern that may be meant, nearest first, and `area` is the nearest.
 */
export const locate = (context: AppContext) => {
  const { sql, environment } = context
  const router = createRouter()
  router.use('/locate', rateLimit(context, { GET: 'search' }))
  return router.openapi(route, async (c) => {
    const { lng, lat } = c.req.valid('query')
    const [{ near, street }] = await sql<[Row]>`
      with input as materialized (select rounded_place(ST_MakePoint(${lng}, ${lat})) as geom)
      select
        (select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'distance', round(distance_metres::numeric, 1))
          order by distance_metres, area_id), '[]') from kernen_near(input.geom, ${environment.OUTSIDE_METRES})) as near,
        (select json_build_object('id', s.id, 'name', s.name, 'distance', round(n.distance_metres::numeric, 1),
          'houseNumber', house_number_near(s.id, input.geom)::text)
          from nearest_street(ST_Transform(input.geom, 3857)) n join streets s on s.id = n.street_id) as street
      from input`
    const [nearest, ...others] = near
    if (!nearest) throw new Problem('outside-area')
    const isInside = nearest.distance === 0
    const answer: Located = {
      area: { slug: nearest.slug, name: nearest.name },
      nearBorder: isInside ? others.filter(({ distance }) => distance <= environment.BORDER_METRES) : near,
      street: street && {
        id: street.id,
        name: street.name,
        distance: street.distance,
        ...(street.houseNumber && { houseNumber: street.houseNumber }),
      },
    }
    c.header('Cache-Control', 'no-store')
    return c.json(answer, 200)
  })
}

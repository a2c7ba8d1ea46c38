import type { Sql } from 'postgres'
import { houseNumber } from '../contract/ideas.ts'
import { type Address, address as addressAnswer } from '../contract/streets.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { slug } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'

const route = createRoute({
  method: 'get',
  path: '/address',
  summary: 'Where a street and house number are; the middle of the street where the number is not known',
  request: { query: z.strictObject({ street: slug, houseNumber: houseNumber.optional() }) },
  responses: { 200: answer(addressAnswer, 'The address'), ...problems, 422: { description: '`unknown-street`' } },
})

/** Addresses: from a street and a number to a place. Nothing of what was asked is kept. */
export const address = (context: AppContext) => {
  const { sql, environment } = context
  const router = createRouter()
  router.use('/address', rateLimit(context, { GET: 'search' }))
  return router.openapi(route, async (c) => {
    const { street, houseNumber } = c.req.valid('query')
    const found = await findAddress(sql, street, houseNumber ?? null, environment.OUTSIDE_METRES)
    if (!found) throw new Problem('unknown-street')
    c.header('Cache-Control', 'no-store')
    return c.json(found, 200)
  })
}

// Where the street has no place, it says its kern only when it runs through a single one.
async function findAddress(
  sql: Sql,
  slug: string,
  houseNumber: string | null,
  outsideMetres: number,
): Promise<Address | undefined> {
  const [row] = await sql<[Address?]>`
    select json_build_object('id', s.id, 'slug', s.slug, 'name', s.name) as street,
      ${houseNumber}::text as house_number,
      case when spot.geom is not null then json_build_object('lng', ST_X(spot.geom), 'lat', ST_Y(spot.geom)) end as place,
      house.geom is not null as is_exact,
      (select json_build_object('slug', a.slug, 'name', a.name) from areas a where a.id = case
        when spot.geom is not null then (select near.area_id from kernen_near(spot.geom, ${outsideMetres}) near limit 1)
        else (select min(sa.area_id) from street_areas sa where sa.street_id = s.id having count(*) = 1) end) as area
    from streets s
    cross join lateral (select place_of_house(s.id, ${houseNumber}) as geom offset 0) house
    cross join lateral (select rounded_place(coalesce(house.geom, street_middle(s.id, null))) as geom offset 0) spot
    where s.slug = ${slug}`
  return row
}

import type { Sql } from 'postgres'
import { type AreaDetail, areaDetail } from '../contract/areas.ts'
import { ideaStatus } from '../contract/ideas.ts'
import { areaKind } from '../contract/place.ts'
import { findStreets } from '../database/find-streets.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { createGeographyCache } from '../http/geography-cache.ts'
import { Problem } from '../http/problem.ts'
import { slug } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, geoJson, problems, z } from '../http/router.ts'
import { sendSerialised } from '../http/serialised.ts'

const list = createRoute({
  method: 'get',
  path: '/areas',
  summary: 'Boundaries, with shared edges kept',
  request: { query: z.strictObject({ kind: areaKind.optional() }) },
  responses: { 200: geoJson('Areas'), ...problems },
})

const find = createRoute({
  method: 'get',
  path: '/areas/{slug}',
  summary: 'An area with its ideas per status, its places and its streets',
  request: { params: z.object({ slug }) },
  responses: { 200: answer(areaDetail, 'The area'), ...problems },
})

/** Areas: municipality, submunicipalities, kernen and neighbourhoods. */
export const areas = (context: AppContext) => {
  const { sql, index } = context
  const serialisedAreas = createGeographyCache(
    (kind) => sql<[{ body: string }]>`
    select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
      'type', 'Feature', 'id', id, 'geometry', ST_AsGeoJSON(geom, 6)::json,
      'properties', json_build_object('id', id, 'slug', slug, 'name', name, 'kind', kind, 'approximate', approximate))
      order by kind, name), '[]'))::text as body
    from areas where (valid_to is null or valid_to > current_date) and (${kind || null}::area_kind is null or kind = ${kind || null})`,
  )
  const router = createRouter()
  router.use('/areas/*', rateLimit(context, { GET: 'search' }))
  return router
    .openapi(list, async (c) => {
      const body = await serialisedAreas(c.req.valid('query').kind ?? '')
      return sendSerialised(c, body, 'public, max-age=300') as never
    })
    .openapi(find, async (c) => {
      const [area] = await sql<[AreaRow?]>`
        select a.id, a.slug, a.name, a.kind, a.approximate, parent.slug as parent_slug, parent.name as parent_name,
          ST_XMin(a.geom) as west, ST_YMin(a.geom) as south, ST_XMax(a.geom) as east, ST_YMax(a.geom) as north,
          (select coalesce(json_agg(json_build_object('kind', p.kind, 'name', p.name, 'address', p.address,
            'place', json_build_object('lng', ST_X(p.geom), 'lat', ST_Y(p.geom))) order by p.name), '[]')
            from places p where ST_Covers(a.geom, p.geom)) as places,
          case when a.kind = 'kern' then ${promiseOf(sql)} end as promise,
          (select json_build_object('year', y.year, 'reason', y.reason) from year_choices y where y.area_id = a.id
            and y.year >= extract(year from now() at time zone 'Europe/Brussels') order by y.year desc limit 1) as chosen
        from areas a left join areas parent on parent.id = a.parent_id where a.slug = ${c.req.valid('param').slug}`
      if (!area) throw new Problem('not-found')
      const { parentSlug, parentName, west, south, east, north, ...rest } = area
      const inArea = { areaIds: [area.id] }
      const counts = Object.fromEntries(
        ideaStatus.options.map((status) => {
          const { count, examples } = index.count({ ...inArea, status: [status] })
          return [status, count - examples]
        }),
      ) as Record<z.infer<typeof ideaStatus>, number>
      c.header('Cache-Control', REVALIDATE)
      return c.json(
        {
          ...rest,
          bbox: [west, south, east, north] as [number, number, number, number],
          parent: parentSlug && parentName ? { slug: parentSlug, name: parentName } : null,
          counts,
          examples: index.count(inArea).examples,
          streets: await findStreets(sql, { area: area.slug }),
        },
        200,
      )
    })
}

const promiseOf = (sql: Sql) => sql`(
  select json_build_object('due', count(*), 'kept', count(*) filter (where i.answered_on <= i.answer_due))
  from ideas i cross join (select (now() at time zone 'Europe/Brussels')::date as day) today
  where i.kern_id = a.id and i.visibility = 'public' and i.duplicate_of is null
    and i.answer_due > today.day - 365 and (i.answer_due < today.day or i.answered_on is not null))`

type AreaRow = Omit<AreaDetail, 'parent' | 'bbox' | 'counts' | 'examples' | 'streets'> &
  Record<'west' | 'south' | 'east' | 'north', number> & { parentSlug: string | null; parentName: string | null }

import { street } from '../contract/place.ts'
import { streetDetail } from '../contract/streets.ts'
import { findStreets } from '../database/find-streets.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { createGeographyCache } from '../http/geography-cache.ts'
import { Problem } from '../http/problem.ts'
import { queryText, slug } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, geoJson, problems, z } from '../http/router.ts'
import { sendSerialised } from '../http/serialised.ts'
import { findStreet } from './street-detail.ts'

const list = createRoute({
  method: 'get',
  path: '/streets',
  summary: 'Streets by name or by area; without either, all of them',
  request: { query: z.strictObject({ q: queryText(100).optional(), area: slug.optional() }) },
  responses: { 200: answer(z.object({ items: z.array(street) }), 'Streets'), ...problems },
})

const find = createRoute({
  method: 'get',
  path: '/streets/{slug}',
  summary: 'A street: its part in each kern, and its ideas, works and consultations, newest first',
  request: { params: z.object({ slug }) },
  responses: { 200: answer(streetDetail, 'The street'), ...problems },
})

const map = createRoute({
  method: 'get',
  path: '/streets.geojson',
  summary: 'Approximate axes of the streets whose place is known',
  responses: { 200: geoJson('Streets'), ...problems },
})

const background = createRoute({
  method: 'get',
  path: '/background.geojson',
  summary: 'Neighbouring municipalities, railway, squares and stations',
  responses: { 200: geoJson('Background'), ...problems },
})

/** Streets and what lies under them on the map. */
export const streets = (context: AppContext) => {
  const { sql } = context
  const serialisedStreets = createGeographyCache(
    () => sql<[{ body: string }]>`
    select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
      'type', 'Feature', 'id', id, 'geometry', ST_AsGeoJSON(geom, 6)::json, 'properties', json_build_object('id', id,
        'slug', slug, 'name', name, 'lowestNumber', lowest_number, 'highestNumber', highest_number)) order by id), '[]'))::text
      as body
    from streets where geom is not null`,
  )
  const serialisedBackground = createGeographyCache(
    () => sql<[{ body: string }]>`
    select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object('type', 'Feature',
      'geometry', ST_AsGeoJSON(geom, 6)::json, 'properties', json_build_object('kind', kind, 'name', name))), '[]'))::text
      as body
    from (select kind, name, geom from background_features union all select kind, name, geom from places) features`,
  )
  const router = createRouter()
  router.use('/streets', rateLimit(context, { GET: 'search' }))
  router.use('/streets/:slug', rateLimit(context, { GET: 'search' }))
  return router
    .openapi(list, async (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      return c.json({ items: await findStreets(sql, c.req.valid('query')) }, 200)
    })
    .openapi(find, async (c) => {
      const found = await findStreet(sql, c.req.valid('param').slug)
      if (!found) throw new Problem('not-found')
      c.header('Cache-Control', REVALIDATE)
      return c.json(found, 200)
    })
    .openapi(map, async (c) => sendSerialised(c, await serialisedStreets(), 'public, max-age=300') as never)
    .openapi(background, async (c) => sendSerialised(c, await serialisedBackground(), 'public, max-age=300') as never)
}

import { stringify } from 'csv-stringify/sync'
import { type ConsultationFilter, type ConsultationSummary, consultationFilter } from '../contract/consultations.ts'
import { matchesConsultation } from '../database/consultation-filter-sql.ts'
import { consultationSummaries } from '../database/consultation-rows.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { BYTE_ORDER_MARK, csvCell } from '../http/csv.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { createRoute, createRouter, geoJson, problems } from '../http/router.ts'
import { sendSerialised, serialise } from '../http/serialised.ts'

const request = { query: consultationFilter }

const csv = createRoute({
  method: 'get',
  path: '/consultations.csv',
  summary: 'The consultations of the list as CSV',
  request,
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': {} } }, ...problems },
})

const geojson = createRoute({
  method: 'get',
  path: '/consultations.geojson',
  summary: 'The consultations of the list as points: where the sign of each stands',
  request,
  responses: { 200: geoJson('Consultations'), ...problems },
})

const COLUMNS = [
  'id',
  'title',
  'body',
  'state',
  'opensAt',
  'closesAt',
  'opensOn',
  'closesOn',
  'areas',
  'work',
  'answerCount',
  'hasOutcome',
  'lng',
  'lat',
  'updatedOn',
  'example',
] as const

/** The list as files: the same consultations, all of them. */
export const consultationExports = (context: AppContext) => {
  const { listSql } = context
  const router = createRouter()
  const limit = rateLimit(context, { GET: 'search' })
  router.use('/consultations.csv', rateLimit(context, { GET: 'export' })).use('/consultations.geojson', limit)
  const all = (filter: ConsultationFilter) =>
    consultationSummaries(listSql, matchesConsultation(listSql, filter), { near: filter.near })
  return router
    .openapi(csv, async (c) => {
      const rows = (await all(c.req.valid('query'))).map(csvRow)
      const body = BYTE_ORDER_MARK + stringify([[...COLUMNS], ...rows])
      c.header('Content-Disposition', 'attachment; filename="consultations.csv"')
      return sendSerialised(c, serialise(body, 'text/csv; charset=utf-8'), REVALIDATE) as never
    })
    .openapi(geojson, async (c) => {
      const features = (await all(c.req.valid('query'))).map(toFeature)
      const body = JSON.stringify({ type: 'FeatureCollection', features })
      return sendSerialised(c, serialise(body, 'application/geo+json; charset=utf-8'), REVALIDATE) as never
    })
}

function csvRow({ areas, work, place, ...rest }: ConsultationSummary) {
  const cells = { ...rest, ...place, areas: areas.map(({ slug }) => slug).join(' '), work: work?.id ?? null }
  return COLUMNS.map((column) => csvCell(cells[column]))
}

const toFeature = ({ place, ...properties }: ConsultationSummary) => ({
  type: 'Feature',
  id: properties.id,
  geometry: { type: 'Point', coordinates: [place.lng, place.lat] },
  properties,
})

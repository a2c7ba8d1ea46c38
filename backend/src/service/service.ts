import { type Service, service } from '../contract/service.ts'
import { basemapArchive } from '../http/basemap-address.ts'
import type { AppContext } from '../http/context.ts'
import { createGeographyCache } from '../http/geography-cache.ts'
import { isDatabaseAway } from '../http/problem.ts'
import { answer, createRoute, createRouter, problems } from '../http/router.ts'

const route = createRoute({
  method: 'get',
  path: '/service',
  summary: 'Who runs this installation, and whose data it shows',
  responses: { 200: answer(service, 'The service'), ...problems },
})

/** Name, phone and address that stand on every page, and the credits of the map. */
export const serviceInformation = ({ sql, environment }: AppContext) => {
  // The phone number matters most when things are down, so the last credits stand while the database is away.
  const serialisedCredits = createGeographyCache(
    () => sql<[{ body: string }]>`
      select coalesce(json_agg(json_build_object('source', source, 'text', text, 'licence', licence, 'stateOf', state_of)
        order by source), '[]')::text as body from credits`,
    'application/json',
  )
  return createRouter().openapi(route, async (c) => {
    const credits = await serialisedCredits()
      .then(({ identity }) => JSON.parse(identity.toString()) as Service['credits'])
      .catch((error: unknown) => {
        if (isDatabaseAway(error)) return []
        throw error
      })
    c.header('Cache-Control', 'public, max-age=300')
    return c.json(
      {
        city: environment.SERVICE_CITY,
        name: environment.SERVICE_NAME,
        phone: environment.SERVICE_PHONE,
        address: environment.SERVICE_ADDRESS,
        socialName: environment.SERVICE_SOCIAL_NAME,
        socialPhone: environment.SERVICE_SOCIAL_PHONE,
        committees: environment.COMMITTEES,
        publicUrl: environment.PUBLIC_URL ?? '',
        answerWithinWorkingDays: environment.ANSWER_WITHIN_WORKING_DAYS,
        borderMetres: environment.BORDER_METRES,
        outsideMetres: environment.OUTSIDE_METRES,
        basemap: { style: environment.BASEMAP_STYLE ?? null, pmtiles: basemapArchive(environment.BASEMAP_PMTILES) },
        credits,
      },
      200,
    )
  })
}

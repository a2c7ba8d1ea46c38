import { afterAll, expect, test } from 'vitest'
import type { AreaDetail } from '../contract/areas.ts'
import type { Hotspots } from '../contract/hotspots.ts'
import type { YearOverview } from '../contract/year.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, signIn, stop } = await startTestApp()
afterAll(stop)

const { headers } = await signIn(['wijkwerker'])
const read = async (as = headers) => (await (await send('GET', '/api/desk/year', undefined, as)).json()) as YearOverview
const areaOf = (overview: YearOverview, slug: string) => overview.items.find(({ area }) => area.slug === slug)

test('kernen and neighbourhoods stand side by side, and what is not known is null', async () => {
  await send('POST', '/api/ideas', anIdea({ location: { area: 'kachtem' } }))
  const overview = await read()
  expect(overview.items).toHaveLength(8)
  expect(areaOf(overview, 'kachtem')).toEqual({
    area: { slug: 'kachtem', name: 'Kachtem' },
    kind: 'kern',
    addresses: 1306,
    openIdeas: 1,
    works: 0,
    more: null,
    fewer: null,
    hasPlan: null,
    lastTrajectory: null,
    lastFramework: null,
  })
  expect(areaOf(overview, 'wijk-achter-de-kerk')).toMatchObject({
    kind: 'neighbourhood',
    hasPlan: null,
  })
})

test('whether there is a plan is set, unset and logged', async () => {
  for (const hasPlan of [true, false, null]) {
    const changed = await send('PATCH', '/api/desk/year/areas/kachtem', { hasPlan }, headers)
    expect(areaOf((await changed.json()) as YearOverview, 'kachtem')).toMatchObject({ hasPlan })
  }
  const log = await sql`select before, after from audit_log where action = 'describe area' order by id`
  expect(log.map(({ before, after }) => [before.hasPlan, after.hasPlan])).toEqual([
    [null, true],
    [true, false],
    [false, null],
  ])
})

test('the last trajectory and framework are filled in, never had, or not known, and each stays when another is set', async () => {
  const describe = async (change: object) => {
    const response = await send('PATCH', '/api/desk/year/areas/de-mol', change, headers)
    return areaOf((await response.json()) as YearOverview, 'de-mol')
  }
  await describe({ hasPlan: true })
  await describe({ lastTrajectory: { year: 2023 } })
  expect(await describe({ lastFramework: { year: null } })).toMatchObject({
    hasPlan: true,
    lastTrajectory: { year: 2023 },
    lastFramework: { year: null },
  })
  expect(await describe({ lastTrajectory: null })).toMatchObject({ hasPlan: true, lastTrajectory: null })
  expect((await send('PATCH', '/api/desk/year/areas/de-mol', { lastTrajectory: { year: 1830 } }, headers)).status).toBe(
    400,
  )
})

test('of two who fill in something else at the same moment neither loses it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const year = 2000 + round
    const changes = [{ hasPlan: round % 2 === 0 }, { lastTrajectory: { year } }, { lastFramework: { year } }]
    await Promise.all(changes.map((change) => send('PATCH', '/api/desk/year/areas/emelgem', change, headers)))
    expect(areaOf(await read(), 'emelgem')).toMatchObject(Object.assign({}, ...changes))
  }
})

test('a neighbourhood has the figures of the stretches that lie in it, and they open', async () => {
  const neighbourhood = 'wijk-achter-de-kerk'
  const readUnits = async (area: string) =>
    (await (await send('GET', `/api/desk/hotspots?area=${area}`, undefined, headers)).json()) as Hotspots
  const within = await readUnits(neighbourhood)
  const kern = await readUnits('centrum-izegem')
  expect(within.items.length).toBeGreaterThan(5)
  expect(within.items.length).toBeLessThan(kern.items.length / 2)
  const slugs = new Set(kern.items.map(({ slug }) => slug))
  expect(within.items.filter(({ slug }) => !slugs.has(slug))).toEqual([])
  const addresses = within.items.reduce((sum, unit) => sum + unit.addresses, 0)
  expect(areaOf(await read(), neighbourhood)).toMatchObject({ addresses })
  const shapes = await (
    await send('GET', `/api/desk/hotspots.geojson?area=${neighbourhood}`, undefined, headers)
  ).json()
  expect((shapes as { features: unknown[] }).features).toHaveLength(within.items.length)
  const elsewhere = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  const foreign = await send('GET', `/api/desk/hotspots?area=${neighbourhood}`, undefined, elsewhere.headers)
  expect(foreign.status).toBe(404)
})

test('the choice of a year can be made anew, and everyone reads its reason', async () => {
  const { year } = await read()
  const choose = (area: string, reason: string) => send('PUT', '/api/desk/year/choice', { year, area, reason }, headers)
  expect((await choose('kachtem', 'Kort')).status).toBe(400)
  await choose('emelgem', 'Daar komen grote werken aan.')
  expect((await choose('kachtem', 'Daar horen we het minst.')).status).toBe(200)
  expect((await read()).choices).toEqual([
    { year, area: { slug: 'kachtem', name: 'Kachtem' }, reason: 'Daar horen we het minst.' },
  ])
  const chosen = async (slug: string) => ((await (await send('GET', `/api/areas/${slug}`)).json()) as AreaDetail).chosen
  expect(await chosen('kachtem')).toEqual({ year, reason: 'Daar horen we het minst.' })
  expect(await chosen('emelgem')).toBeNull()
})

test('who works for one kern sees and changes that one, with the neighbourhoods in it; a committee member only reads', async () => {
  const elsewhere = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  expect((await read(elsewhere.headers)).items.map(({ area }) => area.slug)).toEqual(['kachtem'])
  const foreign = await send('PATCH', '/api/desk/year/areas/emelgem', { hasPlan: true }, elsewhere.headers)
  expect(foreign.status).toBe(404)
  const choice = { year: 2030, area: 'emelgem', reason: 'Niet mijn kern, toch gekozen.' }
  expect((await send('PUT', '/api/desk/year/choice', choice, elsewhere.headers)).status).toBe(404)
  const member = await signIn(['committee'])
  expect((await read(member.headers)).items).toHaveLength(8)
  expect((await send('PUT', '/api/desk/year/choice', choice, member.headers)).status).toBe(403)
})

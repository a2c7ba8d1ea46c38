import { afterAll, expect, test } from 'vitest'
import type { AreaDetail } from '../contract/areas.ts'
import type { Hotspots } from '../contract/hotspots.ts'
import type { ProblemDetails } from '../contract/problem.ts'
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

const chosenIn = (overview: YearOverview, year: number) => overview.choices.find((choice) => choice.year === year)
const choose = (body: object, as = headers) => send('PUT', '/api/desk/year/choice', body, as)
const withdraw = (body: object, as = headers) => send('POST', '/api/desk/year/choice/withdrawal', body, as)
const shownOf = async (slug: string) => ((await (await send('GET', `/api/areas/${slug}`)).json()) as AreaDetail).chosen
const kindOf = async (response: Response) => ((await response.json()) as ProblemDetails).kind
const logOf = (year: number) => sql`
  select action, reason, before, after from audit_log where subject_kind = 'year' and subject_id = ${String(year)} order by id`

test('the choice of a year is made anew by who read the earlier one, everyone reads its reason, and both are logged', async () => {
  const { year } = await read()
  expect((await choose({ year, area: 'kachtem', reason: 'Kort', replaces: null })).status).toBe(400)
  expect((await choose({ year, area: 'kachtem', reason: 'Zonder te zien wat er stond.' })).status).toBe(400)
  const first = { area: 'emelgem', reason: 'Daar komen grote werken aan.' }
  const made = (await (await choose({ year, ...first, replaces: null })).json()) as YearOverview
  const second = { area: 'kachtem', reason: 'Daar horen we het minst.' }
  const anew = await choose({ year, ...second, replaces: chosenIn(made, year)?.chosenAt })
  expect(anew.status).toBe(200)
  expect((await read()).choices).toMatchObject([
    { year, area: { slug: 'kachtem', name: 'Kachtem' }, reason: second.reason },
  ])
  expect(await shownOf('kachtem')).toEqual({ year, reason: second.reason })
  expect(await shownOf('emelgem')).toBeNull()
  expect(await logOf(year)).toMatchObject([
    { before: null, after: first },
    { before: first, after: second },
  ])
})

test('a choice is withdrawn with a reason, is shown nowhere any more, and stays in the log', async () => {
  const { year } = await read()
  const before = chosenIn(await read(), year)
  expect((await withdraw({ year, chosenAt: before?.chosenAt })).status).toBe(400)
  const withdrawal = { year, chosenAt: before?.chosenAt, reason: 'De werken zijn uitgesteld.' }
  const withdrawn = await withdraw(withdrawal)
  expect(chosenIn((await withdrawn.json()) as YearOverview, year)).toBeUndefined()
  expect(await shownOf('kachtem')).toBeNull()
  expect((await logOf(year)).at(-1)).toEqual({
    action: 'withdraw area of the year',
    reason: withdrawal.reason,
    before: { area: 'kachtem', reason: before?.reason },
    after: { area: null },
  })
  expect(await kindOf(await withdraw(withdrawal))).toBe('outdated')
})

test('of two who choose, replace or withdraw at the same moment one is told that it changed meanwhile', async () => {
  const year = 2040
  const reasons = ['Daar komen werken aan.', 'Daar horen we het minst.', 'Daar is nog geen plan.']
  const chooseAll = (replaces: string | null) =>
    Promise.all(reasons.map((reason) => choose({ year, area: 'emelgem', reason, replaces })))
  const expectOne = async (responses: Response[]) => {
    expect(responses.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = responses.filter(({ ok }) => !ok)
    expect(await Promise.all(refused.map(kindOf))).toEqual(refused.map(() => 'outdated'))
  }
  const chosenAt = async () => chosenIn(await read(), year)?.chosenAt ?? null
  await expectOne(await chooseAll(null))
  const first = await chosenAt()
  await expectOne(await chooseAll(first))
  expect(await kindOf(await withdraw({ year, chosenAt: first, reason: 'Te laat.' }))).toBe('outdated')
  const second = await chosenAt()
  await expectOne(
    await Promise.all([
      withdraw({ year, chosenAt: second, reason: 'Tegelijk.' }),
      choose({ year, area: 'kachtem', reason: 'Tegelijk iets anders.', replaces: second }),
    ]),
  )
})

test('who works for one kern neither replaces nor withdraws the choice of another', async () => {
  const year = 2041
  const made = await choose({ year, area: 'emelgem', reason: 'Daar komen werken aan.', replaces: null })
  const chosenAt = chosenIn((await made.json()) as YearOverview, year)?.chosenAt
  const elsewhere = (await signIn(['wijkwerker'], { areas: ['kachtem'] })).headers
  const own = { year, area: 'kachtem', reason: 'Mijn eigen kern, in de plaats.', replaces: chosenAt }
  expect(await kindOf(await choose(own, elsewhere))).toBe('forbidden')
  expect(await kindOf(await withdraw({ year, chosenAt, reason: 'Niet van mij.' }, elsewhere))).toBe('forbidden')
  expect(chosenIn(await read(), year)).toMatchObject({ area: { slug: 'emelgem' }, chosenAt })
  const there = (await signIn(['wijkwerker'], { areas: ['emelgem'] })).headers
  expect((await withdraw({ year, chosenAt, reason: 'Wel van mij.' }, there)).status).toBe(200)
})

test('who works for one kern sees and changes that one, with the neighbourhoods in it; a committee member only reads', async () => {
  const elsewhere = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  expect((await read(elsewhere.headers)).items.map(({ area }) => area.slug)).toEqual(['kachtem'])
  const foreign = await send('PATCH', '/api/desk/year/areas/emelgem', { hasPlan: true }, elsewhere.headers)
  expect(foreign.status).toBe(404)
  const choice = { year: 2030, area: 'emelgem', reason: 'Niet mijn kern, toch gekozen.', replaces: null }
  expect((await send('PUT', '/api/desk/year/choice', choice, elsewhere.headers)).status).toBe(404)
  const member = await signIn(['committee'])
  expect((await read(member.headers)).items).toHaveLength(8)
  expect((await send('PUT', '/api/desk/year/choice', choice, member.headers)).status).toBe(403)
})

test('a choice whose answer got lost is made once, and is not told that somebody else was first', async () => {
  const { choices } = await read()
  const body = { year: 2044, area: 'de-mol', reason: 'Hier horen we het minst.', replaces: null }
  const again = { ...headers, 'idempotency-key': crypto.randomUUID() }
  expect(choices.some(({ year }) => year === body.year)).toBe(false)
  for (const attempt of [1, 2]) {
    expect((await send('PUT', '/api/desk/year/choice', body, again)).status, `try ${attempt}`).toBe(200)
  }
  expect(
    await sql`select 1 from audit_log where action = 'choose area of the year' and subject_id = '2044'`,
  ).toHaveLength(1)
  expect((await send('PUT', '/api/desk/year/choice', body, headers)).status).toBe(409)
})

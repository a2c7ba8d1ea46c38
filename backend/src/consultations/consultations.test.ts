import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWork } from '../content/write-work.ts'
import type { ConsultationDetail, ConsultationPage } from '../contract/consultations.ts'
import { aWork, startTestApp } from '../testing.ts'
import { addConsultation } from './testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const get = async <T>(path: string) => {
  const response = await send('GET', `/api/consultations${path}`)
  expect(response.status, path).toBe(200)
  return (await response.json()) as T
}
const titles = async (query = '') => (await get<ConsultationPage>(query)).items.map(({ title }) => title)

const IN_EMELGEM = { lng: 3.2182, lat: 50.9262 }
const ids: Record<string, number> = {}

beforeAll(async () => {
  const add = async (title: string, given: Parameters<typeof addConsultation>[1]) => {
    ids[title] = await addConsultation(sql, { title, ...given })
  }
  const workId = await sql.begin((transaction) => addWork(transaction, aWork()))
  await add('oud', { opens: '-40 days', closes: '-20 days', areas: ['kachtem'] })
  await add('pas gesloten', { opens: '-9 days', closes: '-1 day', areas: ['bosmolens'] })
  await add('sluit morgen', { closes: '1 day', areas: ['emelgem'] })
  await add('sluit later', { closes: '9 days', areas: ['izegem'] })
  await add('komt', { opens: '3 days', closes: '9 days', areas: ['wijk-achter-de-kerk'] })
  await add('werk', { opens: '5 days', closes: '9 days', areas: [], workId })
  await add('plek', { opens: '6 days', closes: '9 days', areas: ['emelgem'], at: [IN_EMELGEM.lng, IN_EMELGEM.lat] })
  await add('verborgen', { visibility: 'hidden' })
})

test('what is open comes first, soonest to close; then what is to come; then what is over, newest first', async () => {
  const page = await get<ConsultationPage>('')
  const order = ['sluit morgen', 'sluit later', 'komt', 'werk', 'plek', 'pas gesloten', 'oud']
  expect(page.items.map(({ title }) => title)).toEqual(order)
  expect(page).toMatchObject({ count: 7, examples: 0, counts: { open: 2, upcoming: 3, closed: 2 }, next: null })
})

test.each([
  ['?state=open', ['sluit morgen', 'sluit later']],
  ['?open=yes', ['sluit morgen', 'sluit later']],
  ['?open=no&state=closed', ['pas gesloten', 'oud']],
  ['?state=upcoming,closed&area=kachtem', ['oud']],
  ['?area=emelgem', ['sluit morgen', 'sluit later', 'werk', 'plek']],
  ['?area=kachtem', ['sluit later', 'oud']],
  ['?area=centrum-izegem', ['sluit later', 'komt']],
  ['?area=wijk-achter-de-kerk', ['sluit later', 'komt']],
  ['?area=de-mol', ['sluit later']],
  ['?area=nergens', []],
  ['?street=baronstraat', ['werk']],
  ['?street=nergens', []],
])('the filter %s finds what belongs to it', async (query, expected) => {
  expect(await titles(query)).toEqual(expected)
})

test('a city-wide question finds all', async () => {
  expect(await titles('?area=izegem')).toHaveLength(7)
})

test('near is measured to what a consultation covers: 0 inside its area, metres to its spot', async () => {
  const { lng, lat } = IN_EMELGEM
  const { items } = await get<ConsultationPage>(`?near=${lng},${lat}&radius=100`)
  const found = Object.fromEntries(items.map(({ title, distance }) => [title, distance]))
  expect(found).toEqual({ 'sluit morgen': 0, 'sluit later': 0, plek: 0 })
  // 150 m to the north: out of reach of the spot alone.
  expect(await titles(`?near=${lng},${lat + 0.00135}&radius=100`)).toEqual(['sluit morgen', 'sluit later'])
})

test('a box finds what reaches into it', async () => {
  const { lng, lat } = IN_EMELGEM
  const box = (east: number) => `?bbox=${lng + east},${lat - 0.001},${lng + east + 0.0005},${lat + 0.001}`
  expect(await titles(box(-0.0001))).toContain('plek')
  expect(await titles(box(0.0001))).not.toContain('plek')
})

test('page after page every consultation comes once, also by distance', async () => {
  for (const query of ['limit=2', `limit=2&near=${IN_EMELGEM.lng},${IN_EMELGEM.lat}&radius=20000`]) {
    const seen: string[] = []
    let cursor = ''
    do {
      const page: ConsultationPage = await get(`?${query}${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ title }) => title))
      cursor = page.next ?? ''
    } while (cursor)
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  }
  expect((await send('GET', '/api/consultations?cursor=x')).status).toBe(400)
})

test('one consultation has its questions in order, its work and the days on which one can answer', async () => {
  const id = ids.werk ?? 0
  await sql`
    insert into consultation_questions (consultation_id, position, kind, title, options, required)
    values (${id}, 2, 'choice', 'Welke?', '{Links,Rechts}', true), (${id}, 1, 'text', 'Wat vind je?', '{}', false)`
  const found = await get<ConsultationDetail>(`/${id}`)
  expect(found).toMatchObject({
    state: 'upcoming',
    work: { title: 'Riolering' },
    areas: [{ slug: 'emelgem', name: 'Emelgem' }],
    questions: [
      { kind: 'text', title: 'Wat vind je?', options: [], required: false },
      { kind: 'choice', title: 'Welke?', options: ['Links', 'Rechts'], required: true, multiple: false },
    ],
    outcome: null,
  })
  const [west, south, east, north] = found.bbox
  expect(found.place.lng).toBeGreaterThanOrEqual(west)
  expect(found.place.lng).toBeLessThanOrEqual(east)
  expect(found.place.lat).toBeGreaterThanOrEqual(south)
  expect(found.place.lat).toBeLessThanOrEqual(north)
  for (const absent of [ids.verborgen, 999_999]) {
    expect((await send('GET', `/api/consultations/${absent}`)).status).toBe(404)
  }
})

test('closing at midnight ends the day before; closing by day is asked by that last day', async () => {
  const [{ id }] = await sql<[{ id: number }]>`
    insert into consultations (title, body, opens_at, closes_at, area_ids)
    select 'winter', 'x', timestamp '2030-01-10 00:00' at time zone 'Europe/Brussels',
      timestamp '2030-02-01 00:00' at time zone 'Europe/Brussels', array_agg(id) from areas where slug = 'de-mol'
    returning id`
  expect(await get(`/${id}`)).toMatchObject({
    opensOn: '2030-01-10',
    closesOn: '2030-01-31',
    closesAt: '2030-01-31T23:00:00.000Z',
  })
  expect(await titles('?until=2030-01-31&area=de-mol')).toContain('winter')
  expect(await titles('?until=2030-01-30&area=de-mol')).not.toContain('winter')
  await sql`delete from consultations where id = ${id}`
})

test('a consultation of a work that is hidden tells nothing of where that lies', async () => {
  const workId = await sql.begin((transaction) => addWork(transaction, aWork()))
  const about = { workId, opens: '-1 day', closes: '400 days' }
  const alone = await addConsultation(sql, { ...about, title: 'alleen', areas: [] })
  const own = await addConsultation(sql, { ...about, title: 'eigen wijk', areas: ['kachtem'] })
  const [shown, shownOwn] = [await get<ConsultationDetail>(`/${alone}`), await get<ConsultationDetail>(`/${own}`)]
  expect(shownOwn).toMatchObject({ bbox: shown.bbox, place: shown.place, work: { id: workId } })
  const { lng, lat } = shown.place
  const here = `bbox=${lng - 0.0001},${lat - 0.0001},${lng + 0.0001},${lat + 0.0001}`
  const ofWork = ['alleen', 'eigen wijk']
  expect(await titles('?street=baronstraat')).toEqual(expect.arrayContaining(ofWork))
  expect(await titles(`?${here}`)).toEqual(expect.arrayContaining(ofWork))
  await sql`update works set visibility = 'hidden' where id = ${workId}`

  for (const title of ofWork) expect(await titles('?street=baronstraat')).not.toContain(title)
  expect(await titles(`?${here}`)).not.toContain('eigen wijk')
  // As one that is about the whole town.
  for (const area of ['emelgem', 'kachtem', 'de-mol']) expect(await titles(`?area=${area}`), area).toContain('alleen')
  const [hidden, hiddenOwn] = [await get<ConsultationDetail>(`/${alone}`), await get<ConsultationDetail>(`/${own}`)]
  expect(hidden).toMatchObject({ work: null, areas: [] })
  expect(hidden.place).not.toEqual(shown.place)
  expect(hidden.bbox[2] - hidden.bbox[0]).toBeGreaterThan(10 * (shown.bbox[2] - shown.bbox[0]))
  expect(hiddenOwn).toMatchObject({ work: null, areas: [{ slug: 'kachtem' }] })
  expect(hiddenOwn.place).not.toEqual(shown.place)
})

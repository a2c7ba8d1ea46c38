import { afterAll, expect, test } from 'vitest'
import { addConsultation } from '../consultations/testing.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import type { Street } from '../contract/place.ts'
import type { StreetDetail } from '../contract/streets.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { MAX_ENTRIES } from './street-detail.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const street = async (slug: string): Promise<StreetDetail> => {
  const response = await send('GET', `/api/streets/${slug}`)
  expect(response.status).toBe(200)
  return (await response.json()) as StreetDetail
}

const { items: streets } = (await (await send('GET', '/api/streets')).json()) as { items: Street[] }
const idOf = (slug: string) => streets.find((item) => item.slug === slug)?.id

async function sendIdea(slug: string, houseNumber: number, changes = {}): Promise<number> {
  const location = { streetId: idOf(slug), houseNumber: String(houseNumber) }
  const response = await send('POST', '/api/ideas', anIdea({ location, ...changes }))
  expect(response.status).toBe(201)
  return ((await response.json()) as IdeaCreated).idea.id
}

type WorkChanges = { status?: string; from?: number | null; to?: number | null; example?: boolean; updatedOn?: string }

async function addWork(slug: string, changes: WorkChanges = {}): Promise<number> {
  const { status = 'in-progress', from = null, to = null, example = false, updatedOn = '2026-01-01' } = changes
  const [work] = await sql<[{ id: number }]>`
    insert into works (kind, status, title, client, deciding_authority, city_decides, geom, example, updated_at)
    select 'sewer', ${status}, 'Riolering', 'Aquafin', 'Stad', true, street_stretch(id, ${from}, ${to}), ${example},
      ${updatedOn}::text::timestamptz from streets where slug = ${slug} returning id`
  return work.id
}

test('a street that crosses a border shows its part in each kern, with the numbers that lie there', async () => {
  const crossing = streets.filter(({ areas }) => areas.length > 1)
  expect(crossing.length).toBeGreaterThan(20)
  for (const { slug, areas } of crossing) {
    const { parts } = await street(slug)
    expect(parts.map(({ area }) => area)).toEqual(areas)
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 1)
    for (const { area, lowestNumber, highestNumber } of parts) {
      for (const number of [lowestNumber, highestNumber]) {
        if (number === null) continue
        const found = await (await send('GET', `/api/address?street=${slug}&houseNumber=${number}`)).json()
        expect(found, `${slug} ${number}`).toMatchObject({ area, isExact: true })
      }
    }
  }
})

test('ideas and works of both sides stand in one timeline, each counted in its own kern', async () => {
  const crossing = await Promise.all(
    streets.filter(({ areas, hasPlace }) => areas.length === 2 && hasPlace).map(({ slug }) => street(slug)),
  )
  const both = crossing.find(({ parts }) =>
    parts.every((part) => (part.highestNumber ?? 0) - (part.lowestNumber ?? 0) > 8),
  )
  if (!both) throw new Error('no street has numbers in two kernen')
  const [one, other] = both.parts
  const ideas = [
    await sendIdea(both.slug, one?.lowestNumber ?? 0),
    await sendIdea(both.slug, other?.highestNumber ?? 0),
  ]
  const work = await addWork(both.slug)
  const elsewhere = await addWork('ghistelstraat')
  const { parts, entries, now, count } = await street(both.slug)
  expect(parts.map((part) => [part.ideas, part.works])).toEqual([
    [1, 1],
    [1, 1],
  ])
  expect(
    entries.map((entry) => (entry.type === 'idea' ? entry.idea.id : entry.type === 'work' && -entry.work.id)),
  ).toEqual([...ideas.toReversed(), -work])
  expect(work).not.toBe(elsewhere)
  expect(now).toEqual({ ideas: 2, worksInProgress: 1, worksPlanned: 0, consultationsOpen: 0, examples: 0 })
  expect(count).toBe(3)
})

test('newest first by day, whatever it is; examples are there and count apart; what is hidden is not there', async () => {
  await addWork('korenmarkt', { status: 'done', updatedOn: '2026-02-03' })
  await addWork('korenmarkt', { status: 'planned', updatedOn: '2026-05-06', example: true })
  const hiddenWork = await addWork('korenmarkt')
  const gone = await addWork('korenmarkt')
  await sql`update works set visibility = 'hidden' where id = ${hiddenWork}`
  await sql`update works set archived_at = now() where id = ${gone}`
  const shown = await sendIdea('korenmarkt', 1)
  const hidden = await sendIdea('korenmarkt', 1)
  await sql`update ideas set created_on = '2026-04-05' where id = ${shown}`
  await sql`update ideas set visibility = 'hidden' where id = ${hidden}`
  const { entries, now, count } = await street('korenmarkt')
  expect(entries.map(({ type, on }) => [type, on])).toEqual([
    ['work', '2026-05-06'],
    ['idea', '2026-04-05'],
    ['work', '2026-02-03'],
  ])
  expect(now).toMatchObject({ ideas: 1, worksInProgress: 0, worksPlanned: 0, examples: 1 })
  expect(count).toBe(3)
})

test('a consultation about its works stands in the timeline from the day one could answer; what is hidden does not', async () => {
  const workId = await addWork('roeselaarsestraat', { updatedOn: '2026-01-01' })
  const open = await addConsultation(sql, { workId, areas: [], opens: '-2 days' })
  const example = await addConsultation(sql, { workId, areas: [], opens: '-2 days', example: true })
  await addConsultation(sql, { workId, areas: [], visibility: 'hidden' })
  await sql`update consultations set updated_at = '2026-01-02' where id in (${open}, ${example})`
  const [{ opensOn }] = await sql<[{ opensOn: string }]>`
    select (opens_at at time zone 'Europe/Brussels')::date::text as opens_on from consultations where id = ${open}`
  const { entries, now, count } = await street('roeselaarsestraat')
  expect(entries.map(({ type, on }) => [type, on])).toEqual([
    ['consultation', opensOn],
    ['consultation', opensOn],
    ['work', '2026-01-01'],
  ])
  expect(now).toMatchObject({ consultationsOpen: 1, worksInProgress: 1, examples: 1 })
  expect(count).toBe(3)
})

test('a busy street shows its newest and says how many there are', async () => {
  const id = await sendIdea('kachtemsestraat', 12)
  await sql`
    insert into ideas (kind, title, body, theme, kern_id, area_ids, street_id, precision, placed_by, geom, created_on)
    select kind, title, body, theme, kern_id, area_ids, street_id, precision, placed_by, geom, created_on - day
    from ideas, generate_series(1, ${MAX_ENTRIES + 5}) day where id = ${id}`
  await addWork('kachtemsestraat', { updatedOn: '2000-01-01' })
  const { entries, count, now } = await street('kachtemsestraat')
  expect(entries).toHaveLength(MAX_ENTRIES)
  expect(entries[0]).toMatchObject({ type: 'idea', idea: { id } })
  expect(count).toBe(MAX_ENTRIES + 7)
  expect(now).toMatchObject({ ideas: MAX_ENTRIES + 6, worksInProgress: 1 })
})

test('a street where nothing happened is empty, one without a place says so', async () => {
  expect(await street('nederweg')).toMatchObject({ entries: [], count: 0, hasPlace: true })
  await sql`update streets set geom = null where slug = 'leenstraat'`
  const idea = await sendIdea('leenstraat', 3, {
    area: streets.find(({ slug }) => slug === 'leenstraat')?.areas[0]?.slug,
  })
  expect(await street('leenstraat')).toMatchObject({
    hasPlace: false,
    place: null,
    entries: [{ type: 'idea', idea: { id: idea } }],
  })
})

test('there is no such street; the lists beside it stay', async () => {
  expect((await send('GET', '/api/streets/kerkstraat-in-brugge')).status).toBe(404)
  expect((await send('GET', '/api/streets.geojson')).status).toBe(200)
  const tag = (await send('GET', '/api/streets/nederweg')).headers.get('etag') ?? ''
  expect((await send('GET', '/api/streets/nederweg', undefined, { 'if-none-match': tag })).status).toBe(304)
})

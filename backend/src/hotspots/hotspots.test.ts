import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Dossier, HotspotCard, Hotspots, KernHotspots, Reach } from '../contract/hotspots.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, signIn, stop } = await startTestApp()
afterAll(stop)

const { headers } = await signIn(['wijkwerker'])
const [street] = await sql<{ id: number }[]>`select id from streets where slug = 'baronstraat'`
const streetId = street?.id ?? 0

async function newIdea(changes: Record<string, unknown> = {}) {
  const location = { streetId, houseNumber: '24' }
  const { idea } = (await (await send('POST', '/api/ideas', anIdea({ location, ...changes }))).json()) as IdeaCreated
  return idea.id
}
const read = async <T>(path: string, as = headers): Promise<T> =>
  (await (await send('GET', path, undefined, as)).json()) as T
const [placed] = await sql<{ kern: string; unit: string }[]>`
  select a.slug as kern, u.slug as unit from ideas i join areas a on a.id = i.kern_id join spatial_units u on u.id = i.stretch_id
  where i.id = ${await newIdea()}`
const { kern = '', unit = '' } = placed ?? {}
const ranked = (query = '') => read<Hotspots>(`/api/desk/hotspots?area=${kern}${query}`)

test('every kern is divided in stretches and squares that hold all its addresses', async () => {
  const rows = await sql<{ kind: string; kernen: number; addresses: number; drawn: boolean }[]>`
    select kind, count(distinct kern_id)::int as kernen, sum(addresses)::int as addresses,
      bool_and(geom is not null or not exists (select from streets s where s.id = street_id and s.geom is not null)) as drawn
    from spatial_units group by kind order by kind`
  expect(rows).toEqual([
    { kind: 'stretch', kernen: 7, addresses: 11_730, drawn: true },
    { kind: 'cell', kernen: 7, addresses: 11_730, drawn: true },
  ])
})

test('where much is asked stands first and is marked; few ideas mark nothing, and that is said', async () => {
  const before = await ranked()
  expect(before).toMatchObject({ ideas: 1, canTellMore: false })
  expect(before.items[0]).toMatchObject({ slug: unit, ideas: 1, mark: null, streets: ['Baronstraat'] })
  for (let count = 0; count < 11; count += 1) await newIdea({ title: `De oversteek is gevaarlijk ${count}` })
  const after = await ranked()
  expect(after).toMatchObject({ ideas: 12, canTellMore: true })
  expect(after.items[0]).toMatchObject({ slug: unit, ideas: 12, mark: 'more' })
  const cells = await ranked('&kind=cell')
  expect(cells.items[0]).toMatchObject({ kind: 'cell', ideas: 12, mark: 'more' })
  expect(cells.items[0]?.streets).toContain('Baronstraat')
  const { items } = await read<KernHotspots>('/api/desk/hotspots/areas')
  expect(items).toHaveLength(7)
  expect(items[0]).toMatchObject({ area: { slug: kern }, ideas: 12, mark: 'more' })
})

test('held against residents, where they were loaded, it is their number that makes expect', async () => {
  expect(await ranked()).toMatchObject({
    hasResidents: false,
    items: expect.arrayContaining([expect.objectContaining({ residents: null })]),
  })
  expect(
    (await ranked('&reference=residents')).items.every(({ expected, mark }) => expected === null && mark === null),
  ).toBe(true)
  // As if all but this stretch stood empty, so that every idea is from where the people are.
  await sql`update spatial_units set residents = case when slug = ${unit} then 970 else 0.1 end where kind = 'stretch'`
  try {
    const [byAddresses, byResidents] = [await ranked(), await ranked('&reference=residents')]
    expect(byAddresses).toMatchObject({ hasResidents: true })
    expect(byAddresses.items[0]).toMatchObject({ slug: unit, residents: 970, mark: 'more' })
    expect(byResidents.items[0]).toMatchObject({ slug: unit, mark: null })
    expect(byResidents.items[0]?.expected).toBeGreaterThan(11)
    const expected = byResidents.items.reduce((sum, item) => sum + (item.expected ?? 0), 0)
    expect(expected).toBeCloseTo(byResidents.ideas, 6)
    const kernen = await read<KernHotspots>('/api/desk/hotspots/areas?reference=residents')
    expect(kernen.items[0]).toMatchObject({ area: { slug: kern }, ideas: 12 })
    expect(kernen.items[0]?.residents).toBeGreaterThan(970)
    const card = await read<HotspotCard>(`/api/desk/hotspots/units/${unit}?reference=residents`)
    expect(card.unit.expected).toBe(byResidents.items[0]?.expected)
    const csv = await (
      await send('GET', `/api/desk/hotspots.csv?area=${kern}&reference=residents`, undefined, headers)
    ).text()
    expect(csv).toContain('addresses,residents,ideas')
    expect(csv).toContain(',970,12,')
  } finally {
    await sql`update spatial_units set residents = null`
  }
})

test('the counts that are kept are those of the ideas, whatever happens to them', async () => {
  const ids = [await newIdea(), await newIdea({ location: { streetId, houseNumber: '60' } }), await newIdea()]
  const acts = [
    (id: number) => sql`update ideas set status = 'planned' where id = ${id}`,
    (id: number) => sql`update ideas set theme = 'verkeer' where id = ${id}`,
    (id: number) => sql`update ideas set visibility = 'hidden' where id = ${id}`,
    (id: number) => sql`update ideas set visibility = 'public' where id = ${id}`,
    (id: number) => sql`update ideas set duplicate_of = ${ids[0] ?? 0} where id = ${id} and id <> ${ids[0] ?? 0}`,
    (id: number) => sql`update ideas set duplicate_of = null where id = ${id}`,
    (id: number) => sql`update ideas set house_number = '2' where id = ${id}`,
    (id: number) => sql`update ideas set example = not example where id = ${id}`,
    (id: number) => sql`update ideas set support_count = support_count + 1 where id = ${id}`,
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: acts.length - 1 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 8 }),
      async (steps) => {
        for (const [act, id] of steps) await acts[act]?.(ids[id] ?? 0)
        for (const kind of ['stretch', 'cell']) {
          // With a day it counts the ideas themselves, without it reads what is kept.
          const [kept, fresh] = [await ranked(`&kind=${kind}`), await ranked(`&kind=${kind}&since=2020-01-01`)]
          expect(kept).toEqual(fresh)
        }
        expect((await ranked('&theme=verkeer&status=planned')).items).toEqual(
          (await ranked('&theme=verkeer&status=planned&since=2020-01-01')).items,
        )
      },
    ),
    { numRuns: 25 },
  )
  await sql`delete from ideas where id = any(${ids})`
  expect((await ranked()).ideas).toBe(12)
})

test('the card tells themes, words, months, ideas and what was decided', async () => {
  const [first] = (await read<HotspotCard>(`/api/desk/hotspots/units/${unit}`)).ideas
  await send(
    'POST',
    `/api/desk/ideas/${first?.id}/acts`,
    { act: 'answer', revision: 0, status: 'planned', reason: 'We meten eerst de snelheid.' },
    headers,
  )
  const card = await read<HotspotCard>(`/api/desk/hotspots/units/${unit}`)
  expect(card).toMatchObject({
    area: { slug: kern },
    unit: { ideas: 12, mark: 'more' },
    themes: [{ theme: 'groen', ideas: 12 }],
  })
  expect(card.words).toContainEqual({ word: 'gevaarlijk', ideas: 11 })
  expect(card.months).toHaveLength(12)
  expect(card.months.at(-1)).toMatchObject({ ideas: 12 })
  expect(card.decided).toMatchObject([{ ideaId: first?.id, status: 'planned', reason: 'We meten eerst de snelheid.' }])
})

test('the card holds a stretch against the neighbourhood that one came from, and against nothing that it is not in', async () => {
  const cardIn = (slug: string, query: string) =>
    send('GET', `/api/desk/hotspots/units/${slug}${query}`, undefined, headers)
  const list = await read<Hotspots>('/api/desk/hotspots?area=wijk-achter-de-kerk')
  const inhabited = list.items.find(({ addresses }) => addresses > 0)
  const slug = inhabited?.slug ?? ''
  const [{ id = 0, number = '' } = {}] = await sql<{ id: number; number: string }[]>`
    select street_id as id, from_number::text as number from spatial_units where slug = ${slug}`
  const idea = await newIdea({ location: { streetId: id, houseNumber: number } })
  const within = (await (await cardIn(slug, '?area=wijk-achter-de-kerk')).json()) as HotspotCard
  const inKern = (await (await cardIn(slug, '')).json()) as HotspotCard
  expect(within).toMatchObject({ area: list.area, unit: { slug, ideas: 1 } })
  expect(inKern).toMatchObject({ area: { slug: 'centrum-izegem' }, unit: { slug, ideas: 1 } })
  const now = await read<Hotspots>('/api/desk/hotspots?area=wijk-achter-de-kerk')
  expect(within.unit).toEqual(now.items.find((item) => item.slug === slug))
  expect(within.unit.expected).not.toBe(inKern.unit.expected)
  expect(within.ideas).toEqual(inKern.ideas)
  for (const area of ['kachtem', 'nergens']) expect((await cardIn(slug, `?area=${area}`)).status).toBe(404)
  await sql`delete from ideas where id = ${idea}`
})

test('CSV and GeoJSON have the rows of the list', async () => {
  const { items } = await ranked()
  const csv = await (await send('GET', `/api/desk/hotspots.csv?area=${kern}`, undefined, headers)).text()
  expect(csv.trim().split('\n')).toHaveLength(items.length + 1)
  expect(csv).toContain(`${unit},stretch,Baronstraat`)
  const { features } = await read<{ features: { id: string; geometry: { type: string } }[] }>(
    `/api/desk/hotspots.geojson?area=${kern}`,
  )
  expect(features.map(({ id }) => id)).toEqual(items.map(({ slug }) => slug))
  expect(features[0]?.geometry.type).toBe('LineString')
})

test('a dossier keeps ideas under a name, and every change of it is logged', async () => {
  const { ideas } = await read<HotspotCard>(`/api/desk/hotspots/units/${unit}`)
  const ids = ideas.map(({ id }) => id)
  const made = await send('POST', '/api/desk/dossiers', { title: 'Oversteek', unit, ideas: ids }, headers)
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: number }
  expect(await read<Dossier>(`/api/desk/dossiers/${id}`)).toMatchObject({
    title: 'Oversteek',
    area: { slug: kern },
    unit,
    ideas,
    isClosed: false,
  })
  expect((await read<HotspotCard>(`/api/desk/hotspots/units/${unit}`)).dossiers).toEqual([{ id, title: 'Oversteek' }])
  const change = { note: 'Politie vragen om te meten.', ideas: ids.slice(0, 2), isClosed: true }
  const changed = await send('PATCH', `/api/desk/dossiers/${id}`, change, headers)
  expect(await changed.json()).toMatchObject({ note: change.note, ideas: ideas.slice(0, 2), isClosed: true })
  expect((await send('PATCH', `/api/desk/dossiers/${id}`, { ideas: [999_999] }, headers)).status).toBe(404)
  const log =
    await sql`select action from audit_log where subject_kind = 'dossier' and subject_id = ${String(id)} order by id`
  expect(log.map(({ action }) => action)).toEqual(['make dossier', 'change dossier'])
})

test('who saves a dossier drops nothing of it that lies out of their reach', async () => {
  const area = kern === 'kachtem' ? 'emelgem' : 'kachtem'
  const sent = await send('POST', '/api/ideas', anIdea({ location: { area } }))
  const other = ((await sent.json()) as IdeaCreated).idea.id
  const { ideas } = await read<HotspotCard>(`/api/desk/hotspots/units/${unit}`)
  const [own = 0, another = 0] = ideas.map(({ id }) => id)
  const made = await send(
    'POST',
    '/api/desk/dossiers',
    { title: 'Van twee kernen', ideas: [own, another, other] },
    headers,
  )
  const { id } = (await made.json()) as { id: number }
  const here = await signIn(['wijkwerker'], { areas: [kern] })
  expect((await send('PATCH', `/api/desk/dossiers/${id}`, { ideas: [own] }, here.headers)).status).toBe(200)
  const kept = (await read<Dossier>(`/api/desk/dossiers/${id}`)).ideas.map((idea) => idea.id)
  expect(kept.toSorted()).toEqual([own, other].toSorted())
  await sql`delete from dossiers where id = ${id}`
})

test('who works for another kern reads nothing of this one', async () => {
  const other = kern === 'kachtem' ? 'emelgem' : 'kachtem'
  const elsewhere = await signIn(['wijkwerker'], { areas: [other] })
  for (const path of [`hotspots?area=${kern}`, `hotspots.csv?area=${kern}`, `hotspots/units/${unit}`, 'dossiers/1']) {
    expect((await send('GET', `/api/desk/${path}`, undefined, elsewhere.headers)).status, path).toBe(404)
  }
  const { items } = await read<KernHotspots>('/api/desk/hotspots/areas', elsewhere.headers)
  expect(items.map(({ area }) => area.slug)).toEqual([other])
  expect(await read('/api/desk/dossiers', elsewhere.headers)).toEqual({ items: [] })
  const ideas = (await sql<{ id: number }[]>`select id from ideas limit 1`).map(({ id }) => id)
  for (const body of [
    { title: 'Vreemd', unit, ideas },
    { title: 'Vreemd', ideas },
  ]) {
    expect((await send('POST', '/api/desk/dossiers', body, elsewhere.headers)).status).toBe(404)
  }
  expect((await send('PATCH', '/api/desk/dossiers/1', { title: 'Vreemd' }, elsewhere.headers)).status).toBe(404)
})

test('reach tells per kern how many came along which way, and no number that is too small', async () => {
  const before = (await read<Reach>('/api/desk/reach')).items.find(({ area }) => area.slug === 'kachtem')
  for (let count = 0; count < 6; count += 1) await newIdea({ location: { area: 'kachtem' } })
  const [first, second, third] = await sql<{ id: number }[]>`select id from ideas order by id desc limit 3`
  await sql`update ideas set channel = 'phone' where id = ${first?.id ?? 0}`
  await sql`update ideas set channel = 'paper' where id in ${sql([second?.id ?? 0, third?.id ?? 0])}`
  const { items } = await read<Reach>('/api/desk/reach')
  const kachtem = items.find(({ area }) => area.slug === 'kachtem')
  expect(kachtem?.ideas).toBe((before?.ideas ?? 0) + 6)
  expect(kachtem?.channels).toMatchObject({ phone: null, paper: null, meeting: 0 })
  expect(items.reduce((sum, { addresses }) => sum + (addresses ?? 0), 0)).toBe(11_730)
  expect(items.every(({ residents }) => residents === null)).toBe(true)
  await sql`update spatial_units set residents = 2.3 * addresses where kern_id = (select id from areas where slug = 'kachtem')`
  const loaded = (await read<Reach>('/api/desk/reach')).items
  await sql`update spatial_units set residents = null`
  expect(loaded.map(({ area, residents }) => (area.slug === 'kachtem' ? residents : null)).filter(Boolean)).toEqual([
    3003.8,
  ])
  const none = await read<Reach>('/api/desk/reach?until=2000-01-01')
  expect(none.items.every(({ ideas }) => ideas === 0)).toBe(true)
  const limited = await read<Reach>('/api/desk/reach', (await signIn(['wijkwerker'], { areas: ['kachtem'] })).headers)
  expect(limited.items.map(({ area }) => area.slug)).toEqual(['kachtem'])
})

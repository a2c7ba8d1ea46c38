import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated, IdeaDetail, IdeaPage } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const IN_EMELGEM = { lng: 3.2295, lat: 50.9278 }

async function sendIdea(changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
  const response = await send('POST', '/api/ideas', anIdea(changes), headers)
  expect(response.status, await response.clone().text()).toBe(201)
  return (await response.json()) as IdeaCreated
}

test('an idea on a point gets its kern, its street and a receipt, and everyone can read it', async () => {
  const { idea, receipt } = await sendIdea({ location: IN_EMELGEM, name: 'Buur' })
  expect(idea).toMatchObject({
    place: IN_EMELGEM,
    area: { slug: 'emelgem' },
    precision: 'point',
    placedBy: 'tap',
    example: false,
  })
  expect(idea.street).not.toBeNull()
  expect(receipt.number).toBe(String(idea.id))
  expect(receipt.number.length).toBeLessThanOrEqual(6)
  const detail = (await (await send('GET', `/api/ideas/${idea.id}`)).json()) as IdeaDetail
  expect(detail).toMatchObject({ id: idea.id, title: 'Bankje aan de bushalte', updates: [], comments: [] })
})

test('an idea by street and number lies at the house; without a known number somewhere on the street', async () => {
  const [street] = await sql<
    [{ id: number; lowestNumber: number }]
  >`select id, lowest_number from streets where slug = 'baronstraat'`
  const atHouse = await sendIdea({ location: { streetId: street.id, houseNumber: String(street.lowestNumber) } })
  expect(atHouse.idea).toMatchObject({
    precision: 'point',
    placedBy: 'address',
    street: { id: street.id },
    houseNumber: String(street.lowestNumber),
  })
  const onStreet = await sendIdea({ location: { streetId: street.id, houseNumber: '9999' } })
  expect(onStreet.idea).toMatchObject({ precision: 'street', houseNumber: '9999', street: { id: street.id } })
  expect(onStreet.idea.place).not.toBeNull()
})

test('a street whose place is not known needs a kern, and then has no point', async () => {
  const [street] = await sql<[{ id: number }]>`select id from streets where geom is null limit 1`
  const refused = await send('POST', '/api/ideas', anIdea({ location: { streetId: street.id } }))
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ kind: 'area-needed' })
  const { idea } = await sendIdea({ location: { streetId: street.id }, area: 'kachtem' })
  expect(idea).toMatchObject({ place: null, area: { slug: 'kachtem' }, street: { id: street.id }, precision: 'street' })
})

test.each([
  ['unknown-street', { streetId: 1 }],
  ['outside-area', { lng: 4.35, lat: 50.85 }],
  ['area-needed', { area: 'nergens' }],
])('an idea is refused: %s', async (kind, location) => {
  const response = await send('POST', '/api/ideas', anIdea({ location }))
  expect(response.status).toBe(422)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ kind })
})

test('near a border the given kern decides, far from it the point does', async () => {
  const [border] = await sql<[{ lng: number; lat: number }]>`
    select ST_X(p) as lng, ST_Y(p) as lat from (
      select ST_LineInterpolatePoint((ST_Dump(ST_LineMerge(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 2)))).geom, 0.5) as p
      from areas a, areas b where a.slug = 'emelgem' and b.slug = 'kachtem' limit 1) shared`
  for (const area of ['emelgem', 'kachtem']) {
    expect((await sendIdea({ location: border, area })).idea.area?.slug).toBe(area)
  }
  expect((await sendIdea({ location: IN_EMELGEM, area: 'de-mol' })).idea.area?.slug).toBe('emelgem')
})

test('just outside the city the kern must be said, nearest first', async () => {
  const [outside] = await sql<[{ lng: number; lat: number }]>`
    select ST_X(p) as lng, ST_Y(p) as lat from (
      select ST_Project(ST_PointN(ST_ExteriorRing((ST_Dump(m.geom)).geom), 1)::geography, 60, radians(bearing))::geometry as p, m.geom
      from areas m, generate_series(0, 315, 45) bearing where m.kind = 'municipality') around
    where not ST_Covers(geom, p) limit 1`
  const refused = await send('POST', '/api/ideas', anIdea({ location: outside }))
  const problem = (await refused.json()) as { kind: string; nearBorder: { slug: string }[] }
  expect(problem.kind).toBe('area-needed')
  const chosen = problem.nearBorder[0]?.slug
  expect((await sendIdea({ location: outside, area: chosen })).idea.area?.slug).toBe(chosen)
})

test('the same key gives the same answer and keeps one idea; with another body it is refused', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await sendIdea({ title: 'Eén keer' }, headers)
  expect(await sendIdea({ title: 'Eén keer' }, headers)).toEqual(first)
  const other = await send('POST', '/api/ideas', anIdea({ title: 'Iets anders' }), headers)
  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({ kind: 'idempotency-mismatch' })
  expect(await sql`select 1 from ideas where title = 'Eén keer'`).toHaveLength(1)
})

test('the private link corrects and withdraws; nothing of it or of the reply is public', async () => {
  const email = 'iemand@voorbeeld.be'
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const { idea, receipt } = await sendIdea({ reply: { email }, location: IN_EMELGEM }, key)
  const token = receipt.link.split('/').at(-1)
  const open = `/api/my-idea/${token}`
  const corrected = await send('PATCH', open, { title: 'Verbeterd', body: 'Nieuw', theme: 'verkeer' })
  expect(await corrected.json()).toMatchObject({ idea: { title: 'Verbeterd', theme: 'verkeer' }, state: 'public' })
  for (const path of [`/api/ideas/${idea.id}`, '/api/ideas', '/api/ideas.csv', '/api/ideas.geojson']) {
    const text = await (await send('GET', path)).text()
    expect(text).toContain('Verbeterd')
    expect(text).not.toContain(email)
    expect(text).not.toContain(String(token))
  }
  const [stored] = await sql<[{ found: boolean }]>`
    select encode(encrypted, 'escape') like ${`%${email}%`} as found from idea_replies where idea_id = ${idea.id}`
  expect(stored.found).toBe(false)
  expect(await (await send('DELETE', open)).json()).toMatchObject({ state: 'withdrawn', idea: { title: '', body: '' } })
  expect((await send('GET', `/api/ideas/${idea.id}`)).status).toBe(404)
  const [row] =
    await sql`select title, body, author_name, geom, street_id, house_number, kern_id, area_ids from ideas where id = ${idea.id}`
  expect(row).toMatchObject({
    title: '',
    body: '',
    authorName: null,
    geom: null,
    streetId: null,
    houseNumber: null,
    kernId: null,
    areaIds: [],
  })
  for (const table of ['idea_replies', 'idempotency_keys']) {
    expect(await sql`select 1 from ${sql(table)} where idea_id = ${idea.id}`, table).toHaveLength(0)
  }
  expect((await send('PATCH', open, { title: 'Terug', body: 'Nieuw', theme: 'verkeer' })).status).toBe(404)
})

test('support counts once per visitor, also when many come at once', async () => {
  const { idea } = await sendIdea()
  const path = `/api/ideas/${idea.id}/support`
  const first = await send('POST', path)
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(cookie).toContain('voter=')
  await Promise.all(Array.from({ length: 50 }, () => send('POST', path, undefined, { cookie })))
  await send('POST', path)
  expect(await (await send('GET', path, undefined, { cookie })).json()).toEqual({ supported: true, supportCount: 2 })
  await send('DELETE', path, undefined, { cookie })
  expect(await (await send('DELETE', path, undefined, { cookie })).json()).toEqual({
    supported: false,
    supportCount: 1,
  })
})

test('the list pages through everything once, newest first', async () => {
  const seen: number[] = []
  let cursor = ''
  do {
    const page = (await (await send('GET', `/api/ideas?limit=3${cursor && `&cursor=${cursor}`}`)).json()) as IdeaPage
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? ''
    if (!cursor) expect(seen).toHaveLength(page.count)
  } while (cursor)
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
})

test('what resembles an idea is offered while writing: same street and words, not what is only near', async () => {
  const [street] = await sql<[{ id: number }]>`select id from streets where slug = 'emelgemseplein'`
  const location = { streetId: street.id }
  const bench = await sendIdea({ title: 'Een bank in de schaduw op het plein', location })
  const rubbish = await sendIdea({ title: 'Vuilnisbakken vaker leegmaken', theme: 'netheid', location })
  const place = bench.idea.place ?? IN_EMELGEM
  const query = new URLSearchParams({
    title: 'schaduw en een bank',
    theme: 'groen',
    lng: String(place.lng),
    lat: String(place.lat),
  })
  const { items } = (await (await send('GET', `/api/ideas/similar?${query}`)).json()) as { items: { id: number }[] }
  expect(items.map(({ id }) => id)).toContain(bench.idea.id)
  expect(items.map(({ id }) => id)).not.toContain(rubbish.idea.id)
})

test('a comment is public and counted', async () => {
  const { idea } = await sendIdea()
  const response = await send('POST', `/api/ideas/${idea.id}/comments`, { body: 'Goed idee!', language: 'fr' })
  expect(response.status).toBe(201)
  const detail = (await (await send('GET', `/api/ideas/${idea.id}`)).json()) as IdeaDetail
  expect(detail).toMatchObject({ commentCount: 1, comments: [{ body: 'Goed idee!', language: 'fr', name: null }] })
})

test('of two hundred requests at once, a third failing in the database, each gets its own answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      const location = number % 3 === 0 ? { streetId: 1 } : { area: 'kachtem' }
      const response = await send('POST', '/api/ideas', anIdea({ title: `Tegelijk ${number}`, location }))
      return { status: response.status, body: (await response.json()) as IdeaCreated & { kind: string } }
    }),
  )
  for (const [number, { status, body }] of answers.entries()) {
    if (number % 3 === 0) expect({ status, kind: body.kind }).toEqual({ status: 422, kind: 'unknown-street' })
    else expect({ status, title: body.idea.title }).toEqual({ status: 201, title: `Tegelijk ${number}` })
  }
})

test('a read that did not change costs no second answer', async () => {
  const { idea } = await sendIdea({ location: IN_EMELGEM })
  for (const path of ['/api/ideas?area=emelgem', `/api/ideas/${idea.id}`, '/api/areas/emelgem', '/api/streets?q=dam']) {
    const tag = (await send('GET', path)).headers.get('etag') ?? ''
    expect((await send('GET', path, undefined, { 'if-none-match': tag })).status, path).toBe(304)
  }
  const tag = (await send('GET', `/api/ideas/${idea.id}`)).headers.get('etag') ?? ''
  await send('POST', `/api/ideas/${idea.id}/comments`, { body: 'Nieuw' })
  expect((await send('GET', `/api/ideas/${idea.id}`, undefined, { 'if-none-match': tag })).status).toBe(200)
})

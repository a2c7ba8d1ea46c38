import { afterAll, beforeEach, expect, test } from 'vitest'
import { addWork } from '../content/write-work.ts'
import type { IdeaCreated, IdeaDetail } from '../contract/ideas.ts'
import type { NewWork, WorkDetail, WorkPage } from '../contract/works.ts'
import { anIdea, aWork, startTestApp } from '../testing.ts'

const { send, sql, feed, stop } = await startTestApp()
afterAll(stop)
beforeEach(async () => void (await sql`truncate works, ideas, consultations cascade`))

const add = (changes: Parameters<typeof aWork>[0] = {}) =>
  sql.begin((transaction) => addWork(transaction, aWork(changes)))
async function get<T>(path: string): Promise<T> {
  const response = await send('GET', path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as T
}
const list = (query = '') => get<WorkPage>(`/api/works?${query}`)
const idsOf = async (query = '') => (await list(query)).items.map(({ id }) => id)
const detail = (id: number) => get<WorkDetail>(`/api/works/${id}`)

type Point = { lng: number; lat: number }

/** The point so many metres straight on past the last house of a work's line. */
async function pastTheEnd(id: number, metres: number): Promise<Point> {
  const [point] = await sql<[Point]>`
    select ST_X(p) as lng, ST_Y(p) as lat
    from works, ST_Project(ST_EndPoint(geom)::geography, ${metres}::float8,
      ST_Azimuth(ST_PointN(geom, -2)::geography, ST_EndPoint(geom)::geography)) spot, geometry(spot) p where id = ${id}`
  return point
}
const near = ({ lng, lat }: Point, radius: number) => `near=${lng},${lat}&radius=${radius}`

test('a work across two kernen is found from both, 80 m off its end and not 120 m off', async () => {
  const id = await add({ where: [{ street: 'lodewijk-de-raetlaan' }] })
  const elsewhere = await add({ where: [{ street: 'rijksweg' }] })
  expect((await detail(id)).areas.map(({ slug }) => slug)).toEqual(['emelgem', 'kachtem', 'wijk-centrum-west'])
  expect(await idsOf('area=kachtem')).toEqual([id])
  expect(await idsOf('area=emelgem')).toEqual([id])
  expect(await idsOf('area=emelgem,bosmolens')).toEqual([id, elsewhere])
  expect(await idsOf('area=de-mol')).toEqual([])
  const ends = await sql<(Point & { slug: string })[]>`
    select ST_X(spot) as lng, ST_Y(spot) as lat, a.slug from works w, areas a, ST_ClosestPoint(w.geom, ST_Centroid(a.geom)) spot
    where w.id = ${id} and a.slug in ('kachtem', 'emelgem')`
  for (const end of ends) expect(await idsOf(near(end, 1)), end.slug).toEqual([id])

  expect(await idsOf(near(await pastTheEnd(id, 80), 100))).toEqual([id])
  expect(await idsOf(near(await pastTheEnd(id, 120), 100))).toEqual([])
  const [found] = (await list(near(await pastTheEnd(id, 120), 150))).items
  expect(found?.distance).toBeCloseTo(120, 0)
})

test('its hindrance counts for near as the work does, and the nearest comes first', async () => {
  const periods = [{ start: '2020-01-01', end: '2020-02-01' }]
  const wide = await add({
    hindrances: [{ where: [{ street: 'baronstraat', from: 2, to: 60 }], widthMetres: 200, periods }],
  })
  const narrow = await add()
  const spot = await pastTheEnd(narrow, 120)
  expect(await idsOf(near(spot, 100))).toEqual([wide])
  expect(
    (await list(near(spot, 500))).items.map(({ id, distance }) => [id, Math.round(distance ?? Number.NaN)]),
  ).toEqual([
    [wide, expect.closeTo(20, -1)],
    [narrow, 120],
  ])
})

test('zones that come, move to another work or go change the works that they belong to, and their areas', async () => {
  const [one, other] = [await add(), await add({ where: [{ street: 'rijksweg' }] })]
  const [{ kern }] = await sql<[{ kern: Point }]>`
    select json_build_object('lng', ST_X(spot), 'lat', ST_Y(spot)) as kern
    from areas, ST_PointOnSurface(geom) spot where slug = 'kachtem'`
  const changes = () => sql<{ id: number; xid: string }[]>`select id, changed_xid::text as xid from works order by id`
  const changedBy = async (write: () => Promise<unknown>) => {
    const before = await changes()
    await write()
    const after = await changes()
    return after.filter(({ xid }, index) => before[index]?.xid !== xid).map(({ id }) => id)
  }
  expect(
    await changedBy(
      () => sql`
        insert into hindrances (work_id, geom, periods)
        select ${one}, ST_Buffer(ST_SetSRID(ST_MakePoint(${kern.lng}, ${kern.lat}), 4326)::geography, radius)::geometry,
          '{[2026-01-01,)}' from unnest(array[20, 30]) radius`,
    ),
  ).toEqual([one])
  expect(await idsOf('area=kachtem')).toEqual([one])
  expect(await idsOf(`bbox=${kern.lng},${kern.lat},${kern.lng + 0.001},${kern.lat}`)).toEqual([one])
  expect(await changedBy(() => sql`update hindrances set work_id = ${other}`)).toEqual([one, other])
  expect(await idsOf('area=kachtem')).toEqual([other])
  expect(await changedBy(() => sql`update hindrances set note = 'x' where false`)).toEqual([])
  expect(await changedBy(() => sql`update hindrances set severe = true`)).toEqual([other])
  expect(await changedBy(() => sql`delete from hindrances`)).toEqual([other])
  expect(await idsOf('area=kachtem')).toEqual([])
})

test('what goes on comes first, then what is to come, then what is over; pages leave nothing out', async () => {
  const wanted: Partial<NewWork>[] = [
    { status: 'in-progress', actualStart: '2026-05' },
    { status: 'in-progress', actualStart: '2026-02-01' },
    { status: 'in-progress' },
    { status: 'planned', plannedStart: '2026-12', expectedStart: '2026-11-30' },
    { status: 'planned', plannedStart: '2026-12' },
    { status: 'planned', plannedStart: '2027' },
    { status: 'planned' },
    { status: 'cancelled', plannedStart: '2025', plannedEnd: '2026' },
    { status: 'done', plannedEnd: '2026', actualEnd: '2026-03' },
  ]
  const ids: number[] = []
  for (const changes of wanted.toReversed()) ids.unshift(await add(changes))
  expect(await idsOf()).toEqual(ids)
  expect((await list('status=planned,done')).counts).toEqual({ planned: 4, 'in-progress': 0, done: 1, cancelled: 0 })
  for (const query of ['', near(await pastTheEnd(ids[0] ?? 0, 10), 5000)]) {
    const paged: number[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: WorkPage = await list(`limit=2&${query}${next && `&cursor=${next}`}`)
      paged.push(...page.items.map(({ id }) => id))
      expect(page.count).toBe(ids.length)
      next = page.next
    }
    expect(paged.toSorted()).toEqual(ids.toSorted())
    if (!query) expect(paged).toEqual(ids)
  }
})

test.each([
  ['since=2026-04-01', false],
  ['since=2026-03-31', true],
  ['until=2026-02-28', false],
  ['until=2026-03-01', true],
  ['since=2026-03-10&until=2026-03-12', true],
])('a work of March 2026 with %s: %s', async (query, isThere) => {
  const id = await add({ status: 'done', plannedStart: '2026-03', plannedEnd: '2026-03' })
  const unknown = await add({ status: 'done' })
  expect(await idsOf(query)).toEqual(isThere ? [id, unknown] : [unknown])
})

test('a work that is late still goes on, and stays in the list of today', async () => {
  const lateToEnd = await add({ plannedStart: '2020-03', plannedEnd: '2020-04' })
  const lateToStart = await add({ status: 'planned', plannedStart: '2020-03', plannedEnd: '2020-04' })
  const early = await add({ plannedStart: '2090' })
  await add({ status: 'done', plannedStart: '2020-03', plannedEnd: '2020-04' })
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format()
  expect(await idsOf(`since=${today}`)).toEqual([early, lateToEnd, lateToStart])
  expect(await idsOf(`since=${today}&until=${today}&status=in-progress`)).toEqual([early, lateToEnd])
  expect((await list(`since=${today}`)).counts).toMatchObject({ planned: 1, 'in-progress': 2, done: 0 })
})

test('a box finds what it touches, and a street what runs along it', async () => {
  const id = await add()
  const [west = 0, south = 0, east = 0] = (await detail(id)).bbox
  expect(await idsOf(`bbox=${west - 0.01},${south - 0.01},${west + 0.0001},${south + 0.01}`)).toEqual([id])
  expect(await idsOf(`bbox=${east + 0.0001},${south - 0.01},${east + 0.01},${south + 0.01}`)).toEqual([])
  expect(await idsOf(`bbox=${west},${south - 0.001},${east},${south - 0.001}`)).toEqual([])
  const [{ lng, lat }] = (await list()).items.map(({ place }) => place) as [Point]
  expect(await idsOf(`bbox=${lng},${lat - 0.01},${lng},${lat + 0.01}`)).toEqual([id])
  expect(await idsOf(`bbox=${lng},${lat},${lng},${lat}`)).toEqual([])
  expect(await idsOf('street=baronstraat')).toEqual([id])
  expect(await idsOf('street=rijksweg')).toEqual([])
  expect(await idsOf('street=nergens')).toEqual([])
})

test('a work and the ideas in its zone know each other; without a zone within 25 m', async () => {
  const bare = await add({ title: 'Zonder zone', status: 'planned' })
  const ideaAt = async (metres: number, title: string) => {
    const location = await pastTheEnd(bare, metres)
    const response = await send('POST', '/api/ideas', anIdea({ title, location, area: 'emelgem' }))
    return ((await response.json()) as IdeaCreated).idea.id
  }
  const close = await ideaAt(20, 'Op 20 m')
  const far = await ideaAt(60, 'Op 60 m')
  const zone = {
    where: [{ street: 'baronstraat', from: 2, to: 60 }],
    periods: [{ start: '2026-01-01', end: '2026-01-02' }],
  }
  const zoned = await add({ title: 'Met zone', hindrances: [{ ...zone, widthMetres: 160 }] })
  const over = await add({ title: 'Voorbij', status: 'done' })
  expect((await detail(bare)).ideas.map(({ id }) => id)).toEqual([close])
  expect((await detail(over)).ideas.map(({ id }) => id)).toEqual([close])
  expect((await detail(zoned)).ideas.map(({ id }) => id)).toEqual([far, close])
  const worksOf = async (id: number) => (await get<IdeaDetail>(`/api/ideas/${id}`)).works
  expect(await worksOf(close)).toEqual([
    { id: zoned, title: 'Met zone', status: 'in-progress', example: false },
    { id: bare, title: 'Zonder zone', status: 'planned', example: false },
  ])
  expect(await worksOf(far)).toMatchObject([{ id: zoned }])
  await sql`update ideas set visibility = 'hidden' where id = ${close}`
  await sql`update works set visibility = 'hidden' where id = ${zoned}`
  expect((await detail(bare)).ideas).toEqual([])
  expect(await worksOf(far)).toEqual([])
})

test('hindrance is now by the clock of the database, also between two periods', async () => {
  const where = [{ street: 'baronstraat', from: 2, to: 60 }]
  const id = await add({
    hindrances: [{ where, periods: [{ start: '2026-01-01', end: '2026-01-02' }], effects: ['detour'] }],
  })
  const setPeriods = (periods: string) => sql`
    update hindrances set periods = (select range_agg(tstzrange(now() + a, now() + b)) from (values ${sql.unsafe(periods)}) v (a, b))`
  const seen = async () => {
    await sql`update works set updated_at = now()`
    await feed.wake()
    const { features } = await get<{ features: { properties: object }[] }>('/api/hindrances.geojson')
    const { hasHindranceNow, effects, hindrances } = await detail(id)
    return { hasHindranceNow, effects, isNow: hindrances[0]?.isNow, shown: features[0]?.properties }
  }
  expect(await seen()).toMatchObject({ hasHindranceNow: false, effects: [], isNow: false, shown: { isNow: false } })
  await setPeriods("(interval '-2 days', interval '-1 day'), (interval '1 day', interval '2 days')")
  expect(await seen()).toMatchObject({ hasHindranceNow: false, effects: ['detour'], isNow: false })
  await setPeriods("(interval '-2 days', interval '2 days')")
  expect(await seen()).toMatchObject({
    hasHindranceNow: true,
    effects: ['detour'],
    isNow: true,
    shown: { workId: id, title: 'Riolering', effects: ['detour'], severe: false, isNow: true, status: 'in-progress' },
  })
})

test('in the list and on its page a work says of passage what the hindrance of today says', async () => {
  const where = [{ street: 'baronstraat', from: 2, to: 60 }]
  const closed = (start: string, end: string) => [
    { where, periods: [{ start, end }], effects: ['no-motor-vehicles' as const] },
  ]
  const said = { car: { can: 'yes' as const }, foot: { can: 'yes' as const } }
  const passageOf = async (changes: Parameters<typeof add>[0]) => {
    const id = await add({ passage: said, ...changes })
    const { passage } = await detail(id)
    expect((await list(`id=${id}`)).items[0]?.passage).toEqual(passage)
    return passage
  }
  const shut = { ...said, car: { can: 'no' }, bus: { can: 'no' } }
  expect(await passageOf({ hindrances: closed('2026-01-01', '2098-01-01') })).toEqual(shut)
  expect(await passageOf({ hindrances: closed('2098-01-01', '2098-02-01') })).toEqual(said)
  expect(await passageOf({ hindrances: closed('2026-01-01', '2026-02-01') })).toEqual(said)
  // Of what is planned one asks how it will be; what is called off hinders nobody.
  expect(await passageOf({ status: 'planned', hindrances: closed('2098-01-01', '2098-02-01') })).toEqual(shut)
  expect(await passageOf({ status: 'done', hindrances: closed('2026-01-01', '2098-01-01') })).toEqual(shut)
  expect(await passageOf({ status: 'done', hindrances: closed('2098-01-01', '2098-02-01') })).toEqual(said)
  expect(await passageOf({ status: 'cancelled', hindrances: closed('2026-01-01', '2098-01-01') })).toEqual(said)
})

test('a consultation of a work stands on it with its state', async () => {
  const id = await add()
  await sql`
    insert into consultations (title, body, opens_at, closes_at, work_id, visibility) values
      ('Open', '', now() - interval '1 day', now() + interval '1 day', ${id}, 'public'),
      ('Voorbij', '', now() - interval '2 days', now() - interval '1 day', ${id}, 'public'),
      ('Verborgen', '', now() - interval '2 days', now() - interval '1 day', ${id}, 'hidden')`
  expect((await detail(id)).consultations).toMatchObject([
    { title: 'Open', state: 'open' },
    { title: 'Voorbij', state: 'closed' },
  ])
})

test('what has not changed is a 304, what changed is not, and what is gone is a 404', async () => {
  const id = await add({ title: '=cmd|x' })
  for (const path of [
    '/api/works',
    `/api/works/${id}`,
    '/api/works.geojson',
    '/api/works.csv',
    '/api/works/feed.atom',
  ]) {
    const first = await send('GET', path)
    const etag = first.headers.get('etag') ?? ''
    expect((await send('GET', path, undefined, { 'if-none-match': etag })).status, path).toBe(304)
    await sql`update works set title = title || '!'`
    await feed.wake()
    expect((await send('GET', path, undefined, { 'if-none-match': etag })).status, path).toBe(200)
  }
  expect(await (await send('GET', '/api/works.csv')).text()).toContain(",'=cmd|x!!!!!,")
  const other = await add()
  await sql`update works set archived_at = now() where id = ${id}`
  await feed.wake()
  expect(await idsOf()).toEqual([other])
  expect((await detail(id)).isArchived).toBe(true)
  const shapesOf = async (query: string) =>
    (await get<{ features: { id: number }[] }>(`/api/works.geojson?${query}`)).features.map((shape) => shape.id)
  expect(await idsOf(`id=${id},${other}`)).toEqual([id, other])
  expect(await shapesOf(`id=${id}`)).toEqual([id])
  expect(await shapesOf(`bbox=${(await detail(id)).bbox}`)).toEqual([other])
  expect(await idsOf(`id=${id}&status=planned`)).toEqual([])
  for (const wrong of ['x', '0', '1.5', '1,', '9999999999']) {
    expect((await send('GET', `/api/works?id=${wrong}`)).status, wrong).toBe(400)
  }
  await sql`update works set visibility = 'hidden'`
  await feed.wake()
  expect(await shapesOf(`id=${id}`)).toEqual([])
  expect((await send('GET', `/api/works/${id}`)).status).toBe(404)
  for (const cursor of ['x', 'W10', 'WzEsMl0', Buffer.from('[1,2,1.5]').toString('base64url')]) {
    expect((await send('GET', `/api/works?cursor=${cursor}`)).status, cursor).toBe(400)
  }
})

import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type WorkDetail, type WorkFilterQuery, type WorkPage, workKind, workStatus } from '../contract/works.ts'
import { startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const AREAS = ['emelgem', 'kachtem', 'de-mol', 'centrum-izegem', 'bosmolens', 'wijk-achter-de-kerk', 'izegem']
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(Date.now() + days * 86_400_000)
const today = dayFromNow(0)
const DAYS = ['2026-01-01', '2026-03-15', '2026-06-30', dayFromNow(-1), today, dayFromNow(1)]
const PARTIAL_DATES = ['2025', '2026', '2026-03', '2026-06-30', dayFromNow(-1), today, dayFromNow(1), '2099-01']

const degrees = (min: number, max: number) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((value) => value / 1e6)
const places = fc.tuple(degrees(3.17, 3.25), degrees(50.88, 50.95))
const pairs = fc.tuple(places, places).filter(([[west], [east]]) => west !== east)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const workArbitrary = fc.record({
  kind: fc.constantFrom(...workKind.options),
  status: fc.constantFrom(...workStatus.options),
  line: pairs,
  isArea: fc.boolean(),
  start: maybe(fc.constantFrom(...PARTIAL_DATES)),
  end: maybe(fc.constantFrom(...PARTIAL_DATES)),
  isPublic: fc.boolean(),
  hasZone: fc.boolean(),
})
type Work = typeof workArbitrary extends fc.Arbitrary<infer T> ? T : never

const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined })
const filterArbitrary = fc.record({
  area: some(AREAS),
  status: some(workStatus.options),
  kind: some(workKind.options),
  since: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  until: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  box: fc.option(pairs, { nil: undefined, freq: 3 }),
  near: fc.option(fc.tuple(places, fc.integer({ min: 1, max: 5000 })), { nil: undefined, freq: 3 }),
})
type Filter = typeof filterArbitrary extends fc.Arbitrary<infer T> ? T : never

const lastDay = (partial: string) => (partial.length === 10 ? partial : `${partial}-99`)

/** Its first and its last day; what is not over goes on today, and what is going on has begun. */
function daysOf({ status, start, end }: Work): [string, string] {
  const first = start?.padEnd(10, '-01') ?? ''
  const last = end === null ? '9999' : lastDay(end)
  const isOpen = status === 'planned' || status === 'in-progress'
  return [status === 'in-progress' && first > today ? today : first, isOpen && last < today ? today : last]
}

/** What of the filter a work can be checked against without a map. */
function passes(work: Work, filter: Filter) {
  const [first, last] = daysOf(work)
  return (
    work.isPublic &&
    (filter.status?.includes(work.status) ?? true) &&
    (filter.kind?.includes(work.kind) ?? true) &&
    (!filter.since || last >= filter.since) &&
    (!filter.until || first <= filter.until)
  )
}

function queryOf({ area, status, kind, since, until, box, near }: Filter): string {
  const query: WorkFilterQuery = {
    ...(area && { area: area.join() }),
    ...(status && { status: status.join() }),
    ...(kind && { kind: kind.join() }),
    ...(since && { since }),
    ...(until && { until }),
    ...(near && { near: near[0].join(), radius: String(near[1]) }),
  }
  if (box) {
    const [[a, b], [c, d]] = box
    query.bbox = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)].join()
  }
  return new URLSearchParams(query as Record<string, string>).toString()
}

async function insert({ kind, status, line, isArea, start, end, isPublic, hasZone }: Work): Promise<number> {
  const shape = JSON.stringify({ type: 'LineString', coordinates: line })
  const [{ id }] = await sql<[{ id: number }]>`
    insert into works (kind, status, title, client, deciding_authority, city_decides, planned_start, planned_end, visibility,
      geom)
    select ${kind}, ${status}, 'Werk', '', '', false, ${start}, ${end}, ${isPublic ? 'public' : 'hidden'},
      case when ${isArea} then ST_Buffer(line::geography, 30)::geometry else line end
    from ST_SetSRID(ST_GeomFromGeoJSON(${shape}), 4326) line returning id`
  if (hasZone) {
    await sql`
      insert into hindrances (work_id, geom, periods)
      select id, ST_Buffer(ST_StartPoint(ST_ExteriorRing(ST_Buffer(geom, 0.001)))::geography, 200)::geometry, '{[2026-01-01,)}'
      from works where id = ${id}`
  }
  return id
}

type Features = { features: { id: number; properties: { workId: number; isNow: boolean; hasHindranceNow: boolean } }[] }

async function listed(query: string) {
  const items: WorkPage['items'] = []
  let next: string | null = ''
  let page: WorkPage | undefined
  while (next !== null) {
    page = (await (await send('GET', `/api/works?limit=7&${query}${next && `&cursor=${next}`}`)).json()) as WorkPage
    items.push(...page.items)
    next = page.next
  }
  return { items, page }
}

test('list, count, CSV, GeoJSON and hindrance have one meaning', async () => {
  const works = new Map<number, Work>()
  for (const work of fc.sample(workArbitrary, { numRuns: 60, seed: 7 })) works.set(await insert(work), work)
  const withZone = new Set([...works].filter(([, { hasZone }]) => hasZone).map(([id]) => id))
  await fc.assert(
    fc.asyncProperty(filterArbitrary, async (filter) => {
      const query = queryOf(filter)
      const { items, page } = await listed(query)
      const ids = items.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(page?.count).toBe(ids.length)
      for (const status of workStatus.options) {
        expect(page?.counts[status]).toBe(items.filter((work) => work.status === status).length)
      }
      const lines = (await (await send('GET', `/api/works.csv?${query}`)).text()).trim().split('\n').slice(1)
      expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(ids)
      const geojson = (await (await send('GET', `/api/works.geojson?${query}`)).json()) as Features
      expect(geojson.features.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
      const zones = (await (await send('GET', `/api/hindrances.geojson?${query}`)).json()) as Features
      const hindered = zones.features.map(({ properties }) => properties.workId)
      expect(hindered.toSorted()).toEqual(ids.filter((id) => withZone.has(id)).toSorted())

      const passing = [...works].filter(([, work]) => passes(work, filter)).map(([id]) => id)
      if (filter.area || filter.box || filter.near) expect(passing).toEqual(expect.arrayContaining(ids))
      else expect(ids.toSorted()).toEqual(passing.toSorted())
      if (filter.near) {
        const distances = items.map(({ distance }) => distance ?? Number.NaN)
        expect(distances).toEqual(distances.toSorted((a, b) => a - b))
        expect(Math.max(0, ...distances)).toBeLessThanOrEqual(filter.near[1])
      }
    }),
    // A box without height was once more than the database could take.
    {
      numRuns: 60,
      examples: [
        [
          {
            box: [
              [3.17, 50.880015],
              [3.25, 50.880015],
            ],
          } as Filter,
        ],
      ],
    },
  )
})

test('list, map, hindrance, CSV and page say of the same works that they hinder now', async () => {
  await sql`delete from works`
  const works = new Map<number, Work>()
  for (const work of fc.sample(workArbitrary, { numRuns: 60, seed: 11 })) works.set(await insert(work), work)
  const hinders = [...works].flatMap(([id, { isPublic, hasZone, status }]) =>
    isPublic && hasZone && status !== 'cancelled' ? id : [],
  )
  expect(hinders.some((id) => works.get(id)?.status === 'done')).toBe(true)
  const { items } = await listed('')
  expect(items.flatMap(({ id, hasHindranceNow }) => (hasHindranceNow ? id : [])).toSorted()).toEqual(hinders.toSorted())
  const map = (await (await send('GET', '/api/works.geojson')).json()) as Features
  expect(map.features.flatMap(({ id, properties }) => (properties.hasHindranceNow ? id : [])).toSorted()).toEqual(
    hinders.toSorted(),
  )
  const zones = (await (await send('GET', '/api/hindrances.geojson')).json()) as Features
  expect(zones.features.flatMap(({ properties: { isNow, workId } }) => (isNow ? workId : [])).toSorted()).toEqual(
    hinders.toSorted(),
  )
  const csv = (await (await send('GET', '/api/works.csv')).text()).trim().split('\n')
  expect(
    csv
      .filter((line) => /,true,3\.\d+,50\.\d+,/.test(line))
      .map((line) => Number(line.split(',')[0]))
      .toSorted(),
  ).toEqual(hinders.toSorted())
  for (const { id } of items) {
    const { hasHindranceNow, hindrances } = (await (await send('GET', `/api/works/${id}`)).json()) as WorkDetail
    expect([hasHindranceNow, hindrances.some(({ isNow }) => isNow)], String(id)).toEqual(
      Array(2).fill(hinders.includes(id)),
    )
  }
})

import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { afterAll, expect, test } from 'vitest'
import type { IdeaFilterQuery } from '../contract/idea-filter.ts'
import { type IdeaPage, ideaKind, ideaStatus, ideaTheme } from '../contract/ideas.ts'
import { startTestApp } from '../testing.ts'

const { send, sql, feed, index, stop } = await startTestApp()
afterAll(stop)

const AREAS = ['emelgem', 'kachtem', 'de-mol', 'centrum-izegem', 'wijk-achter-de-kerk', 'deelgemeente-izegem', 'izegem']
const TITLES = ['Zandbak', 'Schommel']
const DAYS = ['2026-01-01', '2026-03-15', '2026-06-30', '2026-11-22']
const areaIds = new Map(
  (await sql<{ id: number; slug: string }[]>`select id, slug from areas`).map(({ id, slug }) => [slug, id]),
)

type Model = {
  id: number
  place: { lng: number; lat: number } | null
  kind: string
  theme: string
  status: string
  areas: string[]
  createdOn: string
  isPublic: boolean
  title: string
}

const microDegrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e6, max: max * 1e6 }).map((value) => value / 1e6)
const places = fc.record({ lng: microDegrees(3.17, 3.25), lat: microDegrees(50.88, 50.95) })
const ideaArbitrary = fc.record({
  place: fc.option(places, { freq: 6 }),
  kind: fc.constantFrom(...ideaKind.options),
  theme: fc.constantFrom(...ideaTheme.options),
  status: fc.constantFrom(...ideaStatus.options),
  areas: fc.uniqueArray(fc.constantFrom(...AREAS), { maxLength: 3 }),
  createdOn: fc.constantFrom(...DAYS),
})
const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined })
const filterArbitrary = fc.record({
  area: some(AREAS),
  theme: some(ideaTheme.options),
  status: some(ideaStatus.options),
  kind: some(ideaKind.options),
  q: fc.option(fc.constantFrom(...TITLES), { nil: undefined, freq: 2 }),
  since: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  until: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  box: fc.option(fc.tuple(places, places), { nil: undefined, freq: 2 }),
})
type Filter = typeof filterArbitrary extends fc.Arbitrary<infer T> ? T : never

const changeArbitrary = fc.oneof(
  fc.record({ type: fc.constant('insert' as const), idea: ideaArbitrary }),
  fc.record({ type: fc.constant('move' as const), pick: fc.nat(), place: fc.option(places, { freq: 6 }) }),
  fc.record({ type: fc.constant('status' as const), pick: fc.nat(), status: fc.constantFrom(...ideaStatus.options) }),
  fc.record({ type: fc.constant('hide' as const), pick: fc.nat(), to: fc.constantFrom('hidden', 'held') }),
  fc.record({ type: fc.constant('title' as const), pick: fc.nat(), title: fc.constantFrom(...TITLES) }),
  fc.record({ type: fc.constant('delete' as const), pick: fc.nat() }),
)
type Change = typeof changeArbitrary extends fc.Arbitrary<infer T> ? T : never

const model = new Map<number, Model>()

const geometry = (place: Model['place']) =>
  place ? sql`ST_SetSRID(ST_MakePoint(${place.lng}, ${place.lat}), 4326)` : sql`null`

async function apply(change: Change) {
  if (change.type === 'insert') {
    const { place, kind, theme, status, areas, createdOn } = change.idea
    const ids = areas.map((slug) => areaIds.get(slug) ?? 0)
    const kern = areaIds.get('emelgem') ?? null
    const [row] = await sql<[{ id: number }]>`
      insert into ideas (kind, title, body, theme, status, precision, placed_by, geom, kern_id, area_ids, created_on)
      values (${kind}, ${TITLES[0] ?? ''}, 'tekst', ${theme}, ${status}, 'point', 'tap', ${geometry(place)}, ${kern}, ${ids}, ${createdOn})
      returning id`
    model.set(row.id, {
      id: row.id,
      place,
      kind,
      theme,
      status,
      areas,
      createdOn,
      isPublic: true,
      title: TITLES[0] ?? '',
    })
    return
  }
  const idea = [...model.values()][change.pick % Math.max(1, model.size)]
  if (!idea) return
  if (change.type === 'move') {
    idea.place = change.place
    await sql`update ideas set geom = ${geometry(change.place)} where id = ${idea.id}`
  } else if (change.type === 'status') {
    idea.status = change.status
    await sql`update ideas set status = ${change.status} where id = ${idea.id}`
  } else if (change.type === 'title') {
    idea.title = change.title
    await sql`update ideas set title = ${change.title} where id = ${idea.id}`
  } else if (change.type === 'hide') {
    idea.isPublic = false
    await sql`update ideas set visibility = ${change.to} where id = ${idea.id}`
  } else {
    model.delete(idea.id)
    await sql`delete from ideas where id = ${idea.id}`
  }
}

function expected({ area, theme, status, kind, q, since, until, box }: Filter): number[] {
  const [west, south, east, north] = boxOf(box) ?? [-180, -85, 180, 85]
  return [...model.values()]
    .filter(
      (idea) =>
        idea.isPublic &&
        (!area || area.some((slug) => idea.areas.includes(slug))) &&
        (!theme || theme.includes(idea.theme as never)) &&
        (!status || status.includes(idea.status as never)) &&
        (!kind || kind.includes(idea.kind as never)) &&
        (!q || idea.title === q) &&
        (!since || idea.createdOn >= since) &&
        (!until || idea.createdOn <= until) &&
        (!box ||
          (idea.place !== null &&
            idea.place.lng >= west &&
            idea.place.lng <= east &&
            idea.place.lat >= south &&
            idea.place.lat <= north)),
    )
    .map(({ id }) => id)
    .sort((a, b) => b - a)
}

const boxOf = (box: Filter['box']) =>
  box &&
  ([
    Math.min(box[0].lng, box[1].lng),
    Math.min(box[0].lat, box[1].lat),
    Math.max(box[0].lng, box[1].lng),
    Math.max(box[0].lat, box[1].lat),
  ] as const)

function queryOf({ box, ...rest }: Filter): URLSearchParams {
  const query: IdeaFilterQuery = {
    ...Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))),
  }
  const bbox = boxOf(box)
  return new URLSearchParams({ ...query, ...(bbox && { bbox: bbox.join(',') }) } as Record<string, string>)
}

async function listed(query: URLSearchParams) {
  const ids: number[] = []
  let page: IdeaPage
  let cursor = ''
  do {
    page = (await (
      await send('GET', `/api/ideas?limit=40&${query}${cursor && `&cursor=${cursor}`}`)
    ).json()) as IdeaPage
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? ''
  } while (cursor)
  return { ids, count: page.count, unplaced: page.unplaced }
}

async function tiled(query: URLSearchParams, zoom: number) {
  const scale = 2 ** zoom
  const column = (lng: number) => Math.floor(((lng + 180) / 360) * scale)
  const row = (lat: number) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * scale)
  let count = 0
  for (let x = column(3.17); x <= column(3.25); x += 1) {
    for (let y = row(50.95); y <= row(50.88); y += 1) {
      const response = await send('GET', `/api/tiles/ideas/${zoom}/${x}/${y}.mvt?${query}`)
      if (response.status === 204) continue
      const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers.ideas
      for (let at = 0; at < (layer?.length ?? 0); at += 1) count += Number(layer?.feature(at).properties.count ?? 1)
    }
  }
  return count
}

test('map = list = count = CSV = GeoJSON, whatever is filtered and whatever happens', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(changeArbitrary, { minLength: 1, maxLength: 40 }),
      filterArbitrary,
      async (changes, filter) => {
        for (const change of changes) await apply(change)
        await feed.wake()
        const ids = expected(filter)
        const query = queryOf(filter)
        const list = await listed(query)
        expect(list.ids).toEqual(ids)
        expect(list.count).toBe(ids.length)
        const csv = await (await send('GET', `/api/ideas.csv?${query}`)).text()
        expect(
          csv
            .trim()
            .split('\n')
            .slice(1)
            .map((line) => Number(line.split(',')[0])),
        ).toEqual(ids)
        const geojson = (await (await send('GET', `/api/ideas.geojson?${query}`)).json()) as {
          features: { id: number; geometry: unknown }[]
        }
        expect(geojson.features.map(({ id }) => id)).toEqual(ids)
        const unplaced = geojson.features.filter(({ geometry: point }) => point === null).length
        expect(list.unplaced).toBe(unplaced)
        const box = boxOf(filter.box)
        const { box: _, q, area, ...rest } = filter
        const counted = index.count({
          ...rest,
          ...(area && { areaIds: area.map((slug) => areaIds.get(slug) ?? 0) }),
          ...(box && { box }),
        })
        if (!q) expect(counted).toMatchObject({ count: ids.length, unplaced })
        for (const zoom of [11, 14]) expect(await tiled(query, zoom)).toBe(ids.length - unplaced)
      },
    ),
    { numRuns: 40 },
  )
})

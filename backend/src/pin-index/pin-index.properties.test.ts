import { setImmediate } from 'node:timers/promises'
import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { ideaKind, ideaStatus, ideaTheme } from '../contract/ideas.ts'
import { type PinFilter, PinIndex, type PublicPin, type TileFeature } from './pin-index.ts'

const WORLD = { lng: [-180_000_000, 180_000_000], lat: [-85_000_000, 85_000_000] } as const
const TOWN = { lng: [3_180_000, 3_240_000], lat: [50_890_000, 50_930_000] } as const
const degrees = ([min, max]: readonly [number, number]) => fc.integer({ min, max }).map((value) => value / 1e6)
const placeIn = ({ lng, lat }: typeof WORLD | typeof TOWN) => fc.record({ lng: degrees(lng), lat: degrees(lat) })
const crossing = fc.constantFrom({ lng: 0, lat: 0 }, { lng: 180, lat: 1 }, { lng: -180, lat: 1 }, { lng: 90, lat: 0 })
const place = fc.oneof({ weight: 6, arbitrary: placeIn(TOWN) }, placeIn(WORLD), crossing, fc.constant(null))
const day = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2025, 11, 1 + days)).toISOString().slice(0, 10))
const areaIds = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 })
const id = fc.integer({ min: 101, max: 160 })

const pin: fc.Arbitrary<PublicPin> = fc.record({
  id,
  place,
  kind: fc.constantFrom(...ideaKind.options),
  theme: fc.constantFrom(...ideaTheme.options),
  status: fc.constantFrom(...ideaStatus.options),
  areaIds,
  createdOn: day,
  example: fc.boolean(),
})

const box = fc
  .tuple(placeIn(TOWN), placeIn(TOWN))
  .map(
    ([a, b]) =>
      [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)] as const,
  )
const everyField: fc.Arbitrary<Required<PinFilter>> = fc.record({
  areaIds,
  theme: fc.subarray([...ideaTheme.options], { minLength: 3 }),
  status: fc.subarray([...ideaStatus.options], { minLength: 2 }),
  kind: fc.subarray([...ideaKind.options], { minLength: 1 }),
  since: day,
  until: day,
  box,
  ids: fc.uniqueArray(id).map((ids) => new Set(ids)),
})
const FIELDS = ['areaIds', 'theme', 'status', 'kind', 'since', 'until', 'box', 'ids'] as const
/** Often one field alone: a field that is ignored then has nothing to hide behind. */
const fields = fc.oneof(
  fc.constantFrom(...FIELDS).map((field) => [field]),
  fc.subarray([...FIELDS]),
)
const filter = fc
  .tuple(everyField, fields)
  .map(([all, kept]): PinFilter => Object.fromEntries(kept.map((field) => [field, all[field]])))

type Step =
  | { do: 'upsert'; pin: PublicPin }
  | { do: 'remove'; id: number }
  | { do: 'wait' }
  | { do: 'settle' }
  | { do: 'load' }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: pin.map((changed): Step => ({ do: 'upsert', pin: changed })) },
    { weight: 4, arbitrary: id.map((removed): Step => ({ do: 'remove', id: removed })) },
    { weight: 4, arbitrary: fc.constant<Step>({ do: 'wait' }) },
    fc.constant<Step>({ do: 'settle' }),
    fc.constant<Step>({ do: 'load' }),
  ),
  { maxLength: 120 },
)

function meets(one: PublicPin, asked: PinFilter): boolean {
  const { box: edges, areaIds: areas } = asked
  if (areas && !areas.some((area) => one.areaIds.includes(area))) return false
  if (asked.theme && !asked.theme.includes(one.theme)) return false
  if (asked.status && !asked.status.includes(one.status)) return false
  if (asked.kind && !asked.kind.includes(one.kind)) return false
  if (asked.since && one.createdOn < asked.since) return false
  if (asked.until && one.createdOn > asked.until) return false
  if (asked.ids && !asked.ids.has(one.id)) return false
  if (!edges) return true
  if (!one.place) return false
  const { lng, lat } = one.place
  return lng >= edges[0] && lng <= edges[2] && lat >= edges[1] && lat <= edges[3]
}

/** Tile and units within it by the textbook formula, in floating point. */
function unitsAt({ lng, lat }: { lng: number; lat: number }, z: number) {
  const world = 2 ** z * 4096
  const last = 1 - 2 ** -30
  const radians = (lat * Math.PI) / 180
  const x = Math.min(last, (lng + 180) / 360)
  const y = 0.5 - Math.asinh(Math.tan(radians)) / (2 * Math.PI)
  return { x: Math.floor(x * world), y: Math.floor(y * world) }
}

/** All tiles of a zoom by what they must show, from the plain list. */
function naiveTiles(pins: PublicPin[], z: number): Map<string, TileFeature[]> {
  const cells = new Map<string, { tile: string; members: { x: number; y: number; pin: PublicPin }[] }>()
  for (const one of pins) {
    if (!one.place) continue
    const world = unitsAt(one.place, z)
    const tile = `${world.x >> 12}/${world.y >> 12}`
    const [x, y] = [world.x & 4095, world.y & 4095]
    const key = z === 16 ? `${one.id}` : `${tile}/${x >> 8}/${y >> 8}`
    const cell = cells.get(key) ?? { tile, members: [] }
    cell.members.push({ x, y, pin: one })
    cells.set(key, cell)
  }
  const tiles = new Map<string, TileFeature[]>()
  for (const { tile, members } of cells.values()) {
    tiles.set(tile, [...(tiles.get(tile) ?? []), naiveFeature(members)])
  }
  return tiles
}

function naiveFeature(members: { x: number; y: number; pin: PublicPin }[]): TileFeature {
  const mean = (axis: 'x' | 'y') => Math.round(members.reduce((sum, member) => sum + member[axis], 0) / members.length)
  const at = { x: mean('x'), y: mean('y') }
  const [only, second] = members
  if (only && !second) {
    const { id: number, kind, theme, status, example } = only.pin
    return { id: number, ...at, properties: { kind, theme, status, ...(example && { example }) } }
  }
  const examples = members.filter((member) => member.pin.example).length
  return { ...at, properties: { count: members.length, ...(examples > 0 && { examples }) } }
}

const inOrder = (features: TileFeature[]) =>
  features.map((feature) => JSON.stringify(Object.entries(feature).sort())).sort()

function decoded(tile: Buffer | null): TileFeature[] {
  if (tile === null) return []
  const layer = new VectorTile(new PbfReader(tile)).layers.ideas
  return Array.from({ length: layer?.length ?? 0 }, (_, at) => {
    const feature = layer?.feature(at)
    const [[point] = []] = feature?.loadGeometry() ?? []
    const { id: number, properties } = feature ?? {}
    return { ...(number === undefined ? {} : { id: number }), x: point?.x, y: point?.y, properties } as TileFeature
  })
}

/** Everything the index answers is what a plain list of pins answers. */
function expectSame(index: PinIndex, pins: Map<number, PublicPin>, asked: PinFilter, zooms: readonly number[]) {
  const met = [...pins.values()].filter((one) => meets(one, asked))
  const placed = met.flatMap((one) => one.place ?? [])
  expect(index.size).toBe(pins.size)
  expect(index.count(asked)).toEqual({
    count: met.length,
    examples: met.filter(({ example }) => example).length,
    unplaced: met.length - placed.length,
  })
  const [lngs, lats] = [placed.map(({ lng }) => lng), placed.map(({ lat }) => lat)]
  expect(index.bounds(asked)).toEqual(
    placed.length > 0 ? [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] : null,
  )
  for (const z of zooms) {
    const expected = naiveTiles(met, z)
    let shown = 0
    const asKey = ({ x, y }: { x: number; y: number }) => `${x >> 12}/${y >> 12}`
    const every = new Set([...pins.values()].flatMap(({ place: at }) => (at ? asKey(unitsAt(at, z)) : [])))
    for (const key of every) {
      const [x, y] = key.split('/').map(Number) as [number, number]
      const features = index.features(z, x, y, asked)
      expect(inOrder(features)).toEqual(inOrder(expected.get(key) ?? []))
      const tile = index.tile(z, x, y, asked)
      expect(tile === null).toBe(features.length === 0)
      expect(decoded(tile)).toEqual(features)
      for (const { properties } of features) shown += 'count' in properties ? properties.count : 1
    }
    expect(shown).toBe(placed.length)
  }
}

test('after any changes, with merges and loads under way, the index answers as a plain list does', async () => {
  await fc.assert(
    fc.asyncProperty(steps, filter, fc.integer({ min: 0, max: 12 }), async (made, asked, mergeAfter) => {
      const index = new PinIndex({ mergeAfter, sliceMs: 0, chunkRows: 3 })
      const pins = new Map<number, PublicPin>()
      let version = 0
      const loads: Promise<void>[] = []
      for (const step of made) {
        const before = new Map(pins)
        if (step.do === 'upsert') {
          pins.set(step.pin.id, step.pin)
          index.upsert(step.pin)
        } else if (step.do === 'remove') {
          pins.delete(step.id)
          index.remove(step.id)
        } else if (step.do === 'load') loads.push(index.load(slowly(pins)))
        else if (step.do === 'settle') await index.settled()
        else await setImmediate()
        if (step.do === 'upsert' && JSON.stringify(before.get(step.pin.id)) === JSON.stringify(step.pin)) continue
        if (step.do === 'upsert' || (step.do === 'remove' && before.has(step.id))) {
          expect(index.version).toBeGreaterThan(version)
        }
        version = index.version
        expectSame(index, pins, asked, [])
      }
      expectSame(index, pins, asked, [0, 5, 11, 14, 15, 16])
      expectSame(index, pins, {}, [12])
      await Promise.all(loads)
      await index.settled()
      expectSame(index, pins, asked, [0, 5, 11, 14, 15, 16])
      expectSame(index, pins, {}, [12])
    }),
    { numRuns: 300 },
  )
})

/** A snapshot of what there is now, read slowly: as a database gives it while changes go on. */
async function* slowly(pins: Map<number, PublicPin>) {
  const snapshot = [...pins.values()]
  for (let from = 0; from < snapshot.length; from += 7) {
    await setImmediate()
    yield snapshot.slice(from, from + 7)
  }
}

test('pins that are loaded at once answer as a plain list does, for every filter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(pin, { selector: (one) => one.id, maxLength: 60 }), filter, async (all, asked) => {
      const index = new PinIndex()
      await index.load(slowly(new Map(all.map((one) => [one.id, one]))))
      expectSame(index, new Map(all.map((one) => [one.id, one])), asked, [0, 3, 10, 13, 16])
    }),
    { numRuns: 300 },
  )
})

import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { MAX_TILE_ZOOM, PinIndex, type PublicPin, type TileFeature } from './pin-index.ts'

const market = { lng: 3.2136, lat: 50.9139 }

const pin = (id: number, changes: Partial<PublicPin> = {}): PublicPin => ({
  id,
  place: market,
  kind: 'street',
  theme: 'groen',
  status: 'received',
  areaIds: [1],
  createdOn: '2026-11-22',
  example: false,
  ...changes,
})

function indexOf(...pins: PublicPin[]): PinIndex {
  const index = new PinIndex()
  for (const each of pins) index.upsert(each)
  return index
}

async function* inBatches(...batches: PublicPin[][]) {
  yield* batches
}

const decode = (tile: Buffer | null) => new VectorTile(new PbfReader(tile ?? new Uint8Array()))

/** The one tile of a zoom that shows anything. */
function onlyTile(index: PinIndex, zoom: number): [x: number, y: number, features: TileFeature[]] {
  const found: [number, number, TileFeature[]][] = []
  for (let x = 0; x < 2 ** zoom; x++) {
    for (let y = 0; y < 2 ** zoom; y++) {
      const features = index.features(zoom, x, y, {})
      if (features.length > 0) found.push([x, y, features])
    }
  }
  expect(found).toHaveLength(1)
  return found[0] ?? [-1, -1, []]
}

test('a tile is one layer of MVT 2 that a map can read', () => {
  const { layers } = decode(indexOf(pin(101)).tile(0, 0, 0, {}))
  expect(Object.keys(layers)).toEqual(['ideas'])
  const { ideas } = layers
  expect([ideas?.version, ideas?.extent, ideas?.length]).toEqual([2, 4096, 1])
  expect(ideas?.feature(0)).toMatchObject({
    id: 101,
    type: 1,
    properties: { kind: 'street', theme: 'groen', status: 'received' },
  })
})

test('the market of Izegem lies in the tile every web map puts it in', () => {
  const index = indexOf(pin(101))
  expect(index.features(14, 8338, 5491, {})).toHaveLength(1)
  const [point] =
    decode(index.tile(14, 8338, 5491, {}))
      .layers.ideas?.feature(0)
      .loadGeometry() ?? []
  const feature = decode(index.tile(14, 8338, 5491, {}))
    .layers.ideas?.feature(0)
    .toGeoJSON(8338, 5491, 14)
  expect(point).toHaveLength(1)
  expect(feature?.geometry).toMatchObject({
    type: 'Point',
    coordinates: [expect.closeTo(market.lng, 4), expect.closeTo(market.lat, 4)],
  })
})

test('an example says so, a real idea says nothing', () => {
  const [real] = indexOf(pin(101)).features(0, 0, 0, {})
  const [example] = indexOf(pin(102, { example: true })).features(0, 0, 0, {})
  expect(real?.properties).not.toHaveProperty('example')
  expect(example?.properties).toHaveProperty('example', true)
})

test('pins that would overlap become a count at their middle, and stay themselves at the deepest zoom', () => {
  const nearby = { lng: market.lng + 0.0001, lat: market.lat }
  const index = indexOf(pin(1), pin(2, { place: nearby, example: true }), pin(3, { place: nearby }))
  expect(index.features(12, 2084, 1372, {}).map(({ properties }) => properties)).toEqual([{ count: 3, examples: 1 }])
  expect(index.features(12, 2084, 1372, {})[0]).not.toHaveProperty('id')
  expect(index.features(16, 33353, 21964, {}).map((feature) => 'id' in feature && feature.id)).toEqual([1, 2, 3])
})

test('2,000 pins in a deepest tile are shown one by one, one more makes counts', () => {
  const index = indexOf(...Array.from({ length: 2000 }, (_, number) => pin(101 + number)))
  expect(index.features(16, 33353, 21964, {})).toHaveLength(2000)
  const { ideas } = decode(index.tile(16, 33353, 21964, {})).layers
  const ids = Array.from({ length: ideas?.length ?? 0 }, (_, number) => ideas?.feature(number).id)
  expect(ids).toEqual(Array.from({ length: 2000 }, (_, number) => 101 + number))
  index.upsert(pin(9000))
  expect(index.features(16, 33353, 21964, {}).map(({ properties }) => properties)).toEqual([{ count: 2001 }])
})

test('nothing to show is null, and so is a tile outside the pyramid', () => {
  const index = indexOf(pin(101))
  expect(new PinIndex().tile(0, 0, 0, {})).toBeNull()
  expect(index.tile(14, 0, 0, {})).toBeNull()
  expect(index.tile(0, 0, 0, { theme: ['verkeer'] })).toBeNull()
  for (const [z, x, y] of [
    [0, 1, 0],
    [1, -1, 0],
    [MAX_TILE_ZOOM + 1, 0, 0],
    [0.5, 0, 0],
    [2, 0, 4],
  ] as const) {
    expect(index.tile(z, x, y, {})).toBeNull()
    expect(index.features(z, x, y, {})).toEqual([])
  }
})

test.each([
  ['the middle of the world', { lng: 0, lat: 0 }, [16, 16]],
  ['a border between tiles', { lng: 90, lat: 0 }, [24, 16]],
  ['just west of that border', { lng: 89.999999, lat: 0 }, [23, 16]],
  ['the antimeridian, from the west', { lng: -180, lat: 10 }, [0, 15]],
  ['the antimeridian, from the east', { lng: 180, lat: 10 }, [31, 15]],
  ['the north of the map', { lng: 0, lat: 90 }, [16, 0]],
  ['the south of the map', { lng: 0, lat: -90 }, [16, 31]],
])('a pin on %s belongs to one tile of each zoom', (_, place, tile) => {
  const index = indexOf(pin(101, { place }))
  for (const zoom of [0, 1, 3]) onlyTile(index, zoom)
  expect(onlyTile(index, 5).slice(0, 2)).toEqual(tile)
})

test('an idea without a place counts but has no tile, and is in no box', () => {
  const index = indexOf(pin(101, { place: null, example: true }), pin(102))
  expect(index.count({})).toEqual({ count: 2, examples: 1, unplaced: 1 })
  expect(index.count({ box: [-180, -85, 180, 85] })).toEqual({ count: 1, examples: 0, unplaced: 0 })
  expect(index.features(0, 0, 0, {})).toHaveLength(1)
  expect(indexOf(pin(101, { place: null })).bounds({})).toBeNull()
})

test('the edges of a box are in it, to the last decimal', () => {
  const index = indexOf(pin(101, { place: { lng: 3.214567, lat: 50.912345 } }))
  expect(index.count({ box: [3.214567, 50.912345, 3.214567, 50.912345] }).count).toBe(1)
  expect(index.count({ box: [3.214568, 50, 4, 51] }).count).toBe(0)
  expect(index.count({ box: [3, 50, 3.214566, 51] }).count).toBe(0)
  expect(index.bounds({})).toEqual([3.214567, 50.912345, 3.214567, 50.912345])
})

test('days are whole and both ends count', () => {
  const index = indexOf(pin(101, { createdOn: '2025-12-31' }), pin(102, { createdOn: '2026-01-01' }))
  expect(index.count({ since: '2026-01-01' }).count).toBe(1)
  expect(index.count({ until: '2025-12-31' }).count).toBe(1)
  expect(index.count({ since: '2025-12-31', until: '2026-01-01' }).count).toBe(2)
})

test('any of the areas is enough; none of them, or an empty list, meets nothing', () => {
  const index = indexOf(pin(101, { areaIds: [1, 7] }), pin(102, { areaIds: [7, 1, 9] }), pin(103, { areaIds: [] }))
  expect(index.count({ areaIds: [9, 2] }).count).toBe(1)
  expect(index.count({ areaIds: [7] }).count).toBe(2)
  expect(index.count({ areaIds: [] }).count).toBe(0)
  expect(index.count({ theme: [] }).count).toBe(0)
})

test('what is changed, moved or removed shows at once, and raises the version', () => {
  const index = indexOf(pin(101))
  const versions = [index.version]
  const change = (make: () => void) => {
    make()
    versions.push(index.version)
  }
  change(() => index.upsert(pin(101, { status: 'planned' })))
  expect(index.count({ status: ['received'] }).count).toBe(0)
  change(() => index.upsert(pin(101, { status: 'planned', place: null })))
  expect(index.tile(0, 0, 0, {})).toBeNull()
  change(() => index.remove(101))
  expect([index.has(101), index.size]).toEqual([false, 0])
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
})

test('the same pin again, or an unknown one removed, changes nothing: caches stay good', () => {
  const index = indexOf(pin(101, { areaIds: [1, 2] }))
  const { version } = index
  index.upsert(pin(101, { areaIds: [2, 1] }))
  index.remove(102)
  expect(index.version).toBe(version)
})

test('a load replaces everything in one step, and the last of an id counts', async () => {
  const index = indexOf(pin(101), pin(102))
  const { version } = index
  await index.load(inBatches([pin(103), pin(104)], [], [pin(104, { theme: 'verkeer' })]))
  expect([101, 102, 103, 104].map((id) => index.has(id))).toEqual([false, false, true, true])
  expect([index.size, index.count({ theme: ['verkeer'] }).count]).toEqual([2, 1])
  expect(index.version).toBeGreaterThan(version)
})

test('what changes during a load shows at once and stays', async () => {
  const index = indexOf(pin(101), pin(102))
  async function* source() {
    yield [pin(101), pin(102), pin(103)]
    index.remove(102)
    index.upsert(pin(101, { status: 'done' }))
    index.upsert(pin(104))
    expect([index.has(102), index.has(104), index.has(103)]).toEqual([false, true, false])
    yield [pin(105)]
  }
  await index.load(source())
  expect([101, 102, 103, 104, 105].map((id) => index.has(id))).toEqual([true, false, true, true, true])
  expect(index.count({ status: ['done'] }).count).toBe(1)
  expect(index.size).toBe(4)
})

test('a load that breaks off leaves what there was, and the next one works', async () => {
  const index = indexOf(pin(101))
  async function* broken() {
    yield [pin(102)]
    throw new Error('connection lost')
  }
  await expect(index.load(broken())).rejects.toThrow('connection lost')
  expect([index.has(101), index.has(102)]).toEqual([true, false])
  await index.load(inBatches([pin(103)]))
  expect([index.has(101), index.has(103)]).toEqual([false, true])
})

test('thousands of changes with the usual settings are merged in the background, and none is lost', async () => {
  const index = new PinIndex()
  await index.load(inBatches(Array.from({ length: 3000 }, (_, number) => pin(101 + number))))
  for (let id = 101; id < 2101; id++) index.upsert(pin(id, { status: 'done' }))
  for (let id = 101; id < 1101; id++) index.remove(id)
  expect(index.count({ status: ['done'] }).count).toBe(1000)
  await index.settled()
  expect(index.count({ status: ['done'] }).count).toBe(1000)
  expect(index.features(0, 0, 0, {}).map(({ properties }) => properties)).toEqual([{ count: 2000 }])
  expect(index.features(16, 33353, 21964, {})).toHaveLength(2000)
})

test('an id that does not fit is refused', () => {
  expect(() => indexOf(pin(2 ** 32))).toThrow(RangeError)
  expect(indexOf(pin(2 ** 32 - 1)).has(2 ** 32 - 1)).toBe(true)
})

test('a crowded tile, counted cell by cell, shows what going pin by pin shows', async () => {
  const index = new PinIndex()
  const spread = (number: number, over: number) => ((number * 2_654_435_761) % 1_000_003) / 1_000_003 / over
  const statuses = ['received', 'planned', 'done', 'passed-on'] as const
  const pins = Array.from({ length: 30_000 }, (_, number) =>
    pin(number + 1, {
      place: { lng: 3.17 + spread(number, 12), lat: 50.9 + spread(number * 31, 25) },
      status: statuses[number % 4] ?? 'received',
      example: number % 7 === 0,
    }),
  )
  await index.load(inBatches(pins))
  for (const { id } of pins.slice(0, 900)) index.remove(id * 3)
  for (const [z, x, y] of [
    [0, 0, 0],
    [9, 260, 171],
    [11, 1042, 686],
    [12, 2084, 1372],
  ] as const) {
    const status = ['received', 'done'] as const
    const byCell = index.features(z, x, y, { status })
    // A filter on days that meets every pin goes pin by pin.
    const byPin = index.features(z, x, y, { status, since: '1900-01-01' })
    expect(byCell.length).toBeGreaterThan(0)
    expect(byCell).toEqual(byPin)
  }
})

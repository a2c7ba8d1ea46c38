import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { PinIndex, type PublicPin } from './pin-index.ts'

const pin = (id: number, changes: Partial<PublicPin> = {}): PublicPin => ({
  id,
  place: { lng: 3.2136, lat: 50.9139 },
  kind: 'street',
  theme: 'groen',
  status: 'received',
  areaIds: [1],
  createdOn: '2026-11-22',
  example: false,
  ...changes,
})

test('a pin shows in its tile', () => {
  const index = new PinIndex()
  index.upsert(pin(101))
  const tile = index.tile(0, 0, 0, {})
  const layer = new VectorTile(new PbfReader(tile ?? new Uint8Array())).layers.ideas
  expect(layer?.version).toBe(2)
  expect(layer?.extent).toBe(4096)
  expect(layer?.feature(0).id).toBe(101)
  expect(layer?.feature(0).properties).toEqual({ kind: 'street', theme: 'groen', status: 'received' })
})

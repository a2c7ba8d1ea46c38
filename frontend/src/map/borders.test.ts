import type { Feature, FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import { areaNames, kernBorders } from './borders.ts'

const square = (slug: string, west: number, kind = 'kern'): Feature => ({
  type: 'Feature',
  properties: { slug, kind },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 0],
        [west + 1, 0],
        [west + 1, 1],
        [west, 1],
        [west, 0],
      ],
    ],
  },
})
const areas: FeatureCollection = {
  type: 'FeatureCollection',
  features: [square('one', 0), square('two', 1), square('whole', 0, 'municipality')],
}

test('a border that two kernen share is drawn once', () => {
  const segments = kernBorders(areas).features.flatMap(({ geometry: { coordinates } }) =>
    coordinates.slice(1).map((to, index) => [coordinates[index], to].map(String).sort().join(' ')),
  )
  expect(segments).toHaveLength(7)
  expect(new Set(segments).size).toBe(7)
})

test('each area has one name, in its middle', () => {
  const named = areaNames(areas).features.map(({ properties, geometry }) => [
    properties?.slug,
    geometry.type === 'Point' && geometry.coordinates,
  ])
  expect(named).toEqual([
    ['one', [0.5, 0.5]],
    ['two', [1.5, 0.5]],
    ['whole', [0.5, 0.5]],
  ])
})

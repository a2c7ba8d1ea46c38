import type { Feature, FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import { drawKern } from './grid.ts'

const polygon = (west: number, south: number, east: number, north: number): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})
const street = (id: number, coordinates: [number, number][]): FeatureCollection['features'][number] => ({
  type: 'Feature',
  id,
  properties: {},
  geometry: { type: 'LineString', coordinates },
})
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

test('a kern fills the sheet in its own shape, and a street is named by the squares it runs through', () => {
  // As wide as it is high on the ground: a degree of longitude here is 0.63 of one of latitude.
  const outline = polygon(3.2, 50.9, 3.2 + 0.02 / Math.cos((50.91 * Math.PI) / 180), 50.92)
  const drawn = drawKern(
    outline,
    collection(
      street(1, [
        [3.2005, 50.9195],
        [3.2035, 50.9195],
      ]),
      street(2, [
        [3.2005, 50.9005],
        [3.2005, 50.9195],
      ]),
      street(3, [
        [3.21, 50.91],
        [3.22, 50.91],
      ]),
    ),
    new Set([1, 2]),
  )
  expect(drawn.width).toBeCloseTo(180)
  expect(drawn.height).toBeCloseTo(180)
  expect([drawn.columns, drawn.rows]).toEqual([6, 6])
  expect(drawn.squares.get(1)).toEqual(['A1'])
  expect(drawn.squares.get(2)).toHaveLength(3)
  expect(drawn.squares.get(2)?.every((square) => /^A[1-6]$/.test(square))).toBe(true)
  expect(drawn.squares.has(3)).toBe(false)
})

test('a high kern keeps within the height of the sheet', () => {
  const { width, height } = drawKern(polygon(3.2, 50.9, 3.205, 50.95), collection(), new Set())
  expect(height).toBeCloseTo(200)
  expect(width).toBeLessThan(180)
})

import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { kernAt, previewPlace } from './preview.ts'

const feature = (properties: Record<string, unknown>, geometry: Geometry): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})
const box = (west: number, south: number, east: number, north: number): Geometry => ({
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
})
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const areas = collection(
  feature({ id: 1, slug: 'izegem', name: 'Izegem', kind: 'municipality' }, box(3.2, 50.9, 3.22, 50.92)),
  feature({ id: 2, slug: 'west', name: 'West', kind: 'kern' }, box(3.2, 50.9, 3.21, 50.92)),
  feature({ id: 3, slug: 'oost', name: 'Oost', kind: 'kern' }, box(3.21, 50.9, 3.22, 50.92)),
  feature(
    { id: 4, slug: 'achter-de-kerk', name: 'Achter de Kerk', kind: 'neighbourhood' },
    box(3.2, 50.9, 3.205, 50.91),
  ),
)
const streets = collection(
  feature(
    { id: 10, name: 'Dam' },
    {
      type: 'LineString',
      coordinates: [
        [3.202, 50.91],
        [3.208, 50.91],
      ],
    },
  ),
  feature(
    { id: 11, name: 'Kouterweg' },
    {
      type: 'LineString',
      coordinates: [
        [3.212, 50.9],
        [3.212, 50.92],
      ],
    },
  ),
  feature({ id: 12, name: 'Pleintje' }, { type: 'Point', coordinates: [3.2195, 50.9195] }),
)
// At 50.91° north a degree of longitude is about 70.2 km, a degree of latitude 111.2 km.

const REACH = { borderMetres: 25, outsideMetres: 150 }

describe('what lies at a place', () => {
  test('the kern covers it; neighbourhoods and the municipality do not count', () => {
    expect(kernAt({ lng: 3.203, lat: 50.905 }, areas)).toEqual({ slug: 'west', name: 'West' })
    expect(kernAt({ lng: 3.3, lat: 50.905 }, areas)).toBeNull()
  })

  test('the nearest street with its distance in metres', () => {
    const { street } = previewPlace({ lng: 3.205, lat: 50.9101 }, areas, streets, REACH)
    expect(street).toMatchObject({ id: 10, name: 'Dam' })
    expect(street?.distance).toBeCloseTo(11.1, 0)
  })

  test('a street that is only a point can be the nearest', () => {
    expect(previewPlace({ lng: 3.2196, lat: 50.9195 }, areas, streets, REACH).street?.name).toBe('Pleintje')
  })

  test('without streets there is none', () => {
    expect(previewPlace({ lng: 3.205, lat: 50.91 }, areas, collection(), REACH).street).toBeNull()
  })
})

describe('near a border', () => {
  test('the other kern is named within 25 metres, not beyond', () => {
    const near = previewPlace({ lng: 3.2098, lat: 50.905 }, areas, streets, REACH)
    expect(near.area?.slug).toBe('west')
    expect(near.nearBorder.map(({ slug }) => slug)).toEqual(['oost'])
    expect(near.nearBorder[0]?.distance).toBeCloseTo(14, 0)
    expect(previewPlace({ lng: 3.209, lat: 50.905 }, areas, streets, REACH).nearBorder).toEqual([])
  })

  test('the reach can be set', () => {
    expect(
      previewPlace({ lng: 3.209, lat: 50.905 }, areas, streets, { ...REACH, borderMetres: 100 }).nearBorder,
    ).toHaveLength(1)
  })

  test('just outside the city the kernen within reach are offered, nearest first', () => {
    const outside = previewPlace({ lng: 3.2095, lat: 50.9207 }, areas, streets, REACH)
    expect(outside.area).toBeNull()
    expect(outside.nearBorder.map(({ slug }) => slug)).toEqual(['west', 'oost'])
    expect(outside.nearBorder[0]?.distance).toBeCloseTo(78, 0)
  })

  test('how far outside can be set', () => {
    const reach = { ...REACH, outsideMetres: 50 }
    expect(previewPlace({ lng: 3.2095, lat: 50.9207 }, areas, streets, reach).nearBorder).toEqual([])
  })

  test('far outside there is nothing to offer', () => {
    expect(previewPlace({ lng: 3.3, lat: 50.9 }, areas, streets, REACH)).toMatchObject({ area: null, nearBorder: [] })
  })
})

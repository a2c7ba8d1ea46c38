import { describe, expect, test } from 'vitest'
import { besideAxis, placeBeside, reachOut } from './axis.ts'
import { generaliseBorders, type Outline } from './borders.ts'
import { calibrate, wholeNumbers } from './house-numbers.ts'
import { fewest, type Position, thinOut } from './plane.ts'
import { toSlug, uniqueSlugs } from './slug.ts'
import { readAddresses } from './sources.ts'

const corner = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
]

describe('an axis', () => {
  test.each([
    { x: 40, y: 12 },
    { x: 40, y: -12 },
    { x: 88, y: 60 },
    { x: 0, y: 5 },
  ])('tells where $x, $y is, and finds it again', (point) => {
    const found = placeBeside(corner, besideAxis(corner, point))
    expect(found.x).toBeCloseTo(point.x, 6)
    expect(found.y).toBeCloseTo(point.y, 6)
  })

  test('has its left on the positive side', () => {
    expect(besideAxis(corner, { x: 50, y: 7 })).toEqual({ fraction: 0.25, offset: 7 })
    expect(besideAxis(corner, { x: 110, y: 50 })).toEqual({ fraction: 0.75, offset: -10 })
  })

  test('reaches out to houses past its ends, but not over a gap', () => {
    const houses = [
      { x: 100, y: 180 },
      { x: 100, y: 300 },
      { x: 100, y: 900 },
      { x: 50, y: 20 },
    ]
    const longer = reachOut(corner, houses, { moreThan: 30, atMost: 250 })
    expect(longer).toEqual([...corner, { x: 100, y: 180 }, { x: 100, y: 300 }])
  })
})

describe('thinning out', () => {
  test('keeps a corner that matters and drops one that does not', () => {
    const off = (item: number[], before: number[], after: number[]) =>
      Math.abs((item[1] ?? 0) - ((before[1] ?? 0) + (after[1] ?? 0)) / 2)
    expect(
      thinOut(
        [
          [0, 0],
          [1, 0.1],
          [2, 0],
        ],
        1,
        off,
      ),
    ).toHaveLength(2)
    expect(
      thinOut(
        [
          [0, 0],
          [1, 5],
          [2, 0],
        ],
        1,
        off,
      ),
    ).toHaveLength(3)
  })

  test('keeps the fewest that foretell the others, first and last always', () => {
    expect(fewest([1, 2, 3, 4, 5], () => true)).toEqual([1, 5])
    expect(fewest([1, 2, 3, 4, 5], (before, after) => after - before <= 2)).toEqual([1, 3, 5])
    expect(fewest([1, 2, 3], () => false)).toEqual([1, 2, 3])
    expect(fewest([], () => true)).toEqual([])
  })
})

describe('house numbers', () => {
  const axis = [
    { x: 0, y: 0 },
    { x: 1000, y: 0 },
  ]
  const row = [1, 3, 5, 7, 9].map((number) => ({ number, point: { x: number * 100, y: 8 } }))

  test('in an even row need only the first and the last', () => {
    expect(calibrate(axis, row)).toEqual([
      [1, 0.1, 8],
      [9, 0.9, 8],
    ])
  })

  test('keep the house that stands out, and leave out one that the axis cannot tell', () => {
    const withOutliers = [...row, { number: 11, point: { x: 950, y: 60 } }, { number: 13, point: { x: 1400, y: 8 } }]
    expect(calibrate(axis, withOutliers).map(([number]) => number)).toEqual([1, 9, 11])
  })

  test('with a letter count only where the whole number is not there', () => {
    const address = { streetId: 1, kern: 'Kachtem' }
    const at = (lng: number): Position => [lng, 50.9]
    const numbers = wholeNumbers([
      { ...address, houseNumber: '12A', position: at(1) },
      { ...address, houseNumber: '12', position: at(2) },
      { ...address, houseNumber: '14B', position: at(3) },
    ])
    expect([...numbers].map(([number, { position }]) => [number, position[0]])).toEqual([
      [12, 2],
      [14, 3],
    ])
  })
})

test('neighbours keep their shared border, and their union is exact', () => {
  const wiggle: Position[] = [
    [3.2, 50.9],
    [3.20001, 50.905],
    [3.2, 50.91],
  ]
  const west: Outline = { type: 'Polygon', coordinates: [[[3.19, 50.9], ...wiggle, [3.19, 50.91], [3.19, 50.9]]] }
  const east: Outline = {
    type: 'Polygon',
    coordinates: [[[3.21, 50.9], [3.21, 50.91], ...[...wiggle].reverse(), [3.21, 50.9]]],
  }
  const outlineOf = generaliseBorders({ west, east })
  for (const name of ['west', 'east']) expect(outlineOf(name).coordinates.flat(2)).not.toContainEqual(wiggle[1])
  expect(outlineOf('west', 'east').coordinates.flat()).toHaveLength(1)
  expect(() => outlineOf('north')).toThrow('north')
})

test('slugs are plain and stay apart', () => {
  expect(toSlug("'t Groentje")).toBe('t-groentje')
  expect(toSlug('Maria van Bourgondiëstraat')).toBe('maria-van-bourgondiestraat')
  expect(uniqueSlugs(['Dam', 'dam', 'Dam '])).toEqual(['dam', 'dam-2', 'dam-3'])
})

test('an address file that this reader cannot know stops it', () => {
  expect(() => readAddresses('straat,wijk\n"Dam, de",Emelgem')).toThrow(/quoted/)
  expect(() => readAddresses('straatnaam_id,huisnummer,wijk,lon,lat\n1,zonder,Emelgem,3.2,50.9')).toThrow()
})

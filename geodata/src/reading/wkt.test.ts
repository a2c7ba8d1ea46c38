import { expect, test } from 'vitest'
import { ImportError } from '../import-error.ts'
import { readWkt } from './wkt.ts'

test.each([
  ['POINT (1 2)', { type: 'Point', coordinates: [1, 2] }],
  ['point z (1 2 3)', { type: 'Point', coordinates: [1, 2] }],
  [
    'LINESTRING (1 2, 3.5 -4e2)',
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3.5, -400],
      ],
    },
  ],
  [
    'MULTIPOINT (1 2, 3 4)',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'MULTIPOINT ((1 2), (3 4))',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 0],
        ],
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    },
  ],
  [
    'MULTILINESTRING((0 0,1 1),(2 2,3 3))',
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [2, 2],
          [3, 3],
        ],
      ],
    },
  ],
  [
    'MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 8 9, 8 8, 9 9)))',
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 0],
          ],
        ],
        [
          [
            [9, 9],
            [8, 9],
            [8, 8],
            [9, 9],
          ],
        ],
      ],
    },
  ],
])('%s', (wkt, shape) => {
  expect(readWkt(wkt, 'a')).toEqual(shape)
})

test.each([
  '',
  'POLYGON EMPTY',
  'POLYGON (0 0, 1 1)',
  'POLYGON ((0 0, 1 x))',
  'POINT (1 2',
  'CURVE (1 2)',
  'POINT ((1 2))',
])('%j is refused', (wkt) => {
  expect(() => readWkt(wkt, 'zone 3')).toThrow(ImportError)
  expect(() => readWkt(wkt, 'zone 3')).toThrow(/^zone 3: /)
})

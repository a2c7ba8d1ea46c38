import { describe, expect, test } from 'vitest'
import { memorySource } from '../testing.ts'
import { readShapefile } from './shapefile.ts'
import { LAMBERT_72, makeShapes, makeTable, ROAD_FIELDS, type Row } from './testing-shapefile.ts'

const rows: Row[] = [
  {
    values: { WS_OIDN: 1, LSTRNM: 'Caféstraat' },
    line: [
      [68850.5, 179205.4],
      [68900, 179300],
    ],
  },
  {
    values: { WS_OIDN: 2, LSTRNM: '\0\0\0' },
    line: [
      [68900, 179300],
      [69000, 179300],
    ],
  },
]
const whole = { 'x/Weg.shp': makeShapes(rows), 'x/weg.DBF': makeTable(ROAD_FIELDS, rows), 'x/Weg.prj': LAMBERT_72 }

const read = (files: Record<string, string | Uint8Array>) => {
  const source = memorySource(files)
  const shp = source.files.find(({ name }) => name.endsWith('.shp'))
  if (!shp) throw new Error('There is no .shp')
  return readShapefile(shp, source.files)
}

test('a shapefile of lines with measures is read in its own system, with its accents', async () => {
  const { crs, features } = await read(whole)
  expect(crs).toBe(31370)
  expect(features.map(({ properties }) => properties.LSTRNM)).toEqual(['Caféstraat', null])
  expect(features[0]).toMatchObject({
    where: 'x/Weg.shp, feature 1',
    geometry: {
      type: 'LineString',
      coordinates: [
        [68850.5, 179205.4],
        [68900, 179300],
      ],
    },
  })
})

describe('refused', () => {
  const { 'x/Weg.prj': prj, 'x/weg.DBF': dbf, 'x/Weg.shp': shp } = whole
  test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
    ['without .prj', { 'x/Weg.shp': shp, 'x/weg.DBF': dbf }, /has no .prj beside it/],
    ['without .dbf', { 'x/Weg.shp': shp, 'x/Weg.prj': prj }, /has no .dbf beside it/],
    [
      'an unknown system',
      { ...whole, 'x/Weg.prj': 'PROJCS["Amersfoort_RD_New"]' },
      /reference system that is not known/,
    ],
    [
      'another system than it says',
      { ...whole, 'x/Weg.prj': 'GEOGCS["GCS_WGS_1984"]' },
      /feature 1: .* does not lie in Belgium/,
    ],
    ['a .shp that was cut off', { ...whole, 'x/Weg.shp': shp.subarray(0, shp.length - 20) }, /broken shapefile/],
    ['a .dbf that was cut off', { ...whole, 'x/weg.DBF': dbf.subarray(0, dbf.length - 20) }, /its .dbf is not whole/],
    ['fewer shapes than rows', { ...whole, 'x/Weg.shp': makeShapes(rows.slice(0, 1)) }, /1 shapes for 2 rows/],
    ['something else', { ...whole, 'x/Weg.shp': 'x'.repeat(200) }, /does not begin as a shapefile does/],
  ])('%s', async (_, files, message) => {
    await expect(read(files)).rejects.toThrow(message)
  })
})

import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImportError } from '../import-error.ts'
import {
  checkTransformation,
  controlDistance,
  crsOfColumns,
  crsOfGeoJson,
  crsOfName,
  crsOfPrj,
  crsOfWkt,
  isInBelgium,
  requireFlanders,
} from './crs.ts'

test.each([
  ['EPSG:31370', 31370],
  ['epsg:3812', 3812],
  ['urn:ogc:def:crs:EPSG::3857', 3857],
  ['urn:ogc:def:crs:EPSG:9.9.1:31370', 31370],
  ['http://www.opengis.net/def/crs/EPSG/0/4326', 4326],
  ['http://www.opengis.net/def/crs/EPSG/9.9.1/31370', 31370],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
  ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 4326],
  ['OGC:CRS84', 4326],
])('%s is EPSG:%i', (name, code) => {
  expect(crsOfName(name, 'a file')).toBe(code)
})

test.each(['EPSG:28992', 'EPSG:', '31370', 'Lambert', 'urn:ogc:def:crs:EPSG::4258', '', 'EPSG:313700'])(
  '%j is refused',
  (name) => {
    expect(() => crsOfName(name, 'wijken.geojson')).toThrow(
      /^wijken.geojson is in a reference system that is not known/,
    )
  },
)

test('GeoJSON is in degrees unless it says otherwise; a crs that says nothing is refused', () => {
  expect(crsOfGeoJson({}, 'a')).toBe(4326)
  expect(crsOfGeoJson({ crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::31370' } } }, 'a')).toBe(31370)
  expect(() => crsOfGeoJson({ crs: null }, 'a')).toThrow(ImportError)
  expect(() => crsOfGeoJson({ crs: { type: 'link', properties: { href: 'x' } } }, 'a')).toThrow(ImportError)
})

test.each([
  [
    'PROJCS["Belge_Lambert_1972",GEOGCS["GCS_Belge 1972",DATUM["D_Belge_1972"]],PROJECTION["Lambert_Conformal_Conic"]]',
    31370,
  ],
  ['PROJCS["BD72 / Belgian Lambert 72",GEOGCS["BD72",AUTHORITY["EPSG","4313"]],AUTHORITY["EPSG","31370"]]', 31370],
  ['PROJCS["ETRS_1989_Belgian_Lambert_2008",GEOGCS["GCS_ETRS_1989"]]', 3812],
  ['PROJCS["ETRS89 / Belgian Lambert 2008",AUTHORITY["EPSG","3812"]]', 3812],
  ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]', 3857],
  ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', 4326],
])('%s', (text, code) => {
  expect(crsOfPrj(text, 'a.shp')).toBe(code)
})

test('a .prj of another country is refused', () => {
  expect(() => crsOfPrj('PROJCS["Amersfoort / RD New",AUTHORITY["EPSG","28992"]]', 'a.shp')).toThrow(ImportError)
  expect(() => crsOfPrj('PROJCS["RD_New"]', 'a.shp')).toThrow(ImportError)
  expect(() => crsOfPrj('', 'a.shp')).toThrow(ImportError)
})

test('a literal names its system before its shape', () => {
  expect(crsOfWkt('<http://www.opengis.net/def/crs/EPSG/9.9.1/31370> POINT (1 2)', 'a')).toEqual({
    crs: 31370,
    wkt: 'POINT (1 2)',
  })
  expect(crsOfWkt('POINT (3 50)', 'a')).toEqual({ crs: 4326, wkt: 'POINT (3 50)' })
  expect(() => crsOfWkt('<http://www.opengis.net/def/crs/EPSG/0/28992> POINT (1 2)', 'a')).toThrow(ImportError)
})

test('columns name their system', () => {
  const best = ['EPSG:31370_x', 'EPSG:31370_y', 'EPSG:4326_lat', 'EPSG:4326_lon', 'address_id']
  expect(crsOfColumns(best, 'a.csv')).toEqual({ crs: 31370, x: 'EPSG:31370_x', y: 'EPSG:31370_y' })
  expect(crsOfColumns(best.slice(2), 'a.csv')).toEqual({ crs: 4326, x: 'EPSG:4326_lon', y: 'EPSG:4326_lat' })
  expect(() => crsOfColumns(['x', 'y'], 'a.csv')).toThrow('a.csv does not say in which EPSG system it is.')
  expect(() => crsOfColumns(['EPSG:31370_x'], 'a.csv')).toThrow('a.csv has EPSG:31370_x but no y or lat beside it.')
})

test('one place in the two Lamberts is in Belgium in its own system only', () => {
  expect(isInBelgium(31370, 68850.5, 179205.4)).toBe(true)
  expect(isInBelgium(3812, 568849.8, 679196)).toBe(true)
  expect(isInBelgium(3812, 68850.5, 179205.4)).toBe(false)
  expect(isInBelgium(31370, 568849.8, 679196)).toBe(false)
  expect(isInBelgium(4326, 50.9175, 3.2147)).toBe(false)
  expect(isInBelgium(4326, Number.NaN, 50.9)).toBe(false)
})

test('an outline outside Flanders is refused', () => {
  expect(() => requireFlanders([3.1, 50.8, 3.3, 51], 'a')).not.toThrow()
  expect(() => requireFlanders([3.1, 50.1, 3.3, 51], 'a')).toThrow(/^a does not lie in Flanders \(3.100, 50.100/)
  expect(() => requireFlanders([], 'a')).toThrow(ImportError)
})

describe('in the database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase({ max: 1 })
  })
  afterAll(() => database.drop())

  test.each([31370, 3812] as const)('EPSG:%i comes out within 1 m of the control point', async (crs) => {
    const metres = await database.sql.begin(async (tx) => {
      await checkTransformation(tx, crs)
      return controlDistance(tx, crs)
    })
    expect(metres).toBeLessThan(1)
  })

  test('a machine that transforms wrongly is refused', async () => {
    // A database of its own: a connection remembers how it transformed.
    const wrong = await testDatabase({ max: 1 })
    const refused = wrong.sql.begin(async (tx) => {
      await tx`update spatial_ref_sys set proj4text = replace(proj4text, '150000', '150100') where srid = 31370`
      await tx`update spatial_ref_sys set auth_name = null, auth_srid = null, srtext = '' where srid = 31370`
      await checkTransformation(tx, 31370)
    })
    await expect(refused).rejects.toThrow(/^The database brings EPSG:31370 \d+\.\d m beside where it should be/)
    await wrong.drop()
  })
})

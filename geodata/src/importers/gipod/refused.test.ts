import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImportError } from '../../import-error.ts'
import { fixture, inname, load, loadAll, without } from './testing-gipod.ts'

const linked = await fixture('hinder-alone.ttl')
let database: TestDatabase
let sql: Sql
beforeAll(async () => {
  database = await testDatabase({ max: 1 })
  sql = database.sql
  await loadAll(sql)
})
afterAll(() => database.drop())

describe('refused, with nothing changed', () => {
  const change = (edit: (feature: { geometry: unknown; properties: Record<string, unknown> }) => void) => {
    const document = JSON.parse(inname)
    edit(document.features[2])
    return { 'inname.geojson': JSON.stringify(document) }
  }
  const third = /^inname.geojson, feature 3 \(id INNAME.7000002-4105010600\): /
  const ring = (...positions: number[][]) => ({ type: 'Polygon', coordinates: [positions] })

  test.each([
    ['cut off', { 'inname.geojson': inname.slice(0, 2000) }, /inname.geojson is not JSON/],
    [
      'no collection',
      { 'a.geojson': '{"type":"Topology","features":1}' },
      /a.geojson is not a GeoJSON FeatureCollection/,
    ],
    ['something else', { 'a.csv': 'x,y\n1,2\n' }, /a.csv is neither GeoJSON, JSON-LD nor Turtle/],
    ['broken Turtle', { 'a.ttl': '@prefix a: <b' }, /a.ttl is not Turtle/],
    ['no id', change(({ properties }) => Object.assign(properties, { GipodId: null })), third],
    ['no start', change(({ properties }) => Object.assign(properties, { Start: 'morgen' })), third],
    ['end before start', change(({ properties }) => Object.assign(properties, { End: '2040-01-01T00:00:00Z' })), third],
    ['two corners', change((feature) => Object.assign(feature, { geometry: ring([3.2, 50.9], [3.3, 50.9]) })), third],
    [
      'Lambert 72 as degrees',
      change((feature) =>
        Object.assign(feature, { geometry: ring([68840, 179200], [68860, 179200], [68860, 179210], [68840, 179200]) }),
      ),
      /68840, 179200 does not lie in Belgium when it is read as EPSG:4326/,
    ],
    [
      'in Wallonia',
      change((feature) =>
        Object.assign(feature, { geometry: ring([4.8, 50.1], [4.81, 50.1], [4.81, 50.11], [4.8, 50.1]) }),
      ),
      /does not lie in Flanders/,
    ],
    [
      'a system that is not known',
      {
        'inname.geojson': JSON.stringify({
          ...JSON.parse(inname),
          crs: { type: 'name', properties: { name: 'EPSG:28992' } },
        }),
      },
      /inname.geojson is in a reference system that is not known here \(EPSG:28992\)/,
    ],
    [
      'Lambert 2008 said to be Lambert 72',
      { 'a.ttl': linked.replace('((68840 179200', '((568840 679200') },
      /568840, 679200 does not lie in Belgium when it is read as EPSG:31370/,
    ],
    [
      'no surface',
      change((feature) =>
        Object.assign(feature, { geometry: ring([3.2, 50.9], [3.21, 50.91], [3.2, 50.9], [3.2, 50.9]) }),
      ),
      /^inname.geojson, feature 3 \(id INNAME.7000002-4105010600\): its shape holds no area or line/,
    ],
    [
      'another layer',
      {
        'wijken.geojson': JSON.stringify({
          type: 'FeatureCollection',
          features: [{ type: 'Feature', properties: { naam: 'x' }, geometry: null }],
        }),
      },
      /^None of this is a work or hindrance in a layout of GIPOD/,
    ],
    ['nothing at all', { 'inname.geojson': without(inname, 7) }, /would be left/],
  ])('%s', async (_name, files, message) => {
    const snapshot = () => sql`
      select (select jsonb_agg(to_jsonb(w)) from works w) as works, (select jsonb_agg(to_jsonb(h)) from hindrances h) as zones,
        (select count(*) from imports) as imports, (select jsonb_agg(c) from credits c) as credits`
    const before = await snapshot()
    const refusal = load(sql, files)
    await expect(refusal).rejects.toThrow(ImportError)
    await expect(refusal).rejects.toThrow(message)
    expect(await snapshot()).toEqual(before)
  })

  test('without a municipality', async () => {
    await sql`truncate areas cascade`
    await expect(loadAll(sql)).rejects.toThrow('There is no municipality yet')
  })
})

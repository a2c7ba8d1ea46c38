import type { TestDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, fixture, importFiles } from '../testing-city.ts'
import { areas } from './areas.ts'

let database: TestDatabase
let wijken: string
beforeAll(async () => {
  database = await emptyDatabase()
  wijken = await fixture('areas/wijken.geojson')
})
afterAll(() => database.drop())

const load = (file: string, options: Record<string, string> = {}, flags = {}) =>
  importFiles(database.sql, areas, { 'wijken.geojson': file }, { options: { kind: 'kern', ...options }, ...flags })

type Properties = Record<string, string>
const square = (properties: Properties, west: number, south = 50.93, size = 0.01) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
})
const layer = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

const rows = () => database.sql`select slug, name, official_code as code, valid_to from areas order by id`

describe('any layer of areas', () => {
  test('is loaded with names of our choice, repaired where it must, each with an address of its own', async () => {
    const { notes } = await load(wijken, { 'name-field': 'NAAM', 'code-field': 'Code' })
    expect((await rows()).map(({ slug }) => slug)).toEqual([
      'west',
      'centrum-proefstad',
      'proefstad',
      'centrum-buurstad',
    ])
    expect(notes).toEqual([
      expect.stringMatching(/^Repaired: wijken.geojson, feature 4 \(id 99002W01\), Centrum \(Self-/),
    ])
    expect(await database.sql`select bool_and(ST_IsValid(geom)) as valid from areas`).toEqual([{ valid: true }])
  })

  test('a second time changes nothing, with the fields found by their known names', async () => {
    expect(await load(wijken)).toMatchObject({ read: 4, changed: 0 })
  })

  test('whose data they are stands in the credits, with the licence of the run', async () => {
    const known = { credit: 'Stad Proefstad', licence: 'CC0 1.0', 'state-of': '2026-01-31' }
    await load(wijken, known)
    const { sql } = database
    expect(await sql`select source, text, licence, state_of from credits`).toEqual([
      { source: 'areas-kern', text: 'Stad Proefstad', licence: 'CC0 1.0', stateOf: '2026-01-31' },
    ])
    expect(await sql`select licence from imports order by id desc limit 1`).toEqual([{ licence: 'CC0 1.0' }])
    await expect(load(wijken, { credit: 'Stad Proefstad' })).rejects.toThrow(/give --licence too/)
    await expect(load(wijken, { 'state-of': '31/01/2026' })).rejects.toThrow(/is not a day/)
  })

  test('only those of one municipality are taken when asked', async () => {
    expect(await load(wijken, { municipality: '99001' }, { dryRun: true, force: true })).toMatchObject({ read: 3 })
    expect(await load(wijken, { municipality: 'Buurstad' }, { dryRun: true, force: true })).toMatchObject({ read: 1 })
  })

  test('an area is kept by its code, or by a name that only one has; one that is gone ends today', async () => {
    const before = await database.sql`select id, slug, official_code as code from areas order by id`
    const [west, , proefstad] = before
    const file = layer(
      square({ code: '99001W01', naam: 'Westkant' }, 3.2),
      square({ code: '99001W92', naam: 'Proefstad' }, 3.21),
      square({ code: '99001W93', naam: 'Nieuw' }, 3.22),
      square({ code: '99002W01', naam: 'Centrum' }, 3.23),
    )
    const { notes } = await load(file, {}, { force: true })
    expect(notes).toContain('Ended today: 1 (Centrum).')
    const after = await database.sql`
      select id, slug, name, official_code as code, valid_to = current_date as has_ended from areas order by id`
    expect(after).toHaveLength(5)
    expect(after).toMatchObject([
      { id: west?.id, slug: 'west', name: 'Westkant', hasEnded: null },
      { code: '99001W02', hasEnded: true },
      { id: proefstad?.id, slug: 'proefstad', code: '99001W92', hasEnded: null },
      { code: '99002W01', hasEnded: null },
      { slug: 'nieuw', hasEnded: null },
    ])
  })

  test('one that comes back is in force again', async () => {
    await load(wijken, {}, { force: true })
    const ended = await database.sql`select slug from areas where valid_to is not null`
    expect(ended).toEqual([{ slug: 'nieuw' }])
  })

  test('a file that lost more than a fifth is refused without force', async () => {
    const before = await rows()
    const [only] = JSON.parse(wijken).features
    await expect(load(layer(only))).rejects.toThrow(/Of the 4 items .* 1 would be left/)
    expect(await rows()).toEqual(before)
  })

  test('Lambert 72, Lambert 2008 and degrees are one place', async () => {
    const named = (name: string, coordinates: number[][]) =>
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name } },
        features: [
          { ...square({ code: 'K1', naam: 'Blok' }, 0), geometry: { type: 'Polygon', coordinates: [coordinates] } },
        ],
      })
    const around = (x: number, y: number, d: number) => [
      [x, y],
      [x + d, y],
      [x + d, y + d],
      [x, y + d],
      [x, y],
    ]
    const place = async (file: string) => {
      await load(file, { kind: 'neighbourhood' }, { force: true })
      const [row] = await database.sql`
        select ST_X(ST_PointN(ST_ExteriorRing(ST_GeometryN(geom, 1)), 1)) as lng,
          ST_Y(ST_PointN(ST_ExteriorRing(ST_GeometryN(geom, 1)), 1)) as lat from areas where kind = 'neighbourhood'`
      expect(row?.lng).toBeCloseTo(3.2147, 4)
      expect(row?.lat).toBeCloseTo(50.9175, 4)
    }
    await place(named('urn:ogc:def:crs:EPSG::31370', around(68850.5, 179205.4, 100)))
    await place(named('EPSG:3812', around(568849.8, 679196.0, 100)))
    await place(named('urn:ogc:def:crs:OGC:1.3:CRS84', around(3.2147, 50.9175, 0.001)))
  })
})

describe('refused, with nothing changed', () => {
  const good = { code: 'A', naam: 'Goed' }
  test.each<[string, string, Record<string, string>, RegExp]>([
    ['without a kind', layer(square(good, 3.2)), { kind: '' }, /Which kind of areas/],
    [
      'a field that is not there',
      layer(square(good, 3.2)),
      { 'name-field': 'titel' },
      /has no field titel; it has code, naam/,
    ],
    ['no field that is a name', layer(square({ x: '1' }, 3.2)), {}, /which field is the name/],
    ['a feature without a name', layer(square({ code: 'A', naam: ' ' }, 3.2)), {}, /feature 1 has no name/],
    ['a feature without a code', layer(square(good, 3.2), square({ naam: 'B' }, 3.3)), {}, /feature 2, B has no code/],
    ['a code that comes twice', layer(square(good, 3.2), square(good, 3.3)), {}, /feature 2, Goed has the same code/],
    [
      'a line',
      layer({
        type: 'Feature',
        properties: good,
        geometry: {
          type: 'LineString',
          coordinates: [
            [3.2, 50.9],
            [3.3, 50.9],
          ],
        },
      }),
      {},
      /feature 1, Goed is not an area but LineString/,
    ],
    [
      'no geometry',
      layer({ type: 'Feature', properties: good, geometry: null }),
      {},
      /Goed is not an area but nothing/,
    ],
    ['an area without size', layer(square(good, 3.2, 50.9, 0)), {}, /Goed: nothing is left of its outline/],
    ['a place outside Flanders', layer(square(good, 5.5, 49.6)), {}, /does not lie in Flanders/],
    [
      'metres that say they are degrees',
      layer(square(good, 68850, 179205, 100)),
      {},
      /feature 1: 68850, 179205 does not lie in Belgium/,
    ],
    [
      'a system that is not known',
      `{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:28992"}},"features":[]}`,
      {},
      /reference system that is not known/,
    ],
    ['nothing of that municipality', layer(square(good, 3.2)), { municipality: '36008' }, /no area of 36008/],
    ['text that is not JSON', '<html>', {}, /is not JSON/],
  ])('%s', async (_, file, options, message) => {
    const before = await database.sql`select * from areas order by id`
    await expect(load(file, options)).rejects.toThrow(message)
    expect(await database.sql`select * from areas order by id`).toEqual(before)
    expect(await database.sql`select count(*) as runs from imports where source <> 'wijken.geojson'`).toEqual([
      { runs: 0 },
    ])
  })

  test('areas of elsewhere, where there is one municipality', async () => {
    const city = layer(square({ code: '99001', naam: 'Proefstad' }, 3.2, 50.9, 0.04))
    await load(city, { kind: 'municipality' })
    await expect(load(wijken, {}, { force: true })).rejects.toThrow(
      /Outside Proefstad lie 1 \(Centrum\): give --municipality/,
    )
    const { notes } = await load(wijken, { municipality: '99001' }, { force: true, dryRun: true })
    expect(notes.join('\n')).toMatch(/ha of the municipality lies in no kern/)
  })
})

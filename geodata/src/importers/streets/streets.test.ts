import type { TestDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LAMBERT_72, makeShapes, makeTable, ROAD_FIELDS, type Row } from '../../reading/testing-shapefile.ts'
import { municipality } from '../municipality/municipality.ts'
import { emptyDatabase, fixture, importFiles, proefstad } from '../testing-city.ts'
import { streets } from './streets.ts'

let database: TestDatabase
let roads: string
beforeAll(async () => {
  database = await emptyDatabase()
  roads = await fixture('streets/wegsegmenten-ogc.geojson')
})
afterAll(() => database.drop())

const load = (files: Record<string, string | Uint8Array>, wish = {}) => importFiles(database.sql, streets, files, wish)
const loadRoads = (wish = {}) => load({ 'wegen.geojson': roads }, wish)

type Segment = { properties: Record<string, unknown>; geometry: { coordinates: number[][] } }
const changed = (change: (segments: Segment[]) => Segment[]) => {
  const document = JSON.parse(roads)
  return { 'wegen.geojson': JSON.stringify({ ...document, features: change(document.features) }) }
}

const known = async () => {
  const rows = await database.sql`
    select s.id, slug, s.name, round(ST_Length(s.geom::geography))::integer as metres, GeometryType(s.geom) as type,
      (select json_agg(a.slug || ' ' || t.share order by t.share desc, a.slug) from street_areas t
        join areas a on a.id = t.area_id where t.street_id = s.id) as areas
    from streets s order by s.id`
  return rows
}

test('there must be a municipality first', async () => {
  await expect(loadRoads()).rejects.toThrow(/no municipality yet/)
  await importFiles(database.sql, municipality, await proefstad(), { parameters: ['99001'] })
})

describe('the Wegenregister', () => {
  test('one axis for each street in use; both sides of a road; what lies elsewhere is left out', async () => {
    const { read, notes } = await loadRoads()
    expect(read).toBe(6)
    expect(await known()).toEqual([
      {
        id: 501,
        slug: 'kerkstraat',
        name: 'Kerkstraat',
        metres: 985,
        type: 'LINESTRING',
        areas: ['west 0.571', 'centrum 0.429'],
      },
      {
        id: 502,
        slug: 'lange-cafestraat',
        name: 'Lange Caféstraat',
        metres: 1084,
        type: 'LINESTRING',
        areas: ['centrum 0.903', 'west 0.097'],
      },
    ])
    expect(notes).toContain('Outside Proefstad, left out: 1 (Kerkstraat).')
    expect(notes).toContain('Side branches and second carriageways that are not on the axis: 1 (Kerkstraat 167 m).')
  })

  test('a second time changes nothing', async () => {
    expect(await loadRoads()).toMatchObject({ changed: 0 })
  })

  test('other ids are the same streets by name, so ideas keep theirs; a new name keeps the id', async () => {
    const renumbered = changed((segments) =>
      segments.map(({ properties, ...segment }) => ({
        ...segment,
        properties: {
          ...properties,
          linkerstraatnaamObjectId: Number(properties.linkerstraatnaamObjectId) + 1000,
          rechterstraatnaamObjectId: Number(properties.rechterstraatnaamObjectId) + 1000,
        },
      })),
    )
    const before = await known()
    await load(renumbered)
    expect(await known()).toEqual(before)
    const renamed = changed((segments) =>
      JSON.parse(JSON.stringify(segments).replaceAll('Lange Caféstraat', 'Nieuwe Laan')),
    )
    await load(renamed)
    expect(await database.sql`select id, slug, name, aliases from streets where id = 502`).toEqual([
      { id: 502, slug: 'lange-cafestraat', name: 'Nieuwe Laan', aliases: ['Lange Caféstraat'] },
    ])
  })

  test('house numbers stay where they stand when the axis moves', async () => {
    const { sql } = database
    await sql`update streets set lowest_number = 1, highest_number = 21 where id = 501`
    await sql`
      insert into street_numbers (street_id, number, fraction, offset_metres) values (501, 1, 0.1, 8), (501, 21, 0.8, 9)`
    const places = () => sql<{ x: number; y: number }[]>`
      select ST_X(p) as x, ST_Y(p) as y from unnest(array[1, 21]) n, house_place(501, n) p order by n`
    const before = await places()
    const moved = changed((segments) =>
      segments.map(({ geometry, ...segment }) => ({
        ...segment,
        geometry: {
          ...geometry,
          coordinates: geometry.coordinates.map(([x = 0, y = 0]) => [x, y + 0.00003]).reverse(),
        },
      })),
    )
    await load(moved)
    for (const [index, { x, y }] of (await places()).entries()) {
      expect(x).toBeCloseTo(before[index]?.x ?? 0, 5)
      expect(y).toBeCloseTo(before[index]?.y ?? 0, 5)
    }
    const [{ offset }] = await sql<[{ offset: number }]>`
      select offset_metres as offset from street_numbers where (street_id, number) = (501, 1)`
    expect(Math.abs(Math.abs(offset) - 8)).toBeGreaterThan(2)
    await loadRoads()
  })

  test('a street that is gone stays while something refers to it, and goes when nothing does', async () => {
    const { sql } = database
    await sql`insert into streets (id, slug, name) values (7, 'verdwenen', 'Verdwenen'), (8, 'bemind', 'Bemind')`
    await sql`
      insert into ideas (kind, title, body, theme, precision, placed_by, street_id)
      values ('street', 'Bank', '', 'groen', 'street', 'address', 8)`
    await expect(loadRoads()).rejects.toThrow(/Of the 4 items .* 3 would be left/)
    const { notes } = await loadRoads({ force: true })
    expect(notes).toContain('Gone from the file and removed: 1 (Verdwenen).')
    expect(notes).toContain('Gone from the file, kept for what refers to them: 1 (Bemind).')
  })

  test('a street that a consultation is about stays too', async () => {
    const { sql } = database
    await sql`insert into streets (id, slug, name) values (9, 'bevraagd', 'Bevraagd')`
    await sql`
      insert into consultations (title, body, opens_at, closes_at, area_ids, street_id)
      select 'Vraag', '', now(), now() + interval '1 day', array[id], 9 from areas where kind = 'municipality'`
    expect((await loadRoads()).notes).toContain(
      'Gone from the file, kept for what refers to them: 2 (Bemind, Bevraagd).',
    )
    expect(await sql`select street_id from consultations`).toEqual([{ streetId: 9 }])
  })
})

describe('the shapefile of version 1', () => {
  const row = (id: number, name: string, line: [number, number][], more = {}): Row => ({
    values: {
      WS_OIDN: id,
      STATUS: 4,
      LSTRNMID: 501,
      LSTRNM: name,
      RSTRNMID: 501,
      RSTRNM: name,
      BEGINTIJD: '20220323T125017',
      ...more,
    },
    line,
  })
  const files = (rows: Row[], fields = ROAD_FIELDS) => ({
    'Wegsegment.shp': makeShapes(rows),
    'Wegsegment.dbf': makeTable(fields, rows),
    'Wegsegment.prj': LAMBERT_72,
    'Wegknoop.shp': 'not read',
  })

  test('is the same register in Lambert 72, with the day of its newest version', async () => {
    const [from, to] = await database.sql<[{ x: number; y: number }, { x: number; y: number }]>`
      select ST_X(p) as x, ST_Y(p) as y from unnest(array[3.202, 3.208]) lng,
        ST_Transform(ST_SetSRID(ST_MakePoint(lng, 50.91), 4326), 31370) p order by lng`
    const rows = [
      row(1, 'Kerkstraat', [
        [from.x, from.y],
        [to.x, to.y],
      ]),
      row(
        2,
        '',
        [
          [to.x, to.y],
          [to.x + 9, to.y],
        ],
        { LSTRNMID: -9, RSTRNMID: -9 },
      ),
      row(
        3,
        'In aanbouw',
        [
          [to.x, to.y],
          [to.x + 9, to.y],
        ],
        { STATUS: 3 },
      ),
    ]
    const outcome = await load(files(rows), { force: true })
    expect(outcome).toMatchObject({ read: 1, stateOf: '2022-03-23' })
    const [{ metres }] = await database.sql<[{ metres: number }]>`
      select ST_Distance(ST_StartPoint(geom)::geography, ST_SetSRID(ST_MakePoint(3.202, 50.91), 4326)::geography) as metres
      from streets where id = 501`
    expect(metres).toBeLessThan(0.2)
    expect(await load(files(rows), { force: true })).toMatchObject({ changed: 0 })
  })

  test('version 2 and other layouts are refused by name', async () => {
    const v2 = [
      {
        values: { WS_TEMPID: 1, STRNM: 'Kerkstraat' },
        line: [
          [68850, 179205],
          [68900, 179205],
        ],
      } as Row,
    ]
    const fields = [
      { name: 'WS_TEMPID', type: 'N', length: 15 } as const,
      { name: 'STRNM', type: 'C', length: 40 } as const,
    ]
    await expect(load(files(v2, fields))).rejects.toThrow(/version 2 \(Lambert 2008\).*not read yet/)
    await expect(load({ 'wijken.geojson': await fixture('areas/wijken.geojson') })).rejects.toThrow(
      /not in a layout of the Wegenregister/,
    )
    const points = changed((segments) =>
      segments.map((segment) => ({ ...segment, geometry: { type: 'Point', coordinates: [3.2, 50.9] } as never })),
    )
    await expect(load(points)).rejects.toThrow(/feature 1 \(id Wegsegment.1\), segment 1 is not a line but Point/)
  })

  test('a register of another town changes nothing', async () => {
    const before = await known()
    const elsewhere = [
      row(1, 'Kerkstraat', [
        [190000, 168000],
        [190100, 168000],
      ]),
    ]
    await expect(load(files(elsewhere), { force: true })).rejects.toThrow(
      /None of the 1 streets in the file lies in Proefstad/,
    )
    expect(await known()).toEqual(before)
  })
})

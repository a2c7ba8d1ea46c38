import { readFile } from 'node:fs/promises'
import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ImportError } from '../../import-error.ts'
import { runSourceImport } from '../../run-source.ts'
import { memorySource } from '../../testing.ts'
import { gipod } from './gipod.ts'

const fixture = (name: string) => readFile(new URL(`../../../fixtures/gipod/${name}`, import.meta.url), 'utf8')
const inname = await fixture('inname.geojson')
const hinder = await fixture('hinder.geojson')
const linked = await fixture('hinder-alone.ttl')

let database: TestDatabase
let databases: TestDatabase[] = []
beforeEach(async () => {
  database = await testDatabase({ max: 1 })
  databases.push(database)
})
afterAll(async () => {
  for (const made of databases) await made.drop()
  databases = []
})

type Wish = { force?: boolean; dryRun?: boolean; options?: Record<string, string> }
const load = (files: Record<string, string>, { options = {}, ...wish }: Wish = {}) =>
  runSourceImport(database.sql, gipod, { sources: [memorySource(files)], parameters: [], options, ...wish })
const loadAll = (wish?: Wish) => load({ 'inname.geojson': inname, 'hinder.geojson': hinder }, wish)

/** The fixture without some features, or with other words in it. */
function without(text: string, ...ids: number[]): string {
  const document = JSON.parse(text)
  const stays = ({ id }: { id: string }) => !ids.some((number) => id.includes(String(number)))
  return JSON.stringify({ ...document, features: document.features.filter(stays) })
}

const workOf = async (gipodId: string) => {
  const [work] = await database.sql`select * from works where gipod_id = ${gipodId}`
  return work
}

describe('works', () => {
  test('time blocks are one work, in words that residents can read', async () => {
    const outcome = await loadAll()
    expect(outcome.read).toBe(11)
    expect(await workOf('7000001')).toMatchObject({
      kind: 'utility',
      status: 'in-progress',
      title: 'Vernieuwen van gasleidingen (sleuf van 24m²)',
      body: 'Vernieuwen van gasleidingen (sleuf van 24m²)\nDoorgang langs één kant.',
      client: 'Fluvius',
      decidingAuthority: 'Fluvius',
      cityDecides: false,
      locationText: 'Roeselaarsestraat',
      plannedStart: '2041-03-02',
      plannedEnd: '2041-04-19',
      visibility: 'public',
      example: false,
    })
    expect(await workOf('7000002')).toMatchObject({ status: 'planned', cityDecides: true, kind: 'redesign' })
    expect(await workOf('7000006')).toMatchObject({ status: 'cancelled', plannedEnd: null })
    expect(outcome.notes.join('\n')).toMatch(/Repaired shapes: 1 \(inname.geojson, feature 7 \(id INNAME.7000006/)
  })

  test('only those that touch the municipality; who merely stands there only where it hinders', async () => {
    const { notes } = await loadAll()
    const rows = await database.sql<{ gipodId: string }[]>`select gipod_id from works order by gipod_id`
    expect(rows.map(({ gipodId }) => gipodId)).toEqual(['7000001', '7000002', '7000005', '7000006'])
    expect(notes).toContain('Outside Izegem: 1 (Nieuwe riolering).')
    expect(notes).toContain('Left out, for they hinder nobody: 1 (Verhuiswagen).')
    expect(await workOf('7000005')).toMatchObject({ kind: 'other', status: 'planned' })
  })

  test('hindrance has its own place and periods, and only the validated is shown', async () => {
    const { notes } = await loadAll()
    const zones = await database.sql`
      select gipod_zone, w.gipod_id, periods::text, severe, effects, note, ST_Area(h.geom) > ST_Area(w.geom) as wider
      from hindrances h join works w on w.id = work_id order by 1`
    expect(zones).toEqual([
      {
        gipodZone: '00000000-0000-4000-8000-000000000001',
        gipodId: '7000001',
        periods:
          '{["2041-03-02 06:00:00+00","2041-03-15 17:00:00+00"),["2041-04-06 05:00:00+00","2041-04-19 22:00:00+00")}',
        severe: true,
        effects: ['narrow-lanes', 'no-motor-vehicles'],
        note: 'Tijdelijke brug',
        wider: true,
      },
      {
        gipodZone: '00000000-0000-4000-8000-000000000005',
        gipodId: '7000005',
        periods: '{["2041-07-01 14:00:00+00","2041-07-01 22:00:00+00")}',
        severe: false,
        effects: ['no-parking'],
        note: null,
        wider: false,
      },
    ])
    expect(notes).toContain('Hindrance not shown, its status is In aanvraag: 1.')
  })

  test('no contact field and no number or address of a person gets into the database', async () => {
    await loadAll()
    const tables = await database.sql<{ tablename: string }[]>`
      select tablename from pg_tables where schemaname = 'public' and tablename <> 'spatial_ref_sys'`
    const searched: string[] = []
    for (const { tablename } of tables) {
      const rows = await database.sql<{ text: string }[]>`
        select t::text as text from ${database.sql(tablename)} t where t::text ~* 'verzwegen|geheimdal|0475 12|12 34 56'`
      expect({ tablename, rows }).toEqual({ tablename, rows: [] })
      searched.push(tablename)
    }
    expect(searched).toContain('works')
    expect(searched).toContain('imports')
  })

  test('a point stands for a small area, and is not used where there is an area', async () => {
    const point = { type: 'Point', coordinates: [3.2147, 50.9175] }
    const asPoints = JSON.parse(without(inname, 7000001))
    for (const feature of asPoints.features) feature.geometry = point
    await load({ 'inname-punt.geojson': JSON.stringify(asPoints) })
    const [alone] = await database.sql`
      select ST_Dimension(geom) as dimension, ST_Area(geom::geography) as area from works where gipod_id = '7000002'`
    expect(alone?.dimension).toBe(2)
    expect(alone?.area).toBeCloseTo(78, 0)
    await load(
      { 'inname-punt.geojson': JSON.stringify(asPoints), 'inname.geojson': without(inname, 7000001) },
      { force: true },
    )
    const [both] = await database.sql`select ST_Area(geom::geography) as area from works where gipod_id = '7000002'`
    expect(both?.area).toBeGreaterThan(500)
  })

  test('a ring that was not closed is closed, and told', async () => {
    const document = JSON.parse(inname)
    for (const { geometry } of document.features) geometry.coordinates[0].pop()
    const { notes } = await load({ 'inname.geojson': JSON.stringify(document) })
    expect(notes.join('\n')).toContain('Repaired shapes: 4 (')
    expect(await workOf('7000002')).toBeDefined()
  })

  test('HINDERGEVOLG adds its consequences to the zone', async () => {
    const document = JSON.parse(without(hinder, 7100001, 7100002))
    for (const feature of document.features) {
      feature.id = `HINDERGEVOLG.${feature.id}`
      delete feature.properties.Consequences
      feature.properties.Consequence = 'Geen doorgang voor fietsers'
    }
    await load({ 'inname.geojson': inname, 'hinder.geojson': hinder, 'gevolg.geojson': JSON.stringify(document) })
    const [zone] = await database.sql`select effects from hindrances where gipod_zone like '%5'`
    expect(zone?.effects).toEqual(['no-cyclists', 'no-parking'])
  })
})

describe('linked data', () => {
  const readBack = async () => {
    const [row] = await database.sql`
      select w.*, h.gipod_zone, h.periods::text, h.severe, h.effects, h.note, ST_AsText(h.geom) as zone_geom
      from works w join hindrances h on h.work_id = w.id`
    const { id, extent, extent_3857, extent3857, geom, changedXid, createdAt, updatedAt, registerFacts, ...rest } =
      row ?? {}
    const { zoneGeom, ...facts } = rest
    return { facts, zoneGeom: String(zoneGeom), shape: registerFacts.shape }
  }

  test.each(['hinder-alone.ttl', 'hinder-alone.jsonld'])('%s says what the OGC layout says', async (name) => {
    await load({ 'hinder-alone.geojson': await fixture('hinder-alone.geojson') })
    const fromOgc = await readBack()
    expect(fromOgc.facts).toMatchObject({
      title: 'Herstellen van de toplaag',
      client: 'Agentschap Wegen en Verkeer',
      gipodId: '7000099',
      status: 'planned',
      effects: ['no-pedestrians', 'speed-limit'],
    })
    const outcome = await load({ [name]: await fixture(name) })
    expect(outcome.read).toBe(1)
    const fromLinkedData = await readBack()
    expect(fromLinkedData.facts).toEqual(fromOgc.facts)
    const [apart] = await database.sql<{ metres: number }[]>`
      select ST_HausdorffDistance(ST_Transform(ST_GeomFromText(${fromOgc.zoneGeom}, 4326), 3812),
        ST_Transform(ST_GeomFromText(${fromLinkedData.zoneGeom}, 4326), 3812)) as metres`
    expect(apart?.metres).toBeLessThan(0.2)
  })

  test('a context elsewhere is not fetched', async () => {
    const text = JSON.stringify({ '@context': 'http://127.0.0.1:9/context.jsonld', '@graph': [] })
    await expect(load({ 'far.jsonld': text })).rejects.toThrow(
      /far.jsonld refers to http:\/\/127.0.0.1:9\/context.jsonld/,
    )
  })

  test('a status without a known label is not shown, unless the city says that it means validated', async () => {
    const text = linked.replace(/.*"Gevalideerd"@nl-BE.*/, '')
    const { notes } = await load({ 'hinder.ttl': text })
    expect(notes.join()).toContain(
      'Hindrance not shown, its status is https://gipod.api.example/api/v1/taxonomies/statuses/1: 1.',
    )
    expect(await workOf('7000099')).toBeUndefined()
    await load(
      { 'hinder.ttl': text },
      { options: { validated: 'https://gipod.api.example/api/v1/taxonomies/statuses/1' } },
    )
    expect(await workOf('7000099')).toBeDefined()
  })
})

describe('again', () => {
  test('the same file changes nothing, in whatever order it comes', async () => {
    await loadAll()
    const snapshot = () => database.sql`select to_jsonb(w) as work from works w order by id`
    const before = await snapshot()
    const reversed = JSON.parse(inname)
    reversed.features.reverse()
    expect((await loadAll()).changed).toBe(0)
    expect((await load({ 'hinder.geojson': hinder, 'inname.geojson': JSON.stringify(reversed) })).changed).toBe(0)
    expect(await snapshot()).toEqual(before)
    expect(await database.sql`select importer, read_count, changed_count from imports order by id`).toEqual([
      { importer: 'gipod', readCount: 11, changedCount: 6 },
      { importer: 'gipod', readCount: 11, changedCount: 0 },
      { importer: 'gipod', readCount: 11, changedCount: 0 },
    ])
  })

  test('what staff corrected stays, and what the register changes is taken over', async () => {
    await loadAll()
    await database.sql`
      update works set title = 'Gas in de Roeselaarsestraat', still_open = 'De fasering', contact_phone = '051 33 73 75',
        passage = '{"car":{"can":"no"}}', visibility = 'hidden' where gipod_id = '7000001'`
    expect((await loadAll()).changed).toBe(0)
    const busy = inname.replaceAll('In uitvoering', 'Uitgevoerd')
    expect((await load({ 'inname.geojson': busy, 'hinder.geojson': hinder })).changed).toBe(1)
    expect(await workOf('7000001')).toMatchObject({
      title: 'Gas in de Roeselaarsestraat',
      status: 'done',
      stillOpen: 'De fasering',
      contactPhone: '051 33 73 75',
      passage: { car: { can: 'no' } },
      visibility: 'hidden',
    })
  })

  test('a zone that moves or goes is followed, also in the extent of its work', async () => {
    await loadAll()
    const changedXid = (await workOf('7000001'))?.changedXid
    await load({ 'inname.geojson': inname, 'hinder.geojson': without(hinder, 7100001) })
    expect(await database.sql`select from hindrances where gipod_zone like '%1'`).toHaveLength(0)
    expect((await workOf('7000001'))?.changedXid).not.toBe(changedXid)
    const [row] = await database.sql`
      select ST_Equals(ST_UnaryUnion(extent), geom) as same from works where gipod_id = '7000001'`
    expect(row?.same).toBe(true)
  })

  test('what vanishes is archived, and done when its time is over; what returns is in force again', async () => {
    const past = inname.replaceAll(/2041-0[34]/g, '2021-03')
    await load({ 'inname.geojson': past, 'hinder.geojson': hinder })
    const { notes } = await load({ 'inname.geojson': without(past, 7000001, 7000006) }, { force: true })
    expect(notes.length).toBeGreaterThan(0)
    expect(await workOf('7000001')).toMatchObject({ status: 'done', archivedAt: expect.any(Date) })
    expect(await workOf('7000006')).toMatchObject({ status: 'cancelled', archivedAt: expect.any(Date) })
    expect(await workOf('7000002')).toMatchObject({ archivedAt: null })
    await load({ 'inname.geojson': past, 'hinder.geojson': hinder })
    expect(await workOf('7000001')).toMatchObject({ status: 'in-progress', archivedAt: null })
    expect(await workOf('7000006')).toMatchObject({ status: 'cancelled', archivedAt: null })
    expect((await load({ 'inname.geojson': past, 'hinder.geojson': hinder })).changed).toBe(0)
  })

  test('works that did not come from the register are left alone', async () => {
    await database.sql`
      insert into works (kind, status, title, client, deciding_authority, city_decides, gipod_id, geom, extent)
      select 'other', 'planned', 'Eigen werk', 'Stad Izegem', 'Stad Izegem', true, id, geom, geom
      from (values (null), ('123')) as own (id), lateral (select ST_GeomFromText('LINESTRING(3.21 50.91, 3.22 50.91)', 4326) as geom) g`
    await loadAll()
    expect(await database.sql`select from works where title = 'Eigen werk' and archived_at is null`).toHaveLength(2)
  })

  test('more than a fifth gone is refused without force, unless their time went by since', async () => {
    await loadAll()
    const few = { 'inname.geojson': without(inname, 7000002), 'hinder.geojson': hinder }
    await expect(load(few)).rejects.toThrow('Of the 4 items that gipod has in force 3 would be left')
    expect(await workOf('7000002')).toMatchObject({ archivedAt: null })
    await database.sql`update works set actual_end = '2026-02-01' where gipod_id = '7000002'`
    await database.sql`update imports set finished_at = '2026-01-31 12:00+01'`
    expect((await load(few)).changed).toBe(1)
    await expect(load({ 'inname.geojson': without(inname, 7000001, 7000002) })).rejects.toThrow(ImportError)
  })
})

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
    await loadAll()
    const snapshot = () => database.sql`
      select (select jsonb_agg(to_jsonb(w)) from works w) as works, (select jsonb_agg(to_jsonb(h)) from hindrances h) as zones,
        (select count(*) from imports) as imports, (select jsonb_agg(c) from credits c) as credits`
    const before = await snapshot()
    const refusal = load(files)
    await expect(refusal).rejects.toThrow(ImportError)
    await expect(refusal).rejects.toThrow(message)
    expect(await snapshot()).toEqual(before)
  })

  test('without a municipality', async () => {
    await database.sql`truncate areas cascade`
    await expect(loadAll()).rejects.toThrow('There is no municipality yet')
  })
})

test('a dry run does everything and leaves nothing', async () => {
  const outcome = await loadAll({ dryRun: true })
  expect(outcome).toMatchObject({
    changed: 6,
    tables: [{ table: 'works', before: 0, after: 4 }, { table: 'hindrances' }],
  })
  expect(await database.sql`select from works`).toHaveLength(0)
  expect(await database.sql`select from imports`).toHaveLength(0)
  expect(await database.sql`select from credits where source = 'gipod'`).toHaveLength(0)
})

test('the credits say source, day and licence', async () => {
  await loadAll()
  expect(await database.sql`select text, licence, state_of from credits where source = 'gipod'`).toEqual([
    {
      text: 'Werken en hinder: Generiek Informatieplatform Openbaar Domein (GIPOD), Vlaamse overheid',
      licence: 'Modellicentie Gratis Hergebruik',
      stateOf: '2026-11-21',
    },
  ])
})

import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { hinder, inname, load, loadAll, without, workOf } from './testing-gipod.ts'

let sql: Sql
const made: TestDatabase[] = []
beforeEach(async () => {
  const database = await testDatabase({ max: 1 })
  sql = database.sql
  made.push(database)
})
afterAll(async () => {
  for (const used of made) await used.drop()
})

describe('works', () => {
  test('time blocks are one work, in words that residents can read', async () => {
    const outcome = await loadAll(sql)
    expect(outcome.read).toBe(11)
    expect(await workOf(sql, '7000001')).toMatchObject({
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
    expect(await workOf(sql, '7000002')).toMatchObject({ status: 'planned', cityDecides: true, kind: 'redesign' })
    expect(await workOf(sql, '7000006')).toMatchObject({ status: 'cancelled', plannedEnd: null })
    expect(outcome.notes.join('\n')).toMatch(/Repaired shapes: 1 \(inname.geojson, feature 7 \(id INNAME.7000006/)
  })

  test('they are as new as what the register last said, not as the run', async () => {
    await loadAll(sql)
    const [{ newest }] = await sql<[{ newest: Date }]>`select max(updated_at) as newest from works`
    expect(new Date(newest).toISOString()).toBe('2026-11-20T09:00:00.000Z')
  })

  test('only those that touch the municipality; who merely stands there only where it hinders', async () => {
    const { notes } = await loadAll(sql)
    const rows = await sql<{ gipodId: string }[]>`select gipod_id from works order by gipod_id`
    expect(rows.map(({ gipodId }) => gipodId)).toEqual(['7000001', '7000002', '7000005', '7000006'])
    expect(notes).toContain('Outside Izegem: 1 (Nieuwe riolering).')
    expect(notes).toContain('Left out, for they hinder nobody: 1 (Verhuiswagen).')
    expect(await workOf(sql, '7000005')).toMatchObject({ kind: 'other', status: 'planned' })
  })

  test('hindrance has its own place and periods, and only the validated is shown', async () => {
    const { notes } = await loadAll(sql)
    const zones = await sql`
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
    await loadAll(sql)
    const tables = await sql<{ tablename: string }[]>`
      select tablename from pg_tables where schemaname = 'public' and tablename <> 'spatial_ref_sys'`
    const searched: string[] = []
    for (const { tablename } of tables) {
      const rows = await sql<{ text: string }[]>`
        select t::text as text from ${sql(tablename)} t where t::text ~* 'verzwegen|geheimdal|0475 12|12 34 56'`
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
    await load(sql, { 'inname-punt.geojson': JSON.stringify(asPoints) })
    const [alone] = await sql`
      select ST_Dimension(geom) as dimension, ST_Area(geom::geography) as area from works where gipod_id = '7000002'`
    expect(alone?.dimension).toBe(2)
    expect(alone?.area).toBeCloseTo(78, 0)
    await load(
      sql,
      { 'inname-punt.geojson': JSON.stringify(asPoints), 'inname.geojson': without(inname, 7000001) },
      { force: true },
    )
    const [both] = await sql`select ST_Area(geom::geography) as area from works where gipod_id = '7000002'`
    expect(both?.area).toBeGreaterThan(500)
  })

  test('a ring that was not closed is closed, and told', async () => {
    const document = JSON.parse(inname)
    for (const { geometry } of document.features) geometry.coordinates[0].pop()
    const { notes } = await load(sql, { 'inname.geojson': JSON.stringify(document) })
    expect(notes.join('\n')).toContain('Repaired shapes: 4 (')
    expect(await workOf(sql, '7000002')).toBeDefined()
  })

  test('HINDERGEVOLG adds its consequences to the zone', async () => {
    const document = JSON.parse(without(hinder, 7100001, 7100002))
    for (const feature of document.features) {
      feature.id = `HINDERGEVOLG.${feature.id}`
      delete feature.properties.Consequences
      feature.properties.Consequence = 'Geen doorgang voor fietsers'
    }
    await load(sql, { 'inname.geojson': inname, 'hinder.geojson': hinder, 'gevolg.geojson': JSON.stringify(document) })
    const [zone] = await sql`select effects from hindrances where gipod_zone like '%5'`
    expect(zone?.effects).toEqual(['no-cyclists', 'no-parking'])
  })
})

test('a dry run does everything and leaves nothing', async () => {
  const outcome = await loadAll(sql, { dryRun: true })
  expect(outcome).toMatchObject({
    changed: 6,
    tables: [{ table: 'works', before: 0, after: 4 }, { table: 'hindrances' }],
  })
  expect(await sql`select from works`).toHaveLength(0)
  expect(await sql`select from imports`).toHaveLength(0)
  expect(await sql`select from credits where source = 'gipod'`).toHaveLength(0)
})

test('the credits say source, day and licence', async () => {
  await loadAll(sql)
  expect(await sql`select text, licence, state_of from credits where source = 'gipod'`).toEqual([
    {
      text: 'Werken en hinder: Generiek Informatieplatform Openbaar Domein (GIPOD), Vlaamse overheid',
      licence: 'Modellicentie Gratis Hergebruik',
      stateOf: '2026-11-21',
    },
  ])
})

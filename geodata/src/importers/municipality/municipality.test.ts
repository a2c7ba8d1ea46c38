import type { TestDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, fixture, importFiles, proefstad } from '../testing-city.ts'
import { municipality } from './municipality.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
})
afterAll(() => database.drop())

const load = async (nis: string, wish = {}, files?: Record<string, string>) =>
  importFiles(database.sql, municipality, files ?? (await proefstad()), { parameters: [nis], ...wish })

const areas = async () => {
  const rows = await database.sql`
    select a.kind, a.slug, a.official_code as code, p.slug as parent, a.valid_to is not null as has_ended
    from areas a left join areas p on p.id = a.parent_id order by a.kind, a.official_code`
  return rows.map(
    ({ kind, slug, code, parent, hasEnded }) => `${kind} ${slug} ${code} in ${parent}${hasEnded ? ' †' : ''}`,
  )
}

describe('a municipality from its files', () => {
  test('a dry run tells what it would do and changes nothing', async () => {
    const outcome = await load('99001', { dryRun: true })
    expect(outcome.tables).toContainEqual({ table: 'areas', before: 0, after: 6 })
    expect(await areas()).toEqual([])
  })

  test('starts with its outline, deelgemeenten and wijken, linked, each with an address of its own', async () => {
    const outcome = await load('99001', { options: { 'state-of': '2025-01-01' } })
    expect(await areas()).toEqual([
      'municipality proefstad 99001 in null',
      'submunicipality deelgemeente-proefstad 99001A in proefstad',
      'submunicipality deelgemeente-oosterdorp 99001B in proefstad',
      'kern west 99001W01 in deelgemeente-proefstad',
      'kern centrum 99001W02 in deelgemeente-proefstad',
      'kern wijk-proefstad 99001W03 in deelgemeente-oosterdorp',
    ])
    expect(outcome.notes.join('\n')).toMatch(
      /\d+ m² lay in no kern.*\n.*more than one kern.*\n.*outside the municipality/,
    )
  })

  test('kernen fill it without gap or overlap, and every point lies in exactly one', async () => {
    const [tiling] = await database.sql`
      select ST_Area(ST_SymDifference(ST_Union(k.geom), m.geom)::geography) as difference,
        sum(ST_Area(k.geom::geography)) - ST_Area(ST_Union(k.geom)::geography) as overlap
      from areas k, areas m where k.kind = 'kern' and m.kind = 'municipality' group by m.id`
    expect(tiling?.difference).toBeLessThan(1)
    expect(Math.abs(tiling?.overlap)).toBeLessThan(1)
    const wrong = await database.sql`
      select ST_AsText(p) from areas m, ST_Dump(ST_GeneratePoints(m.geom, 500, 7)) d, lateral (select d.geom as p) q
      where m.kind = 'municipality' and 1 <> (select count(*) from areas k where k.kind = 'kern' and ST_Covers(k.geom, p))`
    expect(wrong).toEqual([])
  })

  test('its neighbours are drawn around it, not those far away', async () => {
    expect(await database.sql`select kind, name from background_features`).toEqual([
      { kind: 'municipality', name: 'Buurstad' },
    ])
  })

  test('whose data they are is recorded and credited', async () => {
    const [run] = await database.sql`select importer, source, state_of, licence from imports`
    expect(run).toMatchObject({ importer: 'municipality', stateOf: '2025-01-01' })
    const credits = await database.sql`select source, state_of from credits order by source`
    expect(credits).toEqual([
      { source: 'municipal-wijken', stateOf: '2025-01-01' },
      { source: 'statbel-sectors', stateOf: '2025-01-01' },
    ])
  })

  test('a second time changes nothing', async () => {
    expect(await load('99001')).toMatchObject({ changed: 0 })
  })

  test('streets and addresses come along in the same transaction', async () => {
    const files = {
      ...(await proefstad()),
      'wegen.geojson': await fixture('streets/wegsegmenten-ogc.geojson'),
      'best.csv': await fixture('addresses/best.csv'),
    }
    await load('99001', {}, files)
    const names = await database.sql`select name from streets order by name`
    expect(names.map(({ name }) => name)).toEqual(['Kerkstraat', 'Lange Caféstraat', 'Nieuwe Dreef, Noord'])
    await expect(load('99001', {}, { ...files, 'best.csv': 'a,b\n1,2\n' })).rejects.toThrow(/best.csv has neither/)
    expect(await load('99001', {}, files)).toMatchObject({ changed: 0 })
  })

  test.each([
    ['99009', /no municipality 99009/],
    ['', /no municipality/],
  ])('refuses the code %s', async (nis, message) => {
    await expect(load(nis)).rejects.toThrow(message)
  })

  test('refuses a file that is none of what it reads, and changes nothing', async () => {
    const before = await areas()
    const file = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null}]}'
    await expect(load('99001', {}, { 'iets.geojson': file })).rejects.toThrow(/iets.geojson is neither/)
    expect(await areas()).toEqual(before)
  })
})

describe('another municipality', () => {
  test('takes the place of one in which nobody wrote anything', async () => {
    await load('99002')
    expect(await areas()).toEqual([
      'municipality buurstad 99002 in null',
      'submunicipality deelgemeente-buurstad 99002A in buurstad',
      'kern centrum 99002W01 in deelgemeente-buurstad',
    ])
    expect(await database.sql`select count(*) as streets from streets`).toEqual([{ streets: 0 }])
  })

  test('is refused where somebody wrote, unless the two merge', async () => {
    const { sql } = database
    const [idea] = await sql`
      insert into ideas (kind, title, body, theme, kern_id, precision, placed_by, geom)
      select 'street', 'Bank', 'Een bank', 'groen', id, 'point', 'tap', ST_SetSRID(ST_MakePoint(3.2401, 50.91), 4326)
      from areas where kind = 'kern' returning id`
    await expect(load('99001')).rejects.toThrow(/of Buurstad and holds 1 ideas; one installation/)
    const { notes } = await load('99001', { force: true })
    expect(notes.join('\n')).toContain('Buurstad makes place for Proefstad')
    expect(await areas()).toContain('kern centrum 99002W01 in deelgemeente-buurstad †')
    expect(
      await sql`select a.official_code as code from ideas i join areas a on a.id = i.kern_id where i.id = ${idea?.id}`,
    ).toEqual([{ code: '99001W03' }])
  })
})

describe('without wijken', () => {
  test('its deelgemeenten are the kernen; without those it is one kern itself', async () => {
    const { 'wijken.geojson': _, ...files } = await proefstad()
    const fresh = await emptyDatabase()
    const kernen = async () => {
      const rows = await fresh.sql`
        select name, slug from areas where kind = 'kern' and valid_to is null order by official_code`
      return rows.map(({ name, slug }) => `${name} (${slug})`)
    }
    await importFiles(fresh.sql, municipality, files, { parameters: ['99001'] })
    expect(await kernen()).toEqual(['Proefstad (wijk-proefstad)', 'Oosterdorp (oosterdorp)'])
    await importFiles(fresh.sql, municipality, files, { parameters: ['99002'] })
    expect(await kernen()).toEqual(['Buurstad (wijk-buurstad)'])
    await fresh.drop()
  })
})

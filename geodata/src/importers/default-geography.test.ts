import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImports } from '../importer.ts'
import { defaultGeography } from './default-geography.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await runImports(database.sql, defaultGeography)
})
afterAll(() => database.drop())

describe('loading', () => {
  test('a second time changes nothing', async () => {
    const outcomes = await runImports(database.sql, defaultGeography)
    expect(outcomes.map(({ name, changed }) => ({ name, changed }))).toEqual(
      ['areas', 'streets', 'units', 'places', 'background', 'credits'].map((name) => ({ name, changed: 0 })),
    )
    for (const { before, after } of outcomes.flatMap(({ tables }) => tables)) expect(after).toBe(before)
  })

  test('puts right what differs and keeps the ids that others point to', async () => {
    const { sql } = database
    const [kern] = await sql`select id from areas where slug = 'de-mol'`
    await sql`update areas set name = 'Elders', parent_id = null where slug = 'de-mol'`
    await sql`update street_numbers set offset_metres = offset_metres + 5 where (street_id, number) = (57066, 1)`
    await sql`insert into street_numbers (street_id, number, fraction, offset_metres) values (57066, 999, 0.5, 0)`
    await sql`delete from places where kind = 'town-hall'`
    const outcomes = await runImports(sql, defaultGeography)
    expect(outcomes.map(({ changed }) => changed)).toEqual([2, 2, 0, 1, 0, 0])
    expect(await sql`select id, name from areas where slug = 'de-mol'`).toEqual([{ id: kern?.id, name: 'De Mol' }])
  })

  test('all or nothing: a broken file leaves the database as it was', async () => {
    const { sql } = database
    const [areas] = defaultGeography
    if (!areas) throw new Error('There are no areas to load')
    const broken = { ...areas, run: () => Promise.reject(new Error('broken')) }
    await sql`update areas set name = 'Elders' where slug = 'kachtem'`
    await expect(runImports(sql, [areas, broken])).rejects.toThrow('broken')
    expect(await sql`select name from areas where slug = 'kachtem'`).toEqual([{ name: 'Elders' }])
    await runImports(sql, [areas])
  })

  test('refuses a file that is not what it should be', async () => {
    const [areas] = defaultGeography
    const bytes = new TextEncoder().encode('{"type":"FeatureCollection","features":[{"type":"Feature"}]}')
    await expect(database.sql.begin((tx) => areas?.run(tx, bytes))).rejects.toThrow(/features/)
  })
})

describe('areas', () => {
  test('are the municipality, its 3 deelgemeenten, its 7 kernen and Wijk achter de Kerk', async () => {
    const rows = await database.sql`
      select a.kind, a.slug, p.slug as parent, a.approximate from areas a left join areas p on p.id = a.parent_id
      order by a.kind, a.slug`
    expect(rows.map(({ kind, slug, parent }) => `${kind} ${slug} in ${parent}`)).toEqual([
      'municipality izegem in null',
      'submunicipality deelgemeente-emelgem in izegem',
      'submunicipality deelgemeente-izegem in izegem',
      'submunicipality deelgemeente-kachtem in izegem',
      'kern bosmolens in deelgemeente-izegem',
      'kern centrum-izegem in deelgemeente-izegem',
      'kern de-mol in deelgemeente-izegem',
      'kern emelgem in deelgemeente-emelgem',
      'kern kachtem in deelgemeente-kachtem',
      'kern wijk-centrum-oost in deelgemeente-izegem',
      'kern wijk-centrum-west in deelgemeente-izegem',
      'neighbourhood wijk-achter-de-kerk in centrum-izegem',
    ])
    expect(rows.filter(({ approximate }) => approximate).map(({ slug }) => slug)).toEqual(['wijk-achter-de-kerk'])
  })

  test.each(['kern', 'submunicipality'])('of kind %s fill the municipality without gap or overlap', async (kind) => {
    const [tiling] = await database.sql`
      select ST_Area(ST_SymDifference(ST_Union(part.geom), whole.geom)::geography) as difference,
        sum(ST_Area(part.geom::geography)) - ST_Area(whole.geom::geography) as overlap
      from areas part, areas whole where part.kind::text = ${kind} and whole.kind = 'municipality' group by whole.id`
    expect(tiling?.difference).toBeLessThan(0.01)
    expect(Math.abs(tiling?.overlap)).toBeLessThan(0.01)
  })

  test('leave no gap between the municipality and its neighbours, and do not overlap them', async () => {
    const [around] = await database.sql`
      with outlines as (
        select geom from background_features where kind = 'municipality'
        union all select geom from areas where kind = 'municipality')
      select ST_NumInteriorRings(ST_Union(geom)) as holes,
        sum(ST_Area(geom::geography)) - ST_Area(ST_Union(geom)::geography) as overlap from outlines`
    expect(around?.holes).toBe(0)
    expect(Math.abs(around?.overlap)).toBeLessThan(1)
  })

  test('are known by the names that residents use, each name by one kern', async () => {
    const rows = await database.sql<{ slug: string; alias: string }[]>`
      select slug, unnest(aliases) as alias from areas where kind = 'kern'`
    const kernOf = new Map(rows.map(({ slug, alias }) => [alias, slug]))
    expect(kernOf.size).toBe(rows.length)
    expect(kernOf.get('Bloemenwijk')).toBe('centrum-izegem')
    expect(kernOf.get('Paterswijk')).toBe('wijk-centrum-west')
    expect(kernOf.get('Kasteelwijk')).toBe('wijk-centrum-oost')
    expect(kernOf.get("'t Hoge")).toBe('kachtem')
    expect(kernOf.get('Vijfwegen')).toBe('emelgem')
  })
})

describe('streets', () => {
  test('are 342: 307 with an axis, 6 with a point, 29 whose place is not known', async () => {
    expect(
      await database.sql`
        select GeometryType(geom) as type, count(*) from streets group by 1 order by 1 nulls last`,
    ).toEqual([
      { type: 'LINESTRING', count: 307 },
      { type: 'POINT', count: 6 },
      { type: null, count: 29 },
    ])
  })

  test('with a place lie in kernen that share them out wholly; 26 cross a border', async () => {
    const rows = await database.sql`
      select s.slug, s.geom is not null as placed, count(a.id)::integer as kernen, coalesce(sum(t.share), 0) as total,
        bool_and(a.kind = 'kern') as only_kernen
      from streets s left join street_areas t on t.street_id = s.id left join areas a on a.id = t.area_id group by s.id`
    for (const { placed, total } of rows) expect(total).toBeCloseTo(placed ? 1 : 0, 2)
    expect(rows.filter(({ kernen }) => kernen > 1)).toHaveLength(26)
    expect(rows.filter(({ placed, onlyKernen }) => placed && !onlyKernen)).toEqual([])
  })

  test('lie in the kernen they say', async () => {
    const astray = await database.sql`
      select s.name, a.name as kern from streets s
      join street_areas t on t.street_id = s.id join areas a on a.id = t.area_id
      where ST_Distance(s.geom::geography, a.geom::geography) > 50`
    expect(astray).toEqual([])
  })
})

test('every source of the geography is credited', async () => {
  const credits = await database.sql<{ text: string }[]>`select text from credits`
  const all = credits.map(({ text }) => text).join('\n')
  for (const source of ['Statbel', 'gemeentebesturen', 'Wegenregister', 'CRAB', 'iRail', 'Infrabel']) {
    expect(all).toContain(source)
  }
})

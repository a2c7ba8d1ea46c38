import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImports } from './importer.ts'
import { defaultGeography } from './importers/default-geography.ts'
import { readSources } from './making/sources.ts'

const folder = process.env.GEO_SOURCE_FOLDER ?? fileURLToPath(new URL('../../../shared/geo', import.meta.url))
const isHere = existsSync(folder)
if (!isHere)
  process.stderr.write('No source files (GEO_SOURCE_FOLDER): the default geography is not held against them\n')

describe.skipIf(!isHere)('the default geography against every real address', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await runImports(database.sql, defaultGeography)
    const { addresses } = await readSources(folder)
    const { sql } = database
    await sql`create table real_addresses (street_id bigint, number integer, kern text, geom geometry(Point, 4326))`
    await sql`
      insert into real_addresses
      select "streetId", substring("houseNumber" from '^[0-9]+')::integer, kern,
        ST_SetSRID(ST_MakePoint((position->>0)::float8, (position->>1)::float8), 4326)
      from jsonb_to_recordset(${sql.json(addresses)})
        as f ("streetId" bigint, "houseNumber" text, kern text, position jsonb)`
  })
  afterAll(() => database.drop())

  test('it lies in its own kern', async () => {
    const [row] = await database.sql`
      select avg((k.name is not distinct from r.kern)::integer)::float8 as agreement
      from real_addresses r left join areas k on k.kind = 'kern' and ST_Covers(k.geom, r.geom)`
    expect(row?.agreement).toBeGreaterThanOrEqual(0.995)
  })

  test('house_place puts it within 40 m, half of them within 5 m', async () => {
    const [row] = await database.sql`
      select avg((coalesce(metres, 'infinity') <= 40)::integer)::float8 as within,
        percentile_cont(0.5) within group (order by coalesce(metres, 'infinity')) as median
      from (select ST_Distance(house_place(street_id, number)::geography, geom::geography) as metres
        from real_addresses) placed`
    expect(row?.within).toBeGreaterThanOrEqual(0.97)
    expect(row?.median).toBeLessThan(5)
  })

  test('house_number_near gives back the number that house_place was asked for', async () => {
    const [row] = await database.sql`
      select avg(coalesce((house_number_near(street_id, house_place(street_id, number)) = number)::integer, 0))::float8
        as agreement
      from real_addresses`
    expect(row?.agreement).toBeGreaterThanOrEqual(0.97)
  })
})

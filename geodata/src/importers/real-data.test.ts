import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImportError } from '../import-error.ts'
import type { SourceImporter } from '../importer.ts'
import { openSource } from '../reading/open-source.ts'
import { runSourceImport } from '../run-source.ts'
import { addresses } from './addresses/addresses.ts'
import { areas } from './areas/areas.ts'
import { municipality } from './municipality/municipality.ts'
import { streets } from './streets/streets.ts'
import { emptyDatabase, importFiles, measureFilling } from './testing-city.ts'

const folder = process.env.GEO_SOURCE_FOLDER ?? fileURLToPath(new URL('../../../../shared/geo', import.meta.url))
const isHere = existsSync(folder)
if (!isHere) process.stderr.write('No source files (GEO_SOURCE_FOLDER): the importers are not tried on real data\n')

async function load(
  database: TestDatabase,
  importer: SourceImporter,
  names: string[],
  options: Record<string, string> = {},
) {
  const sources = await Promise.all(names.map((name) => openSource(join(folder, name))))
  return runSourceImport(database.sql, importer, { sources, parameters: [], options })
}

/** The files of Flanders, cut down to the parts of three municipalities and to all outlines: reading takes its time. */
async function readFlanders(nis: string[]) {
  const files: Record<string, string> = {}
  for (const name of ['flanders-gemeenten.geojson', 'flanders-deelgemeenten.geojson', 'flanders-wijken.geojson']) {
    const document: { features: { properties: { niveau: string; nis5: string } }[] } = JSON.parse(
      await readFile(join(folder, name), 'utf8'),
    )
    const features = document.features.filter(
      ({ properties: { niveau, nis5 } }) => niveau === 'gemeente' || nis.includes(nis5),
    )
    files[name] = JSON.stringify({ ...document, features })
  }
  return files
}

describe.skipIf(!isHere)('real data', () => {
  let database: TestDatabase
  let izegem: TestDatabase
  let flanders: Record<string, string>
  beforeAll(async () => {
    database = await emptyDatabase()
    izegem = await testDatabase()
    flanders = await readFlanders(['36008', '36015', '11009'])
  })
  afterAll(async () => {
    await database.drop()
    await izegem.drop()
  })

  test.each([
    ['36008', 'izegem', 7],
    ['36015', 'roeselare', 14],
    ['11009', 'brecht', 5],
  ])('municipality %s, %s, starts with its %i wijken, and every point lies in one', async (nis, slug, count) => {
    const { notes } = await importFiles(database.sql, municipality, flanders, { parameters: [nis] })
    expect(notes.filter((note) => note.includes('m²'))).toEqual([])
    const { sql } = database
    const { difference, ...city } = await measureFilling(sql)
    expect(city).toEqual({ slug, kernen: count, linked: true, astray: [] })
    expect(difference).toBeLessThan(1)
    const [around] = await sql<[{ neighbours: number }]>`
      select count(*)::integer as neighbours from background_features where kind = 'municipality'`
    expect(around.neighbours).toBeGreaterThan(5)
  })

  test('roads of two municipalities: those of Tienen become streets', async () => {
    await database.sql`delete from areas`
    const tienen = { kind: 'municipality', municipality: '24107' }
    await load(database, areas, ['flanders-gemeenten.geojson'], tienen)
    const extract = 'samples/wegenregister-extract-v1-tienen.zip'
    const { read, notes } = await load(database, streets, [extract])
    expect(read).toBe(125)
    const [row] = await database.sql`
      select count(*)::integer as streets, bool_and(GeometryType(geom) = 'LINESTRING') as lines from streets`
    expect(row).toEqual({ streets: 32, lines: true })
    expect(notes.join('\n')).toMatch(/Outside Tienen, left out: 15 \(.*Rommersom/)
    expect(await load(database, streets, [extract])).toMatchObject({ changed: 0 })
  })

  test('the addresses of Izegem: each at its own door, named by its own number, its streets kept', async () => {
    const { sql } = izegem
    const [before] = await sql`select count(*) as streets, sum(id) as ids from streets`
    await load(izegem, addresses, ['izegem-crab2013-in-best-layout.csv'])
    const [after] = await sql`select count(*) as streets, sum(id) as ids from streets`
    expect(after).toEqual(before)
    const [row] = await sql`
      select count(*)::integer as houses, count(*) filter (where house_place(street_id, number) is null)::integer as unplaced,
        max(ST_Distance(place_of_house(street_id, number || suffix)::geography, geom::geography)) as furthest,
        avg((house_number_near(street_id, geom) = number)::integer)::float8 as named
      from addresses`
    expect(row).toMatchObject({ houses: 11730, unplaced: 0, furthest: 0 })
    expect(row?.named).toBeGreaterThan(0.99)
    await expect(load(izegem, addresses, ['samples/best-openaddress-be-sample.csv'])).rejects.toThrow(ImportError)
  })

  test('the 2767 wijken of Flanders load; the one that is not valid is repaired and named', async () => {
    await database.sql`delete from streets`
    await database.sql`delete from areas`
    const all = await load(database, areas, ['flanders-wijken.geojson'], { kind: 'kern' })
    expect(all).toMatchObject({ read: 2767, changed: 2767 })
    expect(all.notes).toEqual([
      expect.stringMatching(/^Repaired: .* \(id 23101W05\), Middenhut \(Self-intersection\[4.3829/),
    ])
    const [row] = await database.sql`
      select count(distinct slug)::integer as slugs, bool_and(ST_IsValid(geom)) as valid from areas where kind = 'kern'`
    expect(row).toEqual({ slugs: 2767, valid: true })
  })
})

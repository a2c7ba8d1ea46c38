import { readFile } from 'node:fs/promises'
import { migrate } from '@wijkwerk/migrations'
import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import type { SourceImporter } from '../importer.ts'
import { runSourceImport } from '../run-source.ts'
import { memorySource } from '../testing.ts'

/** The text of a fixture, such as `areas/wijken.geojson`. */
export const fixture = (path: string) => readFile(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8')

/** A database with tables and without geography; call `drop` in `afterAll`. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase({ empty: true })
  await migrate(database.sql)
  return database
}

type Wish = { parameters?: string[]; options?: Record<string, string>; dryRun?: boolean; force?: boolean }

/** Runs an importer on files by name. */
export const importFiles = (
  sql: Sql,
  importer: SourceImporter,
  files: Record<string, string | Uint8Array>,
  { parameters = [], options = {}, ...flags }: Wish = {},
) => runSourceImport(sql, importer, { sources: [memorySource(files)], parameters, options, ...flags })

/** The files of Proefstad (99001): two deelgemeenten, three wijken that overlap, leave a gap and stick out. */
export const proefstad = async () => ({
  'gemeenten.geojson': await fixture('areas/gemeenten.geojson'),
  'deelgemeenten.geojson': await fixture('areas/deelgemeenten.geojson'),
  'wijken.geojson': await fixture('areas/wijken.geojson'),
})

/** The files of Proefdorp, Leegdorp and Eendorp, in the layout of the area levels. */
export const villages = async () => ({
  'gemeenten.geojson': await fixture('villages/gemeenten.geojson'),
  'deelgemeenten.geojson': await fixture('villages/deelgemeenten.geojson'),
  'wijken.geojson': await fixture('villages/wijken.geojson'),
})

/**
 * How the kernen fill the municipality: how many they are, whether each is part of a deelgemeente, what is not filled in
 * square metres, and of 300 points those that do not lie in exactly one.
 */
export async function measureFilling(sql: Sql) {
  const [city] = await sql<[{ slug: string; kernen: number; linked: boolean; difference: number }?]>`
    select m.slug, count(k.id)::integer as kernen, bool_and(p.kind = 'submunicipality') as linked,
      ST_Area(ST_SymDifference(m.geom, ST_Union(k.geom))::geography) as difference
    from areas m, areas k join areas p on p.id = k.parent_id where m.kind = 'municipality' and k.kind = 'kern' group by m.id`
  const astray = await sql`
    select ST_AsText(d.geom) from areas m, ST_Dump(ST_GeneratePoints(m.geom, 300, 5)) d
    where m.kind = 'municipality' and 1 <> (select count(*) from areas k where k.kind = 'kern' and ST_Covers(k.geom, d.geom))`
  return { ...city, astray: [...astray] }
}

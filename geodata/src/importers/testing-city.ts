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

import { readFile } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { runSourceImport } from '../../run-source.ts'
import { memorySource } from '../../testing.ts'
import { gipod } from './gipod.ts'

/** A file of `geodata/fixtures/gipod`. */
export const fixture = (name: string) => readFile(new URL(`../../../fixtures/gipod/${name}`, import.meta.url), 'utf8')

export const inname = await fixture('inname.geojson')
export const hinder = await fixture('hinder.geojson')

type Wish = { force?: boolean; dryRun?: boolean; options?: Record<string, string> }

/** Runs the importer on files in memory. */
export const load = (sql: Sql, files: Record<string, string>, { options = {}, ...wish }: Wish = {}) =>
  runSourceImport(sql, gipod, { sources: [memorySource(files)], parameters: [], options, ...wish })

/** Loads the occupations and their hindrance. */
export const loadAll = (sql: Sql, wish?: Wish) =>
  load(sql, { 'inname.geojson': inname, 'hinder.geojson': hinder }, wish)

/** A collection without the features whose id holds one of these numbers. */
export function without(text: string, ...numbers: number[]): string {
  const document = JSON.parse(text)
  const stays = ({ id }: { id: string }) => !numbers.some((number) => id.includes(String(number)))
  return JSON.stringify({ ...document, features: document.features.filter(stays) })
}

export async function workOf(sql: Sql, gipodId: string) {
  const [work] = await sql`select * from works where gipod_id = ${gipodId}`
  return work
}

import { parseArgs } from 'node:util'
import type { Sql } from 'postgres'
import { withCommandDatabase } from './command-database.ts'
import { ImportError } from './import-error.ts'
import { type Outcome, runImports, type SourceImporter } from './importer.ts'
import { bundled, importers } from './importers/index.ts'
import { startProgress } from './progress.ts'
import { openSource } from './reading/open-source.ts'
import type { Source } from './reading/source.ts'
import { runSourceImport } from './run-source.ts'

export type Streams = { print: (text: string) => void; complain: (text: string) => void }

/** `npm run geodata -- <words>`: gives the exit code, 1 where it was refused and 2 where the words are not understood. */
export async function runCommand(words: string[], environment: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const [name = '', ...rest] = words
  const own = Object.hasOwn(bundled, name) ? bundled[name] : undefined
  const importer = importers.find((candidate) => candidate.name === name)
  const given = readArguments(importer, rest)
  const isComplete = own
    ? given?.words.length === 0 && !given.dryRun
    : given && given.words.length > (importer?.parameters?.length ?? 0)
  if ((!own && !importer) || !given || !isComplete) {
    const lines = [...Object.keys(bundled).map((list) => `${list} [--force]`), ...importers.map(usageOf)]
    streams.complain(`Usage:\n${lines.map((line) => `  npm run geodata -- ${line}\n`).join('')}`)
    return 2
  }
  try {
    await withCommandDatabase(environment, async (sql) => {
      if (own && !given.force) await refuseOverImported(sql, name)
      if (own) for (const outcome of await runImports(sql, own)) streams.print(`${describe(outcome)}\n`)
      if (importer) await runImporter(sql, importer, given, streams)
    })
    return 0
  } catch (error) {
    const text = error instanceof ImportError ? error.message : error instanceof Error ? error.stack : String(error)
    streams.complain(`${text}\n`)
    return 1
  }
}

type Given = { words: string[]; dryRun: boolean; force: boolean; options: Record<string, string | undefined> }

/** `null` where an option is not known. */
function readArguments(importer: SourceImporter | undefined, args: string[]): Given | null {
  const names = Object.keys(importer?.options ?? {})
  const values = Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const))
  const flags = { 'dry-run': { type: 'boolean', default: false }, force: { type: 'boolean', default: false } } as const
  try {
    const parsed = parseArgs({ args, allowPositionals: true, options: { ...values, ...flags } })
    const { 'dry-run': dryRun, force, ...options } = parsed.values
    const texts = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]))
    return { words: parsed.positionals, dryRun, force, options: texts }
  } catch {
    return null
  }
}

/** Throws an ImportError where areas or streets were read from elsewhere: the bundled ones would be put back over them. */
async function refuseOverImported(sql: Sql, name: string) {
  const writers = importers.filter(({ tables }) => tables.some((table) => table === 'areas' || table === 'streets'))
  const [newest] = await sql<[{ importer: string; source: string }?]>`
    select importer, source from imports where importer = any(${writers.map((writer) => writer.name)})
      and exists (select from areas)
    order by finished_at desc limit 1`
  if (!newest) return
  throw new ImportError(
    `The importer ${newest.importer} has read ${newest.source} here, and ${name} would write over it: add --force if that is right.`,
  )
}

async function runImporter(sql: Sql, importer: SourceImporter, given: Given, { print, complain }: Streams) {
  const { words, ...wish } = given
  const parameterCount = importer.parameters?.length ?? 0
  const sources: Source[] = []
  try {
    for (const where of words.slice(parameterCount)) sources.push(await openSource(where))
    const parameters = words.slice(0, parameterCount)
    const progress = startProgress(complain)
    const outcome = await runSourceImport(sql, importer, { ...wish, sources, parameters, progress })
    print([...outcome.notes, describe(outcome), ''].join('\n'))
    if (given.dryRun) print('Dry run: all of this was undone, the database is as it was.\n')
  } finally {
    for (const source of sources) await source.close()
  }
}

function describe({ name, read, changed, tables }: Outcome): string {
  const counts = tables.map(({ table, before, after }) => `${table} ${before} -> ${after}`).join(', ')
  return `${name}: ${read} read, ${changed === 0 ? 'nothing changed' : `${changed} rows changed`} (${counts})`
}

function usageOf({ name, parameters = [], options = {} }: SourceImporter): string {
  const words = parameters.map((parameter) => `<${parameter}>`)
  const values = Object.entries(options).map(([option, meaning]) => `[--${option} <${meaning}>]`)
  return [name, ...words, '<file|url>...', ...values, '[--dry-run] [--force]'].join(' ')
}

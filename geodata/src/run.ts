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

const print = (line: string) => process.stdout.write(`${line}\n`)

const describe = ({ name, read, changed, tables }: Outcome) => {
  const counts = tables.map(({ table, before, after }) => `${table} ${before} -> ${after}`).join(', ')
  return `${name}: ${read} read, ${changed === 0 ? 'nothing changed' : `${changed} rows changed`} (${counts})`
}

const usageOf = ({ name, parameters = [], options = {} }: SourceImporter) => {
  const words = parameters.map((parameter) => `<${parameter}>`).join(' ')
  const values = Object.entries(options).map(([option, meaning]) => `[--${option} <${meaning}>]`)
  return [name, words, '<file|url>...', ...values, '[--dry-run] [--force]'].filter(Boolean).join(' ')
}

function usage(): never {
  const lines = [...Object.keys(bundled), ...importers.map(usageOf)]
  process.stderr.write(`Usage:\n${lines.map((line) => `  npm run geodata -- ${line}\n`).join('')}`)
  process.exit(2)
}

function readArguments(importer: SourceImporter | undefined, rest: string[]) {
  const values = Object.keys(importer?.options ?? {}).map((name) => [name, { type: 'string' }] as const)
  const flags = { 'dry-run': { type: 'boolean', default: false }, force: { type: 'boolean', default: false } } as const
  try {
    const parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...Object.fromEntries(values), ...flags },
    })
    const { 'dry-run': dryRun, force, ...options } = parsed.values
    return { words: parsed.positionals, dryRun, force, options: options as Record<string, string | undefined> }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return usage()
  }
}

async function runImporter(sql: Sql, importer: SourceImporter, rest: ReturnType<typeof readArguments>) {
  const { words, dryRun, force, options } = rest
  const parameterCount = importer.parameters?.length ?? 0
  const opened: Source[] = []
  try {
    for (const where of words.slice(parameterCount)) opened.push(await openSource(where))
    const outcome = await runSourceImport(sql, importer, {
      sources: opened,
      parameters: words.slice(0, parameterCount),
      options,
      dryRun,
      force,
      progress: startProgress((line) => process.stderr.write(line)),
    })
    for (const note of outcome.notes) print(note)
    print(describe(outcome))
    if (dryRun) print('Dry run: all of this was undone, the database is as it was.')
  } finally {
    for (const source of opened) await source.close()
  }
}

const [name = '', ...rest] = process.argv.slice(2)
const own = bundled[name]
const importer = importers.find((candidate) => candidate.name === name)
const given = readArguments(importer, rest)
const isComplete = own ? rest.length === 0 : importer && given.words.length > (importer.parameters?.length ?? 0)
if (!isComplete) usage()
try {
  await withCommandDatabase(process.env, async (sql) => {
    if (own) for (const outcome of await runImports(sql, own)) print(describe(outcome))
    if (importer) await runImporter(sql, importer, given)
  })
} catch (error) {
  const text = error instanceof ImportError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

import { createHash } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { ImportError } from './import-error.ts'
import { type ImportResult, type ImportRun, type Outcome, type SourceImporter, startCounting } from './importer.ts'
import { loadCredits } from './importers/load-surroundings.ts'

/** So much of what an importer has in force may go at once; more needs `force`. */
const LARGEST_SHRINK = 0.2
const LOCK = 4_812_002

type Wish = Pick<ImportRun, 'sources' | 'parameters' | 'options'> & {
  dryRun?: boolean
  force?: boolean
  progress?: ImportRun['progress']
}

export type SourceOutcome = Outcome & { notes: string[]; stateOf: string | null }

/**
 * Runs one importer in one transaction and writes down in `imports` and `credits` what it read. Throws an ImportError,
 * with nothing changed, where the files are refused or where more than a fifth of what it had in force would go. With
 * `dryRun` everything is done and then undone.
 */
export async function runSourceImport(sql: Sql, importer: SourceImporter, wish: Wish): Promise<SourceOutcome> {
  const { sources, parameters, options, dryRun = false, force = false, progress = () => {} } = wish
  const notes: string[] = []
  try {
    return await sql.begin(async (tx) => {
      await tx`set local statement_timeout = 0`
      // Two runs at once would each archive what only the other read.
      await tx`select pg_advisory_xact_lock(${LOCK})`
      const count = await startCounting(tx, importer.tables)
      const owned = await importer.owned(tx, parameters, options)
      const note = (sentence: string) => notes.push(sentence)
      const result = await importer.run({ tx, sources, parameters, options, force, progress, note })
      if (!force) refuseShrink(importer.name, owned, await importer.owned(tx, parameters, options))
      await record(tx, importer, sources, result)
      const { read, changed, stateOf } = result
      const outcome = { name: importer.name, read, changed, stateOf, notes, tables: await count() }
      if (dryRun) throw new Undone(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undone) return error.outcome
    throw error
  }
}

class Undone extends Error {
  readonly outcome: SourceOutcome
  constructor(outcome: SourceOutcome) {
    super('A dry run undoes what it did')
    this.outcome = outcome
  }
}

/** Throws an ImportError where a run leaves less than four fifths of what was in force. */
export function refuseShrink(name: string, before: number, after: number) {
  if (after >= before * (1 - LARGEST_SHRINK)) return
  throw new ImportError(
    `Of the ${before} items that ${name} has in force ${after} would be left, more than a fifth less: add --force if that is right.`,
  )
}

async function record(
  tx: TransactionSql,
  importer: SourceImporter,
  sources: ImportRun['sources'],
  result: ImportResult,
) {
  const names = sources.map(({ name }) => name).join(', ')
  const hashes = sources.map(({ sha256 }) => sha256)
  const [only = ''] = hashes
  const sha256 = hashes.length === 1 ? only : createHash('sha256').update(hashes.join('\n')).digest('hex')
  await tx`
    insert into imports (importer, source, sha256, licence, state_of, read_count, changed_count, finished_at)
    values (${importer.name}, ${names}, ${sha256}, ${result.licence ?? importer.licence}, ${result.stateOf}, ${result.read},
      ${result.changed}, clock_timestamp())`
  await loadCredits(tx, result.credits)
}

import { readFile } from 'node:fs/promises'
import type { Sql, TransactionSql } from 'postgres'
import type { CreditFile } from './geography-files.ts'
import type { Source } from './reading/source.ts'

/** A file that comes with the project, and the licence under which it may be used. */
export type BundledFile = { file: URL; licence: string }

/**
 * One bundled file into its tables: `parse` is pure and refuses what it does not know, `load` gives the number of
 * database rows that it added, changed or removed: none when they were there already.
 */
export type Importer<Row> = {
  name: string
  source: BundledFile
  /** The tables it writes, for the counts before and after. */
  tables: string[]
  parse: (bytes: Uint8Array) => Row[]
  load: (tx: TransactionSql, rows: Row[]) => Promise<number>
}

/** An importer that keeps the shape of its rows to itself, so that importers of different rows fit in one list. */
export type Import = Omit<Importer<never>, 'parse' | 'load'> & {
  run: (tx: TransactionSql, bytes: Uint8Array) => Promise<{ read: number; changed: number }>
}

export const define = <Row>({ parse, load, ...about }: Importer<Row>): Import => ({
  ...about,
  async run(tx, bytes) {
    const rows = parse(bytes)
    return { read: rows.length, changed: await load(tx, rows) }
  },
})

/** A line of the credits on the site; `source` is its key. `stateOf` is the day that the data tell of. */
export type Credit = CreditFile[number]

/** What an importer works with. It writes through `tx` only, and throws an ImportError to refuse: nothing then stays. */
export type ImportRun = {
  tx: TransactionSql
  sources: Source[]
  /** The words before the sources, as many as `parameters` names. */
  parameters: string[]
  /** What was given as `--name value`; only what `options` names gets here. */
  options: Record<string, string | undefined>
  /** Whether `--force` was given: what would be refused for safety is wanted. */
  force: boolean
  /** Tells how far long work is: "addresses 120000 of 2449296". Call it as often as you like. */
  progress: (what: string, done: number, total?: number) => void
  /** A sentence for whoever runs it: what was repaired, skipped or lies outside. */
  note: (sentence: string) => void
}

/** What an importer did. `changed` counts rows added, changed or removed: 0 when the same is read again. */
export type ImportResult = {
  read: number
  changed: number
  /** The day that the data tell of, `null` where nothing says so. */
  stateOf: string | null
  /** Of what was read, where it is not the importer's own. */
  licence?: string | undefined
  /** Lines of the credits that are true from now on. */
  credits: Credit[]
}

/** An importer of files or addresses that somebody names: real data, one transaction, recorded in `imports`. */
export type SourceImporter = {
  name: string
  /** Words that stand before the sources, for the usage line: `['NIS code']`. */
  parameters?: string[]
  /** Names of options with a value; what each means, for the usage line. */
  options?: Record<string, string>
  licence: string
  /** The tables it writes, for the counts before and after. */
  tables: string[]
  /**
   * How much of what this importer wrote is in force now (not archived, not past). When a run leaves less than 80 % of
   * it, that run is refused unless it was forced.
   */
  owned: (tx: TransactionSql, parameters: string[], options: ImportRun['options']) => Promise<number>
  run: (run: ImportRun) => Promise<ImportResult>
}

export type TableCount = { table: string; before: number; after: number }
export type Outcome = { name: string; read: number; changed: number; tables: TableCount[] }

/** Runs bundled imports in their order in one transaction: all of them count, or none. */
export async function runImports(sql: Sql, imports: Import[]): Promise<Outcome[]> {
  return sql.begin(async (tx) => {
    const outcomes: Outcome[] = []
    for (const { name, source, tables, run } of imports) {
      const count = await startCounting(tx, tables)
      const { read, changed } = await run(tx, await readFile(source.file))
      outcomes.push({ name, read, changed, tables: await count() })
    }
    return outcomes
  })
}

/** Counts the rows of tables now; what it gives counts them again and tells both. */
export async function startCounting(tx: TransactionSql, tables: string[]): Promise<() => Promise<TableCount[]>> {
  const before = await countRows(tx, tables)
  return async () => {
    const after = await countRows(tx, tables)
    return tables.map((table, index) => ({ table, before: before[index] ?? 0, after: after[index] ?? 0 }))
  }
}

async function countRows(tx: TransactionSql, tables: string[]): Promise<number[]> {
  const counts: number[] = []
  for (const table of tables) {
    const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(table)}`
    counts.push(row?.count ?? 0)
  }
  return counts
}

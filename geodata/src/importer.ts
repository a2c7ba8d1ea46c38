import { readFile } from 'node:fs/promises'
import type { Sql, TransactionSql } from 'postgres'

/** Where an importer's bytes come from and under which licence they may be used. */
export type Source = { file: URL; licence: string }

/**
 * One source into its tables: `parse` is pure and refuses what it does not know, `load` gives the number of database
 * rows that it added, changed or removed: none when they were there already.
 */
export type Importer<Row> = {
  name: string
  source: Source
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

export type Outcome = {
  name: string
  read: number
  changed: number
  tables: { table: string; before: number; after: number }[]
}

/** Runs importers in their order in one transaction: all of them count, or none. */
export async function runImports(sql: Sql, imports: Import[]): Promise<Outcome[]> {
  return sql.begin(async (tx) => {
    const outcomes: Outcome[] = []
    for (const { name, source, tables, run } of imports) {
      const before = await countRows(tx, tables)
      const { read, changed } = await run(tx, await readFile(source.file))
      const after = await countRows(tx, tables)
      const counts = tables.map((table, index) => ({ table, before: before[index] ?? 0, after: after[index] ?? 0 }))
      outcomes.push({ name, read, changed, tables: counts })
    }
    return outcomes
  })
}

async function countRows(tx: TransactionSql, tables: string[]): Promise<number[]> {
  const counts: number[] = []
  for (const table of tables) {
    const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(table)}`
    counts.push(row?.count ?? 0)
  }
  return counts
}

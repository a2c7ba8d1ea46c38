import type { TransactionSql } from 'postgres'

/** Writes in the transaction it is given, and gives what to tell. */
export type Act = (sql: TransactionSql) => Promise<string>

/** One kind of content: its usage, and what reads the words after its name. Wrong words throw a StartError. */
export type ContentCommand = { usage: readonly string[]; prepare(words: string[]): Promise<Act> }

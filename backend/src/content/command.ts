import type { TransactionSql } from 'postgres'
import { StartError } from '../start-error.ts'
import type { OpenDesk } from './desk.ts'
import { readWords } from './input.ts'

/** Writes in the transaction it is given, and gives what to tell. */
export type Act = (sql: TransactionSql) => Promise<string>

/** One kind of content: its usage, and what reads the words after its name. Wrong words throw a StartError. */
export type ContentCommand = { usage: readonly string[]; prepare(words: string[], openDesk: OpenDesk): Promise<Act> }

export type Flags = Partial<Record<string, string>>

/** What can be done with one kind of content; `key` is the word behind it, such as a number, and '' without one. */
export type Verb = {
  flags: readonly string[]
  /** Flags without a text; `yes` when they are given. */
  switches?: readonly string[]
  hasKey: boolean
  prepare(flags: Flags, key: string, openDesk: OpenDesk): Promise<Act> | Act
}

/** Reads the words after the name of a kind of content as one of its verbs. */
export async function prepareVerb(
  kind: string,
  verbs: Readonly<Record<string, Verb>>,
  [name = '', ...words]: string[],
  openDesk: OpenDesk,
): Promise<Act> {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) throw new StartError(`There is no "${kind} ${name}", only: ${Object.keys(verbs).join(', ')}.`)
  const { flags, positionals } = readWords(words, verb.flags, verb.switches)
  const key = verb.hasKey ? (positionals.shift() ?? '') : ''
  if (positionals.length > 0)
    throw new StartError(`"${positionals.join(' ')}" is not understood; is a flag or are quotes missing?`)
  return verb.prepare(flags, key, openDesk)
}

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StartError } from '../start-error.ts'
import { ContentFault } from './content-fault.ts'
import { partOf } from './part.ts'

/**
 * The words of a command: `--flag text` by name, a switch as `yes`, and the rest. Throws a StartError on a flag that is
 * not among them.
 */
export function readWords(words: string[], names: readonly string[], switches: readonly string[] = []) {
  try {
    const options = Object.fromEntries([
      ...names.map((name) => [name, { type: 'string' as const }] as const),
      ...switches.map((name) => [name, { type: 'boolean' as const }] as const),
    ])
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options })
    const flags = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === true ? 'yes' : String(value)]),
    )
    return { flags: flags as Partial<Record<string, string>>, positionals }
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error))
  }
}

/** What a JSON file holds; a StartError names the file that is not there or is no JSON. */
export async function readJsonFile(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${path}: cannot be read (${error.code}).`)
  })
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    throw new StartError(`${path}: has to be a JSON object.`)
  }
}

// Of what staff gets wrong, what zod says in terms of programmers.
function inWords({ input, code, path, ...issue }: z.core.$ZodRawIssue): string | undefined {
  if (input === undefined) return 'is missing'
  if (code === 'invalid_type' && issue.expected === 'boolean') return 'has to be yes or no'
  if (code === 'invalid_format' && path?.at(-1) === 'street') return 'has to be as in its address, such as baronstraat'
  return undefined
}

/** The value as the schema gives it; else a StartError with one line for each field that is wrong. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { error: inWords })
  if (result.success) return result.data
  throw new StartError(
    result.error.issues.map(({ path, message }) => `${path.join('.') || 'content'}: ${message}`).join('\n'),
  )
}

/**
 * What is named in `given`, checked, without what the contract fills in for something new; a StartError when nothing is.
 */
export function checkedPart<T extends z.ZodType<object>>(schema: T, given: Record<string, unknown>): z.output<T> {
  return partOf(checked(schema, given), given) as z.output<T>
}

/** What the file of a `--file` flag holds. */
export async function readContentFile(path: string | undefined): Promise<Record<string, unknown>> {
  if (path === undefined) throw new ContentFault('file', 'is missing')
  return readJsonFile(path)
}

/** The number of a thing, as it stands in its address. */
export function readId(word: string | undefined): number {
  if (!word || !/^[1-9]\d{0,8}$/.test(word))
    throw new ContentFault('id', 'has to be the number in the address of its page')
  return Number(word)
}

/** Today in Belgium, as 2026-11-20. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date())

/** A day that is not to come, today when none is given. */
export function readPastDay(field: string, day: string | undefined): string {
  if (day === undefined) return today()
  if (!z.iso.date().safeParse(day).success) throw new ContentFault(field, 'has to be a day such as 2026-11-20')
  if (day > today()) throw new ContentFault(field, 'has to be today or earlier')
  return day
}

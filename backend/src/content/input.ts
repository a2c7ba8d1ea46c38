import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StartError } from '../start-error.ts'

/** The words of a command: `--flag text` by name, and the rest. Throws a StartError on a flag that is not among `names`. */
export function readWords<Name extends string>(words: string[], names: readonly Name[]) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options })
    return { flags: values as Partial<Record<Name, string>>, positionals }
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

/** The value as the schema gives it; else a StartError with one line for each field that is wrong. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { error: (issue) => (issue.input === undefined ? 'is missing' : undefined) })
  if (result.success) return result.data
  throw new StartError(
    result.error.issues.map(({ path, message }) => `${path.join('.') || 'content'}: ${message}`).join('\n'),
  )
}

/** The number of a thing, as it stands in its address. */
export function readId(word: string | undefined): number {
  if (!word || !/^[1-9]\d{0,8}$/.test(word)) throw new StartError('id: has to be the number in the address of its page')
  return Number(word)
}

/** Today in Belgium, as 2026-11-20. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date())

/** A day that is not to come, today when none is given. */
export function readPastDay(field: string, day: string | undefined): string {
  if (day === undefined) return today()
  if (!z.iso.date().safeParse(day).success) throw new StartError(`${field}: has to be a day such as 2026-11-20`)
  if (day > today()) throw new StartError(`${field}: has to be today or earlier`)
  return day
}

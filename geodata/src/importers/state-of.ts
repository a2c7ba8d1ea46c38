import { z } from 'zod'
import { ImportError } from '../import-error.ts'
import type { ImportRun } from '../importer.ts'

/** The day given with `--state-of`, or null. Throws an ImportError where it is no day. */
export function readStateOf(options: ImportRun['options']): string | null {
  const day = options['state-of']
  if (day === undefined) return null
  if (!z.iso.date().safeParse(day).success) throw new ImportError(`--state-of ${day} is not a day such as 2026-11-01.`)
  return day
}

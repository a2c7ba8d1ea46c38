import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { ImportError } from '../import-error.ts'
import type { SourceFile } from './source.ts'

/** One row of a CSV file; `where` names it in a message. */
export type CsvRow = { line: number; values: string[] }

/**
 * Reads a CSV file of any size, a row at a time: first what `columns` makes of the header, then every row. Throws an
 * ImportError that names the line where it is broken, or where it is not UTF-8.
 */
export async function* readCsv(file: SourceFile, columns: (header: string[]) => void): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, skipEmptyLines: true })
  const bytes = Readable.from(file.stream())
  bytes.on('error', (error) => parser.destroy(error))
  let line = 0
  try {
    for await (const values of bytes.pipe(parser) as AsyncIterable<string[]>) {
      line += 1
      if (line === 1) columns(values)
      else yield { line, values }
    }
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError(`${file.name} is not CSV: ${tell(error)}.`, { cause: error })
  } finally {
    bytes.destroy()
  }
  if (line === 0) throw new ImportError(`${file.name} is empty.`)
}

/** Finds columns by their names, in any order and case. Throws an ImportError that names what is missing. */
export function findColumns<Name extends string>(
  header: string[],
  names: readonly Name[],
  file: string,
): Record<Name, number> {
  const known = header.map((name) => name.trim().toLowerCase())
  const missing = names.filter((name) => !known.includes(name.toLowerCase()))
  if (missing.length > 0) throw new ImportError(`${file} has no column ${missing.join(', ')}.`)
  return Object.fromEntries(names.map((name) => [name, known.indexOf(name.toLowerCase())])) as Record<Name, number>
}

const tell = (error: unknown) => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')

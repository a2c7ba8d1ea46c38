import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { ImportError } from '../import-error.ts'
import type { SourceFile } from './source.ts'

/** No row of any list is as long; a file without an end of line would be held in memory whole. */
const LONGEST_ROW_BYTES = 1_000_000
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** One row of a CSV file; `where` names it in a message. */
export type CsvRow = { line: number; values: string[] }

/**
 * Reads a CSV file of any size, a row at a time: first what `columns` makes of the header, then every row. Throws an
 * ImportError that names the line where it is broken, or where it is not UTF-8.
 */
export async function* readCsv(
  file: SourceFile,
  columns: (header: string[]) => void,
  { delimiters = [','] }: { delimiters?: string[] } = {},
): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, skipEmptyLines: true, maxRecordSize: LONGEST_ROW_BYTES, delimiter: delimiters })
  const bytes = Readable.from(withShortLines(file))
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
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(file.name, error)
    throw new ImportError(`${file.name} is not CSV: ${tell(error)}.`, { cause: error })
  } finally {
    bytes.destroy()
  }
  if (line === 0) throw new ImportError(`${file.name} is empty.`)
}

// The parser itself does not count fields that are empty.
async function* withShortLines(file: SourceFile): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of file.stream()) {
    for (const byte of piece) {
      length = byte === LINE_FEED || byte === CARRIAGE_RETURN ? 0 : length + 1
      if (length > LONGEST_ROW_BYTES) throw tooLong(file.name)
    }
    yield piece
  }
}

const tooLong = (name: string, cause?: unknown) =>
  new ImportError(`${name} has a line longer than ${LONGEST_ROW_BYTES / 1e6} MB.`, { cause })

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

import { ImportError } from '../../import-error.ts'
import type { ImportRun } from '../../importer.ts'
import { readCsv } from '../../reading/csv.ts'
import type { SourceFile } from '../../reading/source.ts'

/** Names that publishers give to their columns, in lower case; the first that a table has counts. */
const CODES = ['cd_sector', 'code', 'sector', 'statsec']
const RESIDENTS = ['total', 'ms_population', 'population', 'inwoners', 'residents']

/**
 * The number of people per code, of tables with commas, semicolons or bars between the columns. Throws an ImportError that
 * names the line where a number is none or a code comes twice.
 */
export async function readCounts(
  tables: SourceFile[],
  { 'residents-column': residentsColumn, 'code-field': codeField }: ImportRun['options'],
): Promise<Map<string, number>> {
  if (tables.length === 0)
    throw new ImportError('Give a table (.csv or .txt) with the number of people per sector too.')
  const counts = new Map<string, number>()
  for (const file of tables) {
    let [codeAt, residentsAt] = [-1, -1]
    const choose = (header: string[]) => {
      codeAt = findColumn(header, codeField ? [codeField.toLowerCase(), ...CODES] : CODES)
      residentsAt = findColumn(header, residentsColumn ? [residentsColumn.toLowerCase()] : RESIDENTS)
      if (codeAt < 0 || residentsAt < 0) {
        const wanted = codeAt < 0 ? `code (${CODES.join(', ')})` : `number (${residentsColumn ?? RESIDENTS.join(', ')})`
        throw new ImportError(`${file.name} has no column with the ${wanted}; it has ${header.join(', ')}.`)
      }
    }
    for await (const { line, values } of readCsv(file, choose, { delimiters: [',', ';', '|'] })) {
      const [code = '', text = ''] = [values[codeAt]?.trim(), values[residentsAt]?.trim()]
      const where = `${file.name}, line ${line}`
      if (!/^\d{1,7}$/.test(text)) throw new ImportError(`${where}: "${text.slice(0, 40)}" is not a number of people.`)
      if (!code || counts.has(code)) throw new ImportError(`${where}: ${code ? `${code} comes twice` : 'no code'}.`)
      counts.set(code, Number(text))
    }
  }
  return counts
}

function findColumn(header: string[], names: readonly string[]): number {
  const known = header.map((name) => name.trim().toLowerCase())
  const name = names.find((wanted) => known.includes(wanted))
  return name === undefined ? -1 : known.indexOf(name)
}

import { ImportError } from '../../import-error.ts'
import { isInBelgium } from '../../reading/crs.ts'
import { findColumns, readCsv } from '../../reading/csv.ts'
import type { SourceFile } from '../../reading/source.ts'

/** The columns of BeSt that are read, by name; there may be others, in any order. */
const COLUMNS = [
  'address_id',
  'box_number',
  'house_number',
  'municipality_id',
  'street_id',
  'streetname_nl',
  'streetname_fr',
  'status',
] as const
const DEGREES = ['EPSG:4326_lon', 'EPSG:4326_lat'] as const
const LAMBERT = ['EPSG:31370_x', 'EPSG:31370_y'] as const
const BATCH = 5_000

/** A current address of one municipality. Places are [x, y] in each system that the file has. */
export type AddressRow = {
  line: number
  officialId: number | null
  streetId: number | null
  streetName: string
  number: number
  suffix: string
  hasBox: boolean
  degrees: [number, number] | null
  lambert: [number, number] | null
}

/** What was read and what was left out, for the messages. */
export type AddressTally = { read: number; ended: number; elsewhere: number; unreadable: string[] }

/**
 * The current addresses of a municipality (by its NIS code) in a file of BeSt, some thousands at a time; `tally` is kept
 * up to date. Throws an ImportError where a column is missing, the file is broken, or a coordinate lies elsewhere.
 */
export async function* readAddresses(file: SourceFile, nis: string, tally: AddressTally): AsyncGenerator<AddressRow[]> {
  let cellOf: ((values: string[], column: string) => string) | undefined
  let batch: AddressRow[] = []
  const columns = (header: string[]) => {
    cellOf = readHeader(header, file.name)
  }
  for await (const { line, values } of readCsv(file, columns)) {
    tally.read += 1
    const value = (column: string) => cellOf?.(values, column) ?? ''
    if (value('municipality_id') !== nis) tally.elsewhere += 1
    else if (value('status') !== 'current') tally.ended += 1
    else {
      const row = readRow(value, line, file.name)
      if (row) batch.push(row)
      else tally.unreadable.push(`${value('streetname_nl')} ${value('house_number')}, line ${line}`)
    }
    if (batch.length < BATCH && tally.read % (10 * BATCH) !== 0) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function readHeader(header: string[], file: string) {
  const known = header.map((name) => name.trim().toLowerCase())
  const pairs = [DEGREES, LAMBERT].filter((pair) => pair.every((name) => known.includes(name.toLowerCase())))
  if (pairs.length === 0) {
    throw new ImportError(`${file} has neither ${DEGREES.join(', ')} nor ${LAMBERT.join(', ')}: where are the houses?`)
  }
  const positions: Record<string, number> = findColumns(header, [...COLUMNS, ...pairs.flat()], file)
  return (values: string[], column: string) => values[positions[column] ?? -1]?.trim() ?? ''
}

function readRow(value: (column: string) => string, line: number, file: string): AddressRow | null {
  const streetName = value('streetname_nl') || value('streetname_fr')
  if (streetName.includes('\uFFFD')) throw new ImportError(`${file}, line ${line}: the text is not UTF-8.`)
  const [, digits, rest = ''] = /^(\d{1,5})(.*)$/.exec(value('house_number')) ?? []
  const number = Number(digits)
  const degrees = readPlace(value(DEGREES[0]), value(DEGREES[1]))
  const lambert = readPlace(value(LAMBERT[0]), value(LAMBERT[1]))
  if (!streetName || !number || !(degrees ?? lambert)) return null
  if (degrees && !isInBelgium(4326, ...degrees)) return null
  if (lambert && !isInBelgium(31370, ...lambert)) return null
  return {
    line,
    officialId: readId(value('address_id')),
    streetId: readId(value('street_id')),
    streetName,
    number,
    suffix: rest.replace(/[^0-9A-Za-z]/g, '').toUpperCase(),
    hasBox: value('box_number') !== '',
    degrees,
    lambert,
  }
}

function readPlace(x: string, y: string): [number, number] | null {
  const place: [number, number] = [Number(x), Number(y)]
  return x !== '' && y !== '' && place.every(Number.isFinite) ? place : null
}

const readId = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null)

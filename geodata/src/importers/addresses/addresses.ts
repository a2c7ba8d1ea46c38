import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import type { ImportResult, ImportRun, SourceImporter } from '../../importer.ts'
import { checkTransformation } from '../../reading/crs.ts'
import { countAndName } from '../../reading/listing.ts'
import type { SourceFile } from '../../reading/source.ts'
import { findCity } from '../city.ts'
import { creditFor } from '../credits.ts'
import { readStateOf } from '../state-of.ts'
import { type AddressTally, readAddresses } from './read-addresses.ts'
import { checkBothPlaces, leaveOutsideOut, makeStaging, stageAddresses, writeAddresses } from './write-addresses.ts'

/** The addresses of BeSt (BOSA): where every house of the municipality stands. */
export const addresses: SourceImporter = {
  name: 'addresses',
  options: { 'state-of': 'day that the data tell of' },
  licence: 'CC BY 4.0',
  tables: ['addresses', 'streets', 'street_areas', 'street_numbers', 'spatial_units'],
  owned: countAddresses,
  run: ({ sources, ...run }) =>
    importAddresses(
      run,
      sources.flatMap(({ files }) => files),
    ),
}

/** How many addresses there are. */
export async function countAddresses(tx: TransactionSql): Promise<number> {
  const [row] = await tx<[{ count: number }]>`select count(*)::integer as count from addresses`
  return row.count
}

/** Whether a file is a table of text, as addresses come in. */
export const isAddressFile = ({ name }: SourceFile) => /\.csv$/i.test(name)

/** What the importer does with its files, for whoever has read the sources. */
export async function importAddresses(
  { tx, options, progress, note }: Omit<ImportRun, 'sources'>,
  files: SourceFile[],
): Promise<ImportResult> {
  const city = await findCity(tx)
  const tables = files.filter(isAddressFile)
  if (tables.length === 0) throw new ImportError(`${files.map(({ name }) => name).join(', ')}: not a CSV file.`)
  await checkTransformation(tx, 31370)
  await makeStaging(tx)
  const tally: AddressTally = { read: 0, ended: 0, elsewhere: 0, unreadable: [] }
  let found = 0
  for (const file of tables) {
    for await (const rows of readAddresses(file, city.nis, tally)) {
      if (rows.length > 0) await stageAddresses(tx, rows)
      found += rows.length
      progress(`addresses of ${city.name} ${found}, rows`, tally.read)
    }
  }
  if (found === 0) throw new ImportError(`The file has no current address of ${city.name} (${city.nis}).`)
  if (tally.ended > 0) note(`${tally.ended} addresses of ${city.name} are not current and were left out.`)
  if (tally.unreadable.length > 0)
    note(`Without a usable place or number, left out: ${countAndName(tally.unreadable)}.`)
  await checkBothPlaces(tx)
  await leaveOutsideOut(tx, city, { note })
  const changed = await writeAddresses(tx, { note })
  const stateOf = readStateOf(options)
  return { read: tally.read, changed, stateOf, credits: [creditFor('best-addresses', stateOf)] }
}

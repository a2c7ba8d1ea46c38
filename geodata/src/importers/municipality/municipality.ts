import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import type { Credit, ImportResult, ImportRun, SourceImporter } from '../../importer.ts'
import { requireFlanders } from '../../reading/crs.ts'
import { filesOf } from '../../reading/layers.ts'
import { refuseShrink } from '../../run-source.ts'
import { countAddresses, importAddresses } from '../addresses/addresses.ts'
import { followBoundaries, rememberKernen } from '../areas/follow-boundaries.ts'
import { limitsFrom } from '../areas/limits.ts'
import type { AreaKind, AreaRow } from '../areas/read-areas.ts'
import { linkParents, stageAreas, writeAreas } from '../areas/write-areas.ts'
import { creditFor } from '../credits.ts'
import { readStateOf } from '../state-of.ts'
import { countStreets, importStreets } from '../streets/streets.ts'
import { makeRoom } from './make-room.ts'
import { type MunicipalityFiles, sortFiles } from './read-layers.ts'
import { tileKernen } from './tile-kernen.ts'
import { writeNeighbours } from './write-neighbours.ts'

/** A whole municipality of Flanders: outline, deelgemeenten, kernen, neighbours, and streets and addresses if given. */
export const municipality: SourceImporter = {
  name: 'municipality',
  parameters: ['NIS code'],
  options: { 'state-of': 'day that the data tell of' },
  licence: 'Statbel open data; Modellicentie Gratis Hergebruik',
  tables: [
    'areas',
    'streets',
    'street_areas',
    'street_numbers',
    'addresses',
    'background_features',
    'idea_area_changes',
  ],
  owned: countKernen,
  run: importMunicipality,
}

async function importMunicipality(run: ImportRun): Promise<ImportResult> {
  const { tx, sources, parameters, options, force, note } = run
  const [nis = ''] = parameters
  const limits = limitsFrom(process.env)
  const files = await sortFiles(filesOf(sources))
  const own = files.municipalities.find(({ code }) => code === nis)
  if (!own) throw new ImportError(`There is no municipality ${nis} in the files: is that its NIS code?`)
  const stateOf = readStateOf(options)
  const room = await makeRoom(tx, { nis, name: own.name, force, note })
  await rememberKernen(tx)
  const areas = await writeAll(run, nis, own, files)
  const neighbours = await writeNeighbours(tx, files.municipalities, nis)
  const others = [
    ...(files.roadFiles.length > 0
      ? [await guarded(run, 'streets', countStreets, importStreets, files.roadFiles)]
      : []),
    ...(files.addressFiles.length > 0
      ? [await guarded(run, 'addresses', countAddresses, importAddresses, files.addressFiles)]
      : []),
  ]
  const followed = await followBoundaries(tx, {
    reason: `Nieuwe grenzen uit ${sources.map(({ name }) => name).join(', ')}`,
    note,
    limits,
  })
  return {
    read: areas.read + others.reduce((sum, { read }) => sum + read, 0),
    changed: room + areas.changed + neighbours + followed + others.reduce((sum, { changed }) => sum + changed, 0),
    stateOf,
    credits: [
      ...areas.credits.map((source) => creditFor(source, stateOf)),
      ...others.flatMap(({ credits }) => credits),
    ],
  }
}

async function writeAll({ tx, note }: ImportRun, nis: string, own: AreaRow, files: MunicipalityFiles) {
  const ofCity = (rows: AreaRow[]) => rows.filter(({ municipalityCode }) => municipalityCode === nis)
  const parts = ofCity(files.submunicipalities)
  const wijken = ofCity(files.wijken)
  const kernen = wijken.length > 0 ? wijken : parts.length > 1 ? parts : [own]
  if (kernen !== wijken)
    note(`No wijken of ${own.name}: ${kernen === parts ? 'its deelgemeenten' : 'it'} became kernen.`)
  const write = async (kind: AreaKind, rows: AreaRow[]) => {
    await stageAreas(tx, rows, { note })
    if (kind === 'municipality') await checkPlace(tx, own)
    if (kind === 'kern') await tileKernen(tx, await idOf(tx, nis), note)
    return writeAreas(tx, rows, { kind, note })
  }
  const named = parts.map((row) => ({ ...row, name: `Deelgemeente ${row.name}` }))
  const city = await write('municipality', [own])
  const submunicipalities = parts.length > 0 ? await write('submunicipality', named) : 0
  const changed = city + submunicipalities + (await write('kern', kernen)) + (await linkParents(tx))
  const credits: Credit['source'][] = ['statbel-sectors', ...(wijken.length > 0 ? ['municipal-wijken'] : [])]
  return { read: 1 + parts.length + wijken.length, changed, credits }
}

async function checkPlace(tx: TransactionSql, { where }: AreaRow) {
  const [box] = await tx<[{ outline: number[] }]>`
    select array[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)] as outline from staged_areas`
  requireFlanders(box.outline, where)
}

async function idOf(tx: TransactionSql, nis: string): Promise<number> {
  const [row] = await tx<[{ id: number }]>`select id from areas where kind = 'municipality' and official_code = ${nis}`
  return row.id
}

type Part = typeof importStreets

/** One of the other importers on its files, with its own guard against a file that lost a part. */
async function guarded(
  run: ImportRun,
  name: string,
  count: (tx: TransactionSql) => Promise<number>,
  part: Part,
  files: Parameters<Part>[1],
) {
  const before = await count(run.tx)
  const result = await part(run, files)
  if (!run.force) refuseShrink(name, before, await count(run.tx))
  return result
}

/** The kernen in force of the municipality: its codes begin with the NIS code. */
async function countKernen(tx: TransactionSql, [nis = '']: string[]): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::integer as count from areas
    where kind = 'kern' and starts_with(official_code, ${nis}) and (valid_to is null or valid_to > current_date)`
  return row.count
}

import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import type { ImportResult, ImportRun, SourceImporter } from '../../importer.ts'
import { requireFlanders } from '../../reading/crs.ts'
import { filesOf, readLayers } from '../../reading/layers.ts'
import { countAndName } from '../../reading/listing.ts'
import { type AreaRow, chooseFields, readAreas } from '../areas/read-areas.ts'
import { stageAreas } from '../areas/write-areas.ts'
import { givenCredit } from '../credits.ts'
import { readStateOf } from '../state-of.ts'
import { readCounts } from './read-counts.ts'

const OPTIONS = {
  'code-field': 'field with the code of the sector',
  'name-field': 'field with its name',
  'residents-column': 'column with the number of people',
  credit: 'whose data it is',
  licence: 'its licence',
  'state-of': 'day that the data tell of',
}

/** How many people live in each statistical sector: a layer of the sectors, and a table with their codes and numbers. */
export const residents: SourceImporter = {
  name: 'residents',
  options: OPTIONS,
  licence: 'Not given',
  tables: ['resident_sectors'],
  owned: countSectors,
  run: importResidents,
}

type Sector = AreaRow & { code: string; residents: number }

async function importResidents({ tx, sources, options, progress, note }: ImportRun): Promise<ImportResult> {
  const files = filesOf(sources)
  const tables = files.filter(({ name }) => /\.(csv|txt)$/i.test(name))
  const counts = await readCounts(tables, options)
  const sectors = withCounts(await readSectors(files, options), counts, note)
  await stageAreas(tx, sectors, { note, progress: (done) => progress('sectors', done, sectors.length) })
  await checkPlace(tx, sectors)
  const written = await writeSectors(tx, sectors)
  const [{ shared }] = await tx<[{ shared: number }]>`select share_residents() as shared`
  await tellUnplaced(tx, note)
  const stateOf = readStateOf(options)
  return {
    read: sectors.length,
    changed: written + shared,
    stateOf,
    licence: options.licence,
    credits: givenCredit(options, 'residents', stateOf),
  }
}

async function readSectors(files: ReturnType<typeof filesOf>, options: ImportRun['options']): Promise<AreaRow[]> {
  const given = {
    ...(options['code-field'] && { code: options['code-field'] }),
    ...(options['name-field'] && { name: options['name-field'] }),
  }
  const layers = await readLayers(files)
  return layers.flatMap(({ file, layer }) => readAreas(layer, chooseFields(layer, given, file.name)))
}

function withCounts(rows: AreaRow[], counts: ReadonlyMap<string, number>, note: ImportRun['note']): Sector[] {
  const sectors = rows.flatMap((row) => {
    const number = row.code === null ? undefined : counts.get(row.code)
    return row.code === null || number === undefined ? [] : [{ ...row, code: row.code, residents: number }]
  })
  if (sectors.length === 0) throw new ImportError('No code of the table is a code of the sectors.')
  const without = rows.filter(({ code }) => code === null || !counts.has(code)).map(({ name }) => name)
  if (without.length > 0) note(`Without a number in the table, so left out: ${countAndName(without)}.`)
  return sectors
}

async function checkPlace(tx: TransactionSql, sectors: Sector[]) {
  const [box] = await tx<[{ outline: number[] }]>`
    select array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)] as outline
    from (select ST_Extent(geom) as box from staged_areas) staged`
  requireFlanders(box.outline, sectors[0]?.where ?? '')
}

/** Keeps the sectors that touch a kern, and those alone. */
async function writeSectors(tx: TransactionSql, sectors: Sector[]): Promise<number> {
  const numbers = sectors.map(({ residents: count }, position) => ({ position, residents: count }))
  await tx`drop table if exists wanted_sectors`
  await tx`
    create temporary table wanted_sectors on commit drop as
    select s.code, s.name, n.residents, s.geom from staged_areas s
    join jsonb_to_recordset(${tx.json(numbers)}) as n (position integer, residents integer) using (position)
    where exists (select from areas a where a.kind = 'kern' and (a.valid_to is null or a.valid_to > current_date)
      and ST_Intersects(a.geom, s.geom))`
  const removed = await tx`
    delete from resident_sectors r where not exists (select from wanted_sectors w where w.code = r.code)`
  const written = await tx`
    insert into resident_sectors as r (code, name, residents, geom) select code, name, residents, geom from wanted_sectors
    on conflict (code) do update set name = excluded.name, residents = excluded.residents, geom = excluded.geom
    where (r.name, r.residents) is distinct from (excluded.name, excluded.residents)
      or not ST_Equals(r.geom, excluded.geom)`
  if ((await countSectors(tx)) === 0) throw new ImportError('None of the sectors lies in a kern of this municipality.')
  return removed.count + written.count
}

async function tellUnplaced(tx: TransactionSql, note: ImportRun['note']) {
  const sectors = await tx<{ name: string }[]>`
    select r.name from resident_sectors r where r.residents > 0 and not exists (
      select from spatial_units u where u.kind = 'stretch' and u.residents > 0
        and ST_Covers(r.geom, ST_PointOnSurface(u.geom)))
    order by r.code`
  if (sectors.length > 0)
    note(`No address is known here, so nobody is counted there: ${countAndName(sectors.map(({ name }) => name))}.`)
}

async function countSectors(tx: TransactionSql): Promise<number> {
  const [row] = await tx<[{ count: number }]>`select count(*)::integer as count from resident_sectors`
  return row.count
}

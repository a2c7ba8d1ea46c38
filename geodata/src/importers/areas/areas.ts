import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import type { ImportResult, ImportRun, SourceImporter } from '../../importer.ts'
import { toSlug } from '../../making/slug.ts'
import { requireFlanders } from '../../reading/crs.ts'
import { filesOf, readLayers } from '../../reading/layers.ts'
import { countAndName } from '../../reading/listing.ts'
import { givenCredit } from '../credits.ts'
import { readStateOf } from '../state-of.ts'
import { followBoundaries, rememberKernen } from './follow-boundaries.ts'
import { limitsFrom } from './limits.ts'
import { AREA_KINDS, type AreaKind, type AreaRow, chooseFields, readAreas } from './read-areas.ts'
import { linkParents, stageAreas, writeAreas } from './write-areas.ts'

const OPTIONS = {
  kind: 'kern (or municipality, submunicipality, neighbourhood)',
  'name-field': 'field with the name',
  'code-field': 'field with the code',
  'municipality-field': 'field with the name of the municipality',
  municipality: 'NIS code or name: take only the areas of that one',
  credit: 'whose data it is',
  licence: 'its licence',
  'state-of': 'day that the data tell of',
}

/** Any layer of areas, GeoJSON or shapefile, with a mapping of its fields. */
export const areas: SourceImporter = {
  name: 'areas',
  options: OPTIONS,
  licence: 'Not given',
  tables: ['areas', 'street_areas', 'idea_area_changes'],
  owned: (tx, _parameters, options) => countInForce(tx, kindFrom(options)),
  run: importAreas,
}

async function importAreas({ tx, sources, options, progress, note }: ImportRun): Promise<ImportResult> {
  const kind = kindFrom(options)
  const limits = limitsFrom(process.env)
  const rows = await readRows({ sources, options })
  await rememberKernen(tx)
  await stageAreas(tx, rows, { note, progress: (done) => progress('areas', done, rows.length) })
  await checkPlace(tx, kind, rows)
  const written = (await writeAreas(tx, rows, { kind, note })) + (await linkParents(tx))
  if (kind === 'kern') await tellTiling(tx, note)
  const names = sources.map(({ name }) => name).join(', ')
  const followed = await followBoundaries(tx, { reason: `Nieuwe grenzen uit ${names}`, note, limits })
  const stateOf = readStateOf(options)
  return {
    read: rows.length,
    changed: written + followed,
    stateOf,
    licence: options.licence,
    credits: givenCredit(options, toSlug(`areas ${kind}`), stateOf),
  }
}

function kindFrom({ kind }: ImportRun['options']): AreaKind {
  const found = AREA_KINDS.find((known) => known === kind)
  if (!found) throw new ImportError(`Which kind of areas? Give --kind ${AREA_KINDS.join(', ')}.`)
  return found
}

async function readRows({ sources, options }: Pick<ImportRun, 'sources' | 'options'>): Promise<AreaRow[]> {
  const layers = await readLayers(filesOf(sources))
  const given = Object.fromEntries(
    [
      ['name', options['name-field']],
      ['code', options['code-field']],
      ['municipality', options['municipality-field']],
    ].filter(([, field]) => field !== undefined),
  )
  const all = layers.flatMap(({ file, layer }) => readAreas(layer, chooseFields(layer, given, file.name)))
  const only = options.municipality
  const rows = only
    ? all.filter(({ municipality, municipalityCode }) => municipality === only || municipalityCode === only)
    : all
  if (rows.length === 0) throw new ImportError(`There is no area${only ? ` of ${only}` : ''} in the file.`)
  return rows
}

/** Refuses what does not lie in Flanders, or not in the municipality where there is one. */
async function checkPlace(tx: TransactionSql, kind: AreaKind, rows: AreaRow[]) {
  const [box] = await tx<[{ outline: number[] }]>`
    select array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)] as outline
    from (select ST_Extent(geom) as box from staged_areas) staged`
  requireFlanders(box.outline, rows[0]?.where ?? '')
  if (kind === 'municipality') return
  const strays = await tx<{ position: number; city: string }[]>`
    select s.position, m.name as city from staged_areas s, areas m
    where m.kind = 'municipality' and (m.valid_to is null or m.valid_to > current_date)
      and (select count(*) from areas where kind = 'municipality' and (valid_to is null or valid_to > current_date)) = 1
      and not ST_DWithin(m.geom::geography, ST_PointOnSurface(s.geom)::geography, m.accuracy_metres)
    order by s.position`
  const [first] = strays
  if (!first) return
  const names = strays.map(({ position }) => rows[position]?.name ?? '')
  throw new ImportError(
    `Outside ${first.city} lie ${countAndName(names)}: give --municipality to take only the areas of one.`,
  )
}

/** Tells how much of the municipality lies in no kern, and how much in more than one. */
async function tellTiling(tx: TransactionSql, note: (sentence: string) => void) {
  const [{ cities }] = await tx<[{ cities: number }]>`
    select count(*)::integer as cities from areas where kind = 'municipality' and (valid_to is null or valid_to > current_date)`
  if (cities !== 1) return
  const [found] = await tx<[{ gap: number; overlap: number }?]>`
    with kernen as (
      select ST_Union(geom) as geom, sum(ST_Area(geom::geography)) as size from areas
      where kind = 'kern' and (valid_to is null or valid_to > current_date))
    select ST_Area(ST_Difference(m.geom, k.geom)::geography) as gap, k.size - ST_Area(k.geom::geography) as overlap
    from (select ST_Union(geom) as geom from areas
      where kind = 'municipality' and (valid_to is null or valid_to > current_date)) m, kernen k
    where m.geom is not null`
  if (!found) return
  const hectares = (squareMetres: number) => `${(squareMetres / 10_000).toFixed(2)} ha`
  if (found.gap >= 100) note(`${hectares(found.gap)} of the municipality lies in no kern.`)
  if (found.overlap >= 100) note(`${hectares(found.overlap)} lies in more than one kern: the oldest counts there.`)
}

async function countInForce(tx: TransactionSql, kind: AreaKind): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::integer as count from areas
    where kind = ${kind} and official_code is not null and (valid_to is null or valid_to > current_date)`
  return row.count
}

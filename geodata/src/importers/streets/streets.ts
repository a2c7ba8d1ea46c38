import type { TransactionSql } from 'postgres'
import { groupBy } from '../../group-by.ts'
import { ImportError } from '../../import-error.ts'
import type { ImportResult, ImportRun, SourceImporter } from '../../importer.ts'
import { distanceToSegment, type Position, thinOut, toMetres } from '../../making/plane.ts'
import { checkTransformation, inDegrees } from '../../reading/crs.ts'
import { isGeoJson, readLayers } from '../../reading/layers.ts'
import { countAndName } from '../../reading/listing.ts'
import type { SourceFile } from '../../reading/source.ts'
import { findCity } from '../city.ts'
import { creditFor } from '../credits.ts'
import { refreshUnits } from '../load-units.ts'
import { readStateOf } from '../state-of.ts'
import { joinSegments } from './join-segments.ts'
import { type RoadSegment, readSegments } from './read-segments.ts'
import { type NewStreet, placeStreets, removeVanished } from './write-streets.ts'

const BATCH = 1_000
const AXIS_TOLERANCE_METRES = 1
/** Less of a street that is not on its axis is not worth telling. */
const WORTH_TELLING_METRES = 100
/** A street belongs to the municipality where most of it lies. */
const SMALLEST_SHARE_INSIDE = 0.5

/** The Wegenregister: segments of road become one axis for each street of the municipality. */
export const streets: SourceImporter = {
  name: 'streets',
  options: { 'state-of': 'day that the data tell of' },
  licence: 'Modellicentie Gratis Hergebruik',
  tables: ['streets', 'street_areas', 'street_numbers'],
  owned: countStreets,
  run: ({ sources, ...run }) =>
    importStreets(
      run,
      sources.flatMap(({ files }) => files),
    ),
}

/** How many streets there are. */
export async function countStreets(tx: TransactionSql): Promise<number> {
  const [row] = await tx<[{ count: number }]>`select count(*)::integer as count from streets`
  return row.count
}

/** A road segment file among others: an extract also holds copies with a letter before the name. */
export const isRoadFile = ({ name }: SourceFile) => /(^|\/)[ei]?wegsegment\.shp$/i.test(name)

/** What the importer does with its files, for whoever has read the sources. */
export async function importStreets(
  { tx, options, progress, note }: Omit<ImportRun, 'sources'>,
  files: SourceFile[],
): Promise<ImportResult> {
  const city = await findCity(tx)
  const layers = await readLayers(files, (file) => isRoadFile(file) || isGeoJson(file))
  const segments = readSegments(layers)
  if (segments.length === 0) throw new ImportError('There is no road in use with the name of a street in the file.')
  const found = await tellApart(tx, segments, (done) => progress('segments', done, segments.length))
  const inside = found.filter(({ shareInside }) => shareInside >= SMALLEST_SHARE_INSIDE)
  if (inside.length === 0)
    throw new ImportError(`None of the ${found.length} streets in the file lies in ${city.name}.`)
  if (inside.length < found.length) {
    const outside = found.filter(({ shareInside }) => shareInside < SMALLEST_SHARE_INSIDE)
    note(`Outside ${city.name}, left out: ${countAndName(outside.map(({ name }) => name))}.`)
  }
  const joined = inside.map(toStreet)
  const branched = joined.filter(({ leftOutMetres }) => leftOutMetres > WORTH_TELLING_METRES)
  if (branched.length > 0) {
    const lengths = branched.map(({ name, leftOutMetres }) => `${name} ${Math.round(leftOutMetres)} m`)
    note(`Side branches and second carriageways that are not on the axis: ${countAndName(lengths)}.`)
  }
  const placed = await placeStreets(tx, joined, { axes: true })
  if (placed.added.length > 0) note(`New: ${countAndName(placed.added)}.`)
  const removed = await removeVanished(tx, note)
  const works = await tx`update works set extent = extent where street_ids is distinct from streets_along(geom)`
  const units = await refreshUnits(tx)
  const stateOf = readStateOf(options) ?? newest(segments)
  return {
    read: segments.length,
    changed: placed.changed + removed + works.count + units,
    stateOf,
    credits: [creditFor('wegenregister-axes', stateOf)],
  }
}

type FoundStreet = { id: number | null; name: string; shareInside: number; lines: Position[][] }

/** The streets of the segments, their lines in degrees, and how much of each lies in the municipality. */
async function tellApart(tx: TransactionSql, segments: RoadSegment[], progress: (done: number) => void) {
  const streetOf = new Map<string | number, { id: number | null; name: string; index: number }>()
  const lines = segments.flatMap(({ streets: sides, lines, crs }) =>
    sides.flatMap(({ id, name }) => {
      const key = id ?? name
      const street = streetOf.get(key) ?? { id, name, index: streetOf.size }
      streetOf.set(key, street)
      return lines.map((coordinates) => ({ street: street.index, coordinates, crs }))
    }),
  )
  await tx`
    create temporary table road_lines (street integer not null, position integer not null,
      geom geometry(LineString, 4326) not null) on commit drop`
  for (const [crs, ofCrs] of groupBy(lines, (line) => line.crs)) {
    await checkTransformation(tx, crs)
    for (let start = 0; start < ofCrs.length; start += BATCH) {
      const rows = ofCrs.slice(start, start + BATCH).map(({ street, coordinates }, index) => ({
        street,
        position: start + index,
        geometry: { type: 'LineString', coordinates },
      }))
      await tx`
        insert into road_lines
        select street, position, ${inDegrees(tx, tx`ST_Force2D(ST_GeomFromGeoJSON(geometry))`, crs)}
        from jsonb_to_recordset(${tx.json(rows)}) as f (street integer, position integer, geometry jsonb)`
      progress(start)
    }
  }
  const rows = await tx<{ street: number; shareInside: number; lines: Position[][] }[]>`
    select street, coalesce(sum(ST_Length(ST_Intersection(m.geom, r.geom)::geography))
        / nullif(sum(ST_Length(r.geom::geography)), 0), 0) as share_inside,
      json_agg(ST_AsGeoJSON(r.geom, 6)::json -> 'coordinates' order by position) as lines
    from road_lines r, areas m
    where m.kind = 'municipality' and (m.valid_to is null or m.valid_to > current_date) group by street`
  await tx`drop table road_lines`
  const linesOf = new Map(rows.map((row) => [row.street, row]))
  return [...streetOf.values()].map(({ id, name, index }): FoundStreet => {
    const row = linesOf.get(index)
    return { id, name, shareInside: row?.shareInside ?? 0, lines: row?.lines ?? [] }
  })
}

function toStreet({ id, name, lines }: FoundStreet): NewStreet & { leftOutMetres: number } {
  const joined = joinSegments(lines)
  if (!joined) return { id, name, axis: [], leftOutMetres: 0 }
  const axis = thinOut(joined.axis, AXIS_TOLERANCE_METRES, (at, before, after) =>
    distanceToSegment(toMetres(at), toMetres(before), toMetres(after)),
  )
  return { id, name, axis, leftOutMetres: joined.leftOutMetres }
}

const newest = (segments: RoadSegment[]) =>
  segments.reduce<string | null>((day, { since }) => (since && (!day || since > day) ? since : day), null)

import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import type { Position } from '../../making/plane.ts'
import { inDegrees } from '../../reading/crs.ts'
import { countAndName } from '../../reading/listing.ts'
import { countAddressesInUnits } from '../load-units.ts'
import { axisAlongHouses } from '../streets/axis-along-houses.ts'
import { numberStreets } from '../streets/number-streets.ts'
import { shareStreets } from '../streets/share-streets.ts'
import { type NewStreet, placeStreets } from '../streets/write-streets.ts'
import type { AddressRow } from './read-addresses.ts'

/** The two places of one address may be so far apart: degrees come with five decimals. */
const SAME_PLACE_METRES = 5
/** So many addresses are looked at for it, and so large a part of them may fail. */
const SAMPLE = 1_000
const LARGEST_PART_APART = 0.01
/** When more than this part of a file lies outside the municipality, it is another municipality or another system. */
const LARGEST_PART_OUTSIDE = 0.2

type Notes = { note: (sentence: string) => void }

/** Makes the temporary table `staged_addresses`. */
export async function makeStaging(tx: TransactionSql) {
  await tx`drop table if exists staged_addresses`
  await tx`
    create temporary table staged_addresses (line integer not null, official_id bigint, source_street bigint,
      street_name text not null, number integer not null, suffix text not null, has_box boolean not null,
      degrees geometry(Point, 4326), lambert geometry(Point, 4326), geom geometry(Point, 4326)) on commit drop`
}

/** Adds rows to it, each with its places in degrees. */
export async function stageAddresses(tx: TransactionSql, rows: AddressRow[]) {
  await tx`
    insert into staged_addresses
    select line, "officialId", "streetId", "streetName", number, suffix, "hasBox", degrees.point, lambert.point,
      coalesce(degrees.point, lambert.point)
    from jsonb_to_recordset(${tx.json(rows)}) as f (line integer, "officialId" bigint, "streetId" bigint,
      "streetName" text, number integer, suffix text, "hasBox" boolean, degrees jsonb, lambert jsonb)
    cross join lateral (select rounded_place(${inDegrees(tx, pointOf(tx, 'degrees'), 4326)}) as point) degrees
    cross join lateral (select rounded_place(${inDegrees(tx, pointOf(tx, 'lambert'), 31370)}) as point) lambert`
}

const pointOf = (tx: TransactionSql, column: 'degrees' | 'lambert') =>
  tx`ST_MakePoint((f.${tx(column)} ->> 0)::float8, (f.${tx(column)} ->> 1)::float8)`

/** Throws an ImportError where the two places of the addresses, on a sample, are not the same. */
export async function checkBothPlaces(tx: TransactionSql) {
  const [{ compared, apart }] = await tx<[{ compared: number; apart: number }]>`
    select count(*)::integer as compared,
      count(*) filter (where ST_Distance(degrees::geography, lambert::geography) > ${SAME_PLACE_METRES})::integer as apart
    from (select * from staged_addresses where degrees is not null and lambert is not null
      order by line * 7919 % 10007, line limit ${SAMPLE}) sample`
  if (apart > compared * LARGEST_PART_APART) {
    throw new ImportError(
      `Of ${compared} addresses ${apart} lie elsewhere in EPSG:4326 than in EPSG:31370: one of the two is wrong.`,
    )
  }
}

/**
 * Takes the addresses outside the municipality out, further than its outline may be off, and tells them. Throws an
 * ImportError where they are more than a fifth.
 */
export async function leaveOutsideOut(tx: TransactionSql, city: { id: number; name: string }, { note }: Notes) {
  const [{ total }] = await tx<[{ total: number }]>`select count(*)::integer as total from staged_addresses`
  const outside = await tx<{ name: string }[]>`
    delete from staged_addresses s using areas m
    where m.id = ${city.id} and not ST_Covers(m.geom, s.geom)
      and not ST_DWithin(m.geom::geography, s.geom::geography, m.accuracy_metres)
    returning street_name || ' ' || number || suffix as name`
  if (outside.length === 0) return
  const names = countAndName(outside.map(({ name }) => name).sort())
  if (outside.length > total * LARGEST_PART_OUTSIDE) {
    throw new ImportError(`More than a fifth of the addresses lies outside ${city.name}: ${names}.`)
  }
  note(`Outside ${city.name}, left out: ${names}.`)
}

/**
 * Makes the table `addresses` hold the staged ones, each house once: the row without a letter box tells where. Streets
 * that are not known yet are added. Gives the number of rows changed.
 */
export async function writeAddresses(tx: TransactionSql, { note }: Notes): Promise<number> {
  const sources = await readStreets(tx)
  const placed = await placeStreets(tx, sources, { axes: false })
  if (placed.added.length > 0) note(`New streets: ${countAndName(placed.added)}.`)
  const streetIds = sources.map(({ id, name }, index) => ({ sourceId: id, name, id: placed.ids[index] ?? 0 }))
  await tx`drop table if exists wanted_addresses`
  await tx`
    create temporary table wanted_addresses on commit drop as
    select distinct on (f.id, s.number, s.suffix) f.id as street_id, s.number, s.suffix, s.official_id, s.geom
    from staged_addresses s join jsonb_to_recordset(${tx.json(streetIds)}) as f ("sourceId" bigint, name text, id bigint)
      on (f."sourceId", f.name) is not distinct from (s.source_street, s.street_name)
    order by f.id, s.number, s.suffix, s.has_box, s.official_id, s.line`
  const written = await tx`
    insert into addresses as a (street_id, number, suffix, official_id, geom)
    select street_id, number, suffix, official_id, geom from wanted_addresses
    on conflict (street_id, number, suffix) do update set official_id = excluded.official_id, geom = excluded.geom
    where a.official_id is distinct from excluded.official_id or ST_AsBinary(a.geom) <> ST_AsBinary(excluded.geom)`
  const removed = await tx`
    delete from addresses a where not exists (select from wanted_addresses w
      where (w.street_id, w.number, w.suffix) = (a.street_id, a.number, a.suffix))`
  await tx`analyze addresses`
  const numbers = await numberStreets(tx, placed.ids)
  const shares = await shareStreets(tx, placed.ids)
  const units = await countAddressesInUnits(tx)
  return placed.changed + written.count + removed.count + numbers + shares + units
}

/**
 * The streets of the staged addresses. One that has no axis yet gets the line along the houses of its longer side:
 * approximate, and better than no place.
 */
async function readStreets(tx: TransactionSql): Promise<NewStreet[]> {
  const rows = await tx<{ id: number | null; name: string; houses: Position[] }[]>`
    with houses as (
      select distinct on (source_street, street_name, number) source_street, street_name, number, geom
      from staged_addresses order by source_street, street_name, number, suffix, has_box, line
    ), sides as (
      select source_street, street_name, number % 2 as side, count(*) as size,
        json_agg(json_build_array(ST_X(geom), ST_Y(geom)) order by number) as houses
      from houses group by 1, 2, 3)
    select distinct on (street_name, source_street) source_street as id, street_name as name, houses
    from sides order by street_name, source_street, size desc, side`
  return rows.map(({ id, name, houses }) => ({ id, name, axis: axisAlongHouses(houses) }))
}

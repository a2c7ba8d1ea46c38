import type { TransactionSql } from 'postgres'

/** A house further than this from what its axis can tell (far past its end, behind a bend) calibrates nothing. */
const BESIDE_THE_POINT_METRES = 60

/**
 * Works out the house numbers of these streets again from their addresses: lowest, highest, and where along the axis
 * each stands. Streets without addresses stay as they are. Gives the number of rows changed.
 */
export async function numberStreets(tx: TransactionSql, streetIds: number[]): Promise<number> {
  const ranges = await tx`
    update streets s set lowest_number = a.lowest, highest_number = a.highest
    from (select street_id, min(number) as lowest, max(number) as highest from addresses
      where street_id = any(${streetIds}) group by street_id) a
    where a.street_id = s.id and (s.lowest_number, s.highest_number) is distinct from (a.lowest, a.highest)`
  await tx`drop table if exists known_houses`
  await tx`
    create temporary table known_houses on commit drop as
    select distinct on (street_id, number) street_id, number, geom from addresses
    where street_id = any(${streetIds}) order by street_id, number, suffix`
  return ranges.count + (await writeNumbers(tx))
}

/**
 * Keeps where the house numbers stand of streets that get another axis, before it is written: numbers are told from the
 * axis. To be followed by `putNumbersBack`.
 */
export async function rememberNumbers(tx: TransactionSql, streetIds: number[]) {
  await tx`drop table if exists known_houses`
  await tx`
    create temporary table known_houses on commit drop as
    select n.street_id, n.number, ST_Transform(beside_axis(s.geom_3857, n.fraction, n.offset_metres), 4326) as geom
    from street_numbers n join streets s on s.id = n.street_id
    where s.id = any(${streetIds}) and s.geom is not null and not exists (select from addresses a where a.street_id = s.id)`
}

/** Tells the numbers that `rememberNumbers` kept from the new axes. Gives the number of rows changed. */
export const putNumbersBack = writeNumbers

/** Makes the numbers of the streets in `known_houses` be those, told from the axis of today. */
async function writeNumbers(tx: TransactionSql): Promise<number> {
  await tx`drop table if exists wanted_numbers`
  await tx`
    create temporary table wanted_numbers on commit drop as
    select h.street_id, h.number, round(told.fraction::numeric, 5)::float8 as fraction,
      round(told.offset_metres::numeric, 1)::real as offset_metres
    from known_houses h join streets s on s.id = h.street_id and s.geom is not null
    cross join lateral (select ST_Transform(h.geom, 3857) as spot offset 0) p
    cross join lateral (
      select t.fraction, t.offset_metres from told_from_axis(s.geom_3857, spot) t where GeometryType(s.geom) = 'LINESTRING'
      union all
      select 0, 0 where GeometryType(s.geom) <> 'LINESTRING') told
    where GeometryType(s.geom) <> 'LINESTRING' or ST_Distance(beside_axis(s.geom_3857, told.fraction, told.offset_metres),
      spot) <= ${BESIDE_THE_POINT_METRES} * units_per_metre(ST_Y(spot))`
  const written = await tx`
    insert into street_numbers as t (street_id, number, fraction, offset_metres)
    select street_id, number, fraction, offset_metres from wanted_numbers
    on conflict (street_id, number) do update set fraction = excluded.fraction, offset_metres = excluded.offset_metres
    where (t.fraction, t.offset_metres) is distinct from (excluded.fraction, excluded.offset_metres)`
  const removed = await tx`
    delete from street_numbers t
    where street_id in (select street_id from known_houses) and not exists (select from wanted_numbers w
      where (w.street_id, w.number) = (t.street_id, t.number))`
  return written.count + removed.count
}

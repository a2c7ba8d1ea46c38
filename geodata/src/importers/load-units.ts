import type { TransactionSql } from 'postgres'
import type { UnitFile } from '../geography-files.ts'

/**
 * Writes what ideas are counted by, with the addresses of each, and puts the ideas in them; what is not in the list goes.
 * Where the houses themselves are known they are counted instead. Gives the number of rows changed.
 */
export async function loadUnits(tx: TransactionSql, units: UnitFile[]): Promise<number> {
  if (await hasAddresses(tx)) return countAddressesInUnits(tx)
  const stretches = units.flatMap(({ stretches }) =>
    stretches.map(([streetId, kern, from, to, addresses]) => ({ streetId, kern, from, to, addresses })),
  )
  const cells = units.flatMap(({ cells }) => cells.map(([kern, x, y, addresses]) => ({ kern, x, y, addresses })))
  return writeUnits(
    tx,
    tx`
      select 'stretch'::spatial_unit_kind as kind, a.id as kern_id, s.slug || '-' || a.slug || '-' || f."from" as slug,
        f.addresses, s.id as street_id, f."from" as from_number, f."to" as to_number, null::integer as cell_x,
        null::integer as cell_y
      from jsonb_to_recordset(${tx.json(stretches)}) as f ("streetId" bigint, kern text, "from" integer, "to" integer,
        addresses integer)
      join areas a on a.slug = f.kern join streets s on s.id = f."streetId"
      union all
      select 'cell', a.id, a.slug || '-' || f.x || '-' || f.y, f.addresses, null, null, null, f.x, f.y
      from jsonb_to_recordset(${tx.json(cells)}) as f (kern text, x integer, y integer, addresses integer)
      join areas a on a.slug = f.kern`,
  )
}

/**
 * The same from the houses in the table `addresses`: pieces of at most 30 houses in the order of their numbers, and the
 * tiles at zoom 17.
 */
export async function countAddressesInUnits(tx: TransactionSql): Promise<number> {
  return writeUnits(
    tx,
    tx`
      select 'stretch'::spatial_unit_kind as kind, kern_id, street_slug || '-' || kern_slug || '-' || min(number) as slug,
        count(*)::integer as addresses, street_id, min(number) as from_number, max(number) as to_number,
        null::integer as cell_x, null::integer as cell_y
      from (
        select *, (rank() over by_number - 1) * ceil(count(*) over whole / 30.0)::integer / count(*) over whole as piece
        from situated window by_number as (partition by street_id, kern_id order by number),
          whole as (partition by street_id, kern_id)
      ) pieces group by street_id, street_slug, kern_id, kern_slug, piece
      union all
      select 'cell', kern_id, kern_slug || '-' || (cell_at(geom)).x || '-' || (cell_at(geom)).y, count(*)::integer, null,
        null, null, (cell_at(geom)).x, (cell_at(geom)).y
      from situated group by kern_id, kern_slug, cell_at(geom)`,
    tx`situated as materialized (
      select h.street_id, h.number, h.geom, s.slug as street_slug, a.id as kern_id, a.slug as kern_slug
      from addresses h join streets s on s.id = h.street_id
      cross join lateral (
        select id, slug from areas where kind = 'kern' and (valid_to is null or valid_to > current_date)
          and ST_Covers(geom, h.geom) order by id limit 1) a
    ),`,
  )
}

const hasAddresses = async (tx: TransactionSql) => (await tx`select from addresses limit 1`).count > 0

/** After streets or kernen changed: counts anew where the houses are known, else draws and fills the units again. */
export async function refreshUnits(tx: TransactionSql): Promise<number> {
  if (await hasAddresses(tx)) return countAddressesInUnits(tx)
  await settle(tx)
  return 0
}

async function settle(tx: TransactionSql) {
  await tx`select settle_units()`
  await tx`select share_residents()`
}

async function writeUnits(
  tx: TransactionSql,
  wanted: ReturnType<TransactionSql>,
  before: ReturnType<TransactionSql> = tx``,
): Promise<number> {
  await tx`drop table if exists wanted_units`
  await tx`create temporary table wanted_units on commit drop as with ${before} wanted as (${wanted}) select * from wanted`
  const removed =
    await tx`delete from spatial_units u where not exists (select from wanted_units w where w.slug = u.slug)`
  const written = await tx`
    insert into spatial_units as u
      (kind, kern_id, slug, addresses, street_id, from_number, to_number, cell_x, cell_y)
    select kind, kern_id, slug, addresses, street_id, from_number, to_number, cell_x, cell_y from wanted_units
    on conflict (slug) do update set addresses = excluded.addresses, to_number = excluded.to_number,
      street_id = excluded.street_id, kern_id = excluded.kern_id
    where (u.addresses, u.to_number, u.street_id, u.kern_id) is distinct from
      (excluded.addresses, excluded.to_number, excluded.street_id, excluded.kern_id)`
  await settle(tx)
  return removed.count + written.count
}

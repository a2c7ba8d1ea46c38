import type { TransactionSql } from 'postgres'
import type { StreetFile } from '../geography-files.ts'

/**
 * Writes streets by id, with the kernen and the house numbers of each, and gives the number of rows changed.
 * Streets that are not in the list stay as they are; an area that does not exist yet is an error.
 */
export async function loadStreets(tx: TransactionSql, streets: StreetFile['features']): Promise<number> {
  const rows = tx.json(streets.map(({ properties, geometry }) => ({ ...properties, geometry })))
  const written = await tx`
    insert into streets as s (id, slug, name, lowest_number, highest_number, geom)
    select id, slug, name, "lowestNumber", "highestNumber", ST_GeomFromGeoJSON(geometry)
    from jsonb_to_recordset(${rows}) as f (id bigint, slug text, name text, "lowestNumber" integer,
      "highestNumber" integer, geometry jsonb)
    on conflict (id) do update set
      slug = excluded.slug, name = excluded.name, lowest_number = excluded.lowest_number,
      highest_number = excluded.highest_number, geom = excluded.geom
    where (s.slug, s.name, s.lowest_number, s.highest_number, ST_AsBinary(s.geom)) is distinct from
      (excluded.slug, excluded.name, excluded.lowest_number, excluded.highest_number, ST_AsBinary(excluded.geom))`
  const shares = streets.flatMap(({ properties: { id, areas } }) => areas.map((area) => ({ id, ...area })))
  const numbers = streets.flatMap(({ properties: { id, houseNumbers } }) =>
    houseNumbers.map(([number, fraction, offset]) => ({ id, number, fraction, offset })),
  )
  const ids = streets.map(({ properties }) => properties.id)
  return written.count + (await loadShares(tx, ids, shares)) + (await loadNumbers(tx, ids, numbers))
}

async function loadShares(tx: TransactionSql, ids: number[], shares: { id: number; slug: string; share: number }[]) {
  const rows = tx.json(shares)
  const written = await tx`
    insert into street_areas as t (street_id, area_id, share)
    select id, (select a.id from areas a where a.slug = f.slug), share
    from jsonb_to_recordset(${rows}) as f (id bigint, slug text, share real)
    on conflict (street_id, area_id) do update set share = excluded.share where t.share <> excluded.share`
  const removed = await tx`
    delete from street_areas t using areas a
    where t.area_id = a.id and t.street_id = any(${ids}) and (t.street_id, a.slug) not in
      (select id, slug from jsonb_to_recordset(${rows}) as f (id bigint, slug text))`
  return written.count + removed.count
}

type Numbered = { id: number; number: number; fraction: number; offset: number }

async function loadNumbers(tx: TransactionSql, ids: number[], numbers: Numbered[]) {
  const rows = tx.json(numbers)
  const written = await tx`
    insert into street_numbers as t (street_id, number, fraction, offset_metres)
    select id, number, fraction, "offset"
    from jsonb_to_recordset(${rows}) as f (id bigint, number integer, fraction double precision, "offset" real)
    on conflict (street_id, number) do update set fraction = excluded.fraction, offset_metres = excluded.offset_metres
    where (t.fraction, t.offset_metres) is distinct from (excluded.fraction, excluded.offset_metres)`
  const removed = await tx`
    delete from street_numbers t
    where street_id = any(${ids}) and (street_id, number) not in
      (select id, number from jsonb_to_recordset(${rows}) as f (id bigint, number integer))`
  return written.count + removed.count
}

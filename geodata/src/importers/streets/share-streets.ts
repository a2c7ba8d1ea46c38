import type { TransactionSql } from 'postgres'

/** An address this far outside every kern still counts in the nearest: outlines are simplified ones. */
const OUTLINE_METRES = 150
/** A smaller part of an axis in a kern is its outline being off. */
const SMALLEST_PART = 0.02

/**
 * Works out again which part of each of these streets lies in which kern: by its addresses where they are known, else
 * by the length of its axis. Streets whose place is not known keep what they had. Gives the number of rows changed.
 */
export async function shareStreets(tx: TransactionSql, streetIds: number[]): Promise<number> {
  if (streetIds.length === 0) return 0
  await tx`drop table if exists wanted_shares`
  await tx`
    create temporary table wanted_shares on commit drop as
    with kernen as materialized (
      select id, geom from areas where kind = 'kern' and (valid_to is null or valid_to > current_date)
    ), by_address as (
      select a.street_id, coalesce(
        (select k.id from kernen k where ST_Covers(k.geom, a.geom) order by k.id limit 1),
        (select near.area_id from kernen_near(a.geom, ${OUTLINE_METRES}) near limit 1)) as area_id
      from addresses a where a.street_id = any(${streetIds})
    ), parts as (
      select street_id, area_id, count(*)::float8 as size, 0 as smallest from by_address where area_id is not null group by 1, 2
      union all
      select s.id, k.id, case ST_Dimension(s.geom) when 0 then 1
        else ST_Length(ST_Intersection(k.geom, s.geom)::geography) end, ${SMALLEST_PART}::float8
      from streets s join kernen k on ST_Intersects(k.geom, s.geom)
      where s.id = any(${streetIds}) and not exists (select from by_address b where b.street_id = s.id)
    ), shares as (
      select street_id, area_id, smallest, size / sum(size) over (partition by street_id) as share from parts where size > 0)
    select street_id, area_id, round((share / sum(share) over (partition by street_id))::numeric, 3)::real as share
    from shares where share >= smallest`
  const written = await tx`
    insert into street_areas as t (street_id, area_id, share) select street_id, area_id, share from wanted_shares
    on conflict (street_id, area_id) do update set share = excluded.share where t.share <> excluded.share`
  const removed = await tx`
    delete from street_areas t
    where street_id = any(${streetIds}) and street_id in (select street_id from wanted_shares)
      and not exists (select from wanted_shares w where (w.street_id, w.area_id) = (t.street_id, t.area_id))`
  return written.count + removed.count
}

import type { TransactionSql } from 'postgres'
import { refreshUnits } from '../load-units.ts'
import { shareStreets } from '../streets/share-streets.ts'
import type { Limits } from './limits.ts'

/** Keeps the kernen in force in the temporary table `old_kernen`, before boundaries are written. */
export async function rememberKernen(tx: TransactionSql) {
  await tx`drop table if exists old_kernen`
  await tx`
    create temporary table old_kernen on commit drop as
    select id, geom from areas where kind = 'kern' and (valid_to is null or valid_to > current_date)`
  await tx`create index on old_kernen (id)`
}

/**
 * After boundaries were written: ideas lie in the kern that covers their point now, with a line of history each; the
 * areas of ideas, works, rooms and streets follow. Consultations keep the areas they name. Gives the number of rows
 * changed.
 *
 * An idea whose kern still covers it stays. An idea that its kern did not cover before was placed near a border by the
 * answer of a resident, and stays while that answer would still be taken: within `borderMetres`, or `outsideMetres`
 * where no kern covers it. An idea without a point goes from a kern that ended to the one that took over most of it.
 */
export async function followBoundaries(
  tx: TransactionSql,
  { reason, note, limits }: { reason: string; note: (sentence: string) => void; limits: Limits },
): Promise<number> {
  // The trigger of works finds the areas itself.
  const works = await tx`update works set extent = extent where area_ids is distinct from areas_touching(extent)`
  const rooms = await tx`
    update community_rooms r set area_id = k.area_id
    from (select id, (select area_id from kernen_near(geom, ${limits.outsideMetres}) limit 1) as area_id
      from community_rooms where geom is not null) k
    where k.id = r.id and k.area_id is distinct from r.area_id and exists (select from areas a
      where a.id = r.area_id and a.kind = 'kern' and (a.valid_to <= current_date or not ST_Covers(a.geom, r.geom)))`
  const streets = await shareCrossedStreets(tx)
  // Ideas come last: one that comes in meanwhile waits until this run is done, and then finds the new kernen.
  await tx`lock table ideas in share row exclusive mode`
  const moved = await moveIdeas(tx, reason, limits)
  if (moved > 0) note(`${moved} ideas lie in another kern now; each has a line of history.`)
  const [stray] = await tx<[{ count: number }]>`
    select count(*)::integer as count from ideas i
    where geom is not null and not exists (select from kernen_near(i.geom, ${limits.outsideMetres}))`
  if (stray.count > 0) note(`${stray.count} ideas lie in no kern any more and keep the one they had or the nearest.`)
  const ideas = await tx`
    update ideas set area_ids = areas_of(kern_id, geom) where area_ids is distinct from areas_of(kern_id, geom)`
  const units = await refreshUnits(tx)
  return works.count + rooms.count + streets + moved + ideas.count + units
}

async function moveIdeas(tx: TransactionSql, reason: string, { borderMetres, outsideMetres }: Limits): Promise<number> {
  const { count } = await tx`
    with kernen as materialized (
      select id, geom from areas where kind = 'kern' and (valid_to is null or valid_to > current_date)
    ), left_behind as materialized (
      select i.id, i.kern_id, i.geom, not ST_Covers(o.geom, i.geom) as was_answered
      from ideas i left join old_kernen o on o.id = i.kern_id
      where (i.kern_id is not null or i.geom is not null)
        and not exists (select from kernen k where k.id = i.kern_id and (i.geom is null or ST_Covers(k.geom, i.geom)))
    ), successors as materialized (
      select distinct on (o.id) o.id, k.id as kern_id from old_kernen o join kernen k on k.geom && o.geom
      where o.id in (select kern_id from left_behind where geom is null)
      order by o.id, ST_Area(ST_Intersection(k.geom, o.geom)) desc, k.id
    ), placed as (
      select l.id, l.kern_id as from_id, coalesce(case when l.geom is null
        then (select s.kern_id from successors s where s.id = l.kern_id)
        else coalesce(
          (select near.area_id from kernen_near(l.geom, ${outsideMetres}) near
            order by near.area_id = l.kern_id and l.was_answered and (near.distance_metres <= ${borderMetres}
                or not exists (select from kernen k where ST_Covers(k.geom, l.geom))) is true desc,
              near.distance_metres, near.area_id limit 1),
          (select k.id from kernen k where k.id = l.kern_id),
          (select k.id from kernen k order by k.geom <-> l.geom, k.id limit 1)) end, l.kern_id) as to_id
      from left_behind l
    ), moved as (select * from placed where to_id is distinct from from_id),
    history as (
      insert into idea_area_changes (idea_id, from_kern_id, to_kern_id, reason)
      select id, from_id, to_id, ${reason} from moved order by id)
    update ideas i set kern_id = m.to_id, area_ids = areas_of(m.to_id, i.geom) from moved m where m.id = i.id`
  return count
}

/** The streets that lie in a kern whose outline is another than before. */
async function shareCrossedStreets(tx: TransactionSql): Promise<number> {
  const streets = await tx<{ id: number }[]>`
    with changed as (
      select o.geom as old_geom, k.geom as new_geom
      from old_kernen o
      full join (select id, geom from areas where kind = 'kern' and (valid_to is null or valid_to > current_date)) k
        on k.id = o.id
      where o.id is null or k.id is null or ST_AsBinary(o.geom) <> ST_AsBinary(k.geom))
    select s.id from streets s
    where exists (select from changed c where ST_Intersects(c.old_geom, s.geom) or ST_Intersects(c.new_geom, s.geom))
    order by s.id`
  return shareStreets(
    tx,
    streets.map(({ id }) => id),
  )
}

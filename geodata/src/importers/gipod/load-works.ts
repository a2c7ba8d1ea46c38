import type { TransactionSql } from 'postgres'
import type { GatheredWork } from './gather-works.ts'
import { writeZones } from './write-zones.ts'

const today = (tx: TransactionSql) => tx`(now() at time zone 'Europe/Brussels')::date`

/**
 * Writes the works that touch the municipality, from the places of `gipod_places`, and archives those that the register
 * does not name any more. Gives the number of rows changed and the works that lie outside.
 */
export async function loadWorks(
  tx: TransactionSql,
  works: GatheredWork[],
): Promise<{ changed: number; outside: string[] }> {
  const inside = await insideMunicipality(tx)
  const ours = works.filter(({ gipodId }) => inside.has(gipodId))
  const outside = works.filter(({ gipodId }) => !inside.has(gipodId)).map(({ facts }) => facts.title)
  await rememberDates(tx)
  const written = await writeWorks(tx, ours)
  const zones = await writeZones(tx, ours)
  await dateByRegister(tx, ours)
  const archived = await archiveOthers(tx, ours)
  return { changed: written + zones + archived, outside }
}

async function insideMunicipality(tx: TransactionSql): Promise<Set<string>> {
  const rows = await tx<{ work: string }[]>`
    select distinct p.work from gipod_places p
    join areas a on a.kind = 'municipality' and (a.valid_to is null or a.valid_to > current_date)
      and ST_Intersects(a.geom, p.geom) and not ST_Touches(a.geom, p.geom)`
  return new Set(rows.map(({ work }) => work))
}

async function writeWorks(tx: TransactionSql, works: GatheredWork[]): Promise<number> {
  const columns = tx(Object.keys(works[0]?.facts ?? {}))
  if (works.length === 0) return 0
  const wanted = tx`
    select "gipodId" as gipod_id, p.geom, facts || jsonb_build_object('shape', md5(ST_AsBinary(p.geom))) as facts
    from jsonb_to_recordset(${tx.json(works.map(({ gipodId, facts }) => ({ gipodId, facts })))})
      as f ("gipodId" text, facts jsonb)
    join gipod_places p on p.work = "gipodId" and p.zone is null`
  const changed = await tx`
    update works w
    set (${columns}) = (select ${columns} from jsonb_populate_record(w, (
        select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(n.facts)
        where w.register_facts is not null and value is distinct from w.register_facts -> key))),
      geom = case when w.register_facts ->> 'shape' <> n.facts ->> 'shape' then n.geom else w.geom end,
      register_facts = n.facts, archived_at = null, updated_at = now()
    from (${wanted}) n
    where n.gipod_id = w.gipod_id and (n.facts is distinct from w.register_facts or w.archived_at is not null)`
  const added = await tx`
    insert into works (${columns}, gipod_id, geom, extent, register_facts)
    select ${columns}, n.gipod_id, n.geom, n.geom, n.facts
    from (${wanted}) n
    cross join lateral (select ${columns} from jsonb_populate_record(null::works, n.facts)) r
    where not exists (select from works w where w.gipod_id = n.gipod_id)`
  return changed.count + added.count
}

/** Keeps in the temporary table `dated_works` how new each work is, before anything is written. */
async function rememberDates(tx: TransactionSql): Promise<void> {
  await tx`drop table if exists dated_works`
  await tx`
    create temporary table dated_works on commit drop as
    select id, updated_at from works where register_facts is not null`
}

/**
 * A work is as new as what the register last said, or staff where that was later; not as this run: else all of them
 * would stand on top as news.
 */
async function dateByRegister(tx: TransactionSql, works: GatheredWork[]): Promise<void> {
  const dated = works.flatMap(({ gipodId, modifiedAt }) => (modifiedAt ? [{ gipodId, modifiedAt }] : []))
  await tx`
    update works w
    set updated_at = greatest(f."modifiedAt", (select d.updated_at from dated_works d where d.id = w.id))
    from jsonb_to_recordset(${tx.json(dated)}) as f ("gipodId" text, "modifiedAt" timestamptz)
    where w.gipod_id = f."gipodId" and w.updated_at = now() and f."modifiedAt" < now()`
}

/** What the register names no more: archived, and done where its time is over; its status is read anew if it returns. */
async function archiveOthers(tx: TransactionSql, works: GatheredWork[]): Promise<number> {
  const { count } = await tx`
    update works w set archived_at = now(),
      status = case when has_ended then 'done' else status end,
      register_facts = case when has_ended then register_facts - 'status' else register_facts end
    from (select id, status in ('planned', 'in-progress') and coalesce(ends_on < ${today(tx)}, false)
      as has_ended from works) e
    where e.id = w.id and register_facts is not null and archived_at is null
      and gipod_id <> all(${works.map(({ gipodId }) => gipodId)})`
  return count
}

/**
 * How many works of the register are in force. One whose time went by since the last run does not count: that it is
 * gone from the register is how it should be.
 */
export async function countOwnWorks(tx: TransactionSql): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::integer as count from works
    where register_facts is not null and archived_at is null and not coalesce(
      ends_on < ${today(tx)}
      and ends_on >= (select max(finished_at at time zone 'Europe/Brussels') from imports where importer = 'gipod')::date, false)`
  return row.count
}

/** How many hindrance zones of the register are in force, counted in the same way. */
export async function countOwnZones(tx: TransactionSql): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::integer as count from hindrances h join works w on w.id = h.work_id
    where h.gipod_zone is not null and w.archived_at is null and not coalesce(
      upper(h.periods) <= now()
      and upper(h.periods) >= (select max(finished_at) from imports where importer = 'gipod'), false)`
  return row.count
}

import type { TransactionSql } from 'postgres'
import type { GatheredWork } from './gather-works.ts'

/**
 * Makes the hindrance of works be what the register says, from the places of `gipod_places`. Of a zone that it named
 * before only what differs from then is taken over: what staff cut short or took away stays so until the register
 * changes it. Gives the number of rows changed.
 */
export async function writeZones(tx: TransactionSql, works: GatheredWork[]): Promise<number> {
  await stageZones(tx, works)
  const removed = await forgetZones(tx, works)
  const isWanted = tx`
    select z.work_id, z.gipod_zone, z.geom, z.facts, k.facts as known
    from staged_zones z left join register_zones k using (gipod_zone) where k.facts is distinct from z.facts`
  const updated = await tx`
    update hindrances h
    set (periods, severe, effects, note) = (select periods, severe, effects, note from jsonb_populate_record(h, (
        select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(n.facts)
        where value is distinct from n.known -> key))),
      geom = case when n.known ->> 'shape' <> n.facts ->> 'shape' then n.geom else h.geom end
    from (${isWanted}) n where n.gipod_zone = h.gipod_zone and n.known is not null`
  const added = await tx`
    insert into hindrances (work_id, gipod_zone, geom, periods, severe, effects, note)
    select n.work_id, n.gipod_zone, n.geom, r.periods, r.severe, r.effects, r.note
    from (${isWanted}) n cross join lateral jsonb_populate_record(null::hindrances, n.facts) r
    where not exists (select from hindrances h where h.gipod_zone = n.gipod_zone)`
  await tx`
    insert into register_zones (gipod_zone, work_id, facts) select gipod_zone, work_id, facts from staged_zones
    on conflict (gipod_zone) do update set facts = excluded.facts where register_zones.facts <> excluded.facts`
  return removed + updated.count + added.count
}

async function stageZones(tx: TransactionSql, works: GatheredWork[]) {
  const zones = works.flatMap(({ gipodId, zones }) =>
    zones.map(({ zoneId, periods, severe, effects, note }) => ({
      gipodId,
      zoneId,
      facts: { periods, severe, effects, note },
    })),
  )
  await tx`drop table if exists staged_zones`
  await tx`
    create temporary table staged_zones on commit drop as
    select w.id as work_id, "zoneId" as gipod_zone, p.geom,
      facts || jsonb_build_object('shape', md5(ST_AsBinary(p.geom))) as facts
    from jsonb_to_recordset(${tx.json(zones)}) as f ("gipodId" text, "zoneId" text, facts jsonb)
    join works w on w.gipod_id = "gipodId"
    join gipod_places p on p.work = "gipodId" and p.zone = "zoneId"`
}

/** Takes away the zones that these works do not have any more, or that another work has now. */
async function forgetZones(tx: TransactionSql, works: GatheredWork[]): Promise<number> {
  const isGone = tx`
    w.id = z.work_id and z.gipod_zone is not null
    and (w.gipod_id = any(${works.map(({ gipodId }) => gipodId)}) or z.gipod_zone in (select gipod_zone from staged_zones))
    and (z.work_id, z.gipod_zone) not in (select work_id, gipod_zone from staged_zones)`
  const removed = await tx`delete from hindrances z using works w where ${isGone}`
  await tx`delete from register_zones z using works w where ${isGone}`
  return removed.count
}

import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { Place } from '../contract/place.ts'
import type { Effect, Passage, WorkSummary } from '../contract/works.ts'
import { passageNow } from './passage-now.ts'
import { distanceTo } from './work-filter-sql.ts'

/** A work of a list with what its order is made of; `distance` in metres, not rounded, and `passage` as staff said it. */
export type WorkRow = Omit<WorkSummary, 'place' | 'passage'> &
  Place & { rank: number; day: number; passage: Passage; holding: Effect[] }

type Wanted = {
  /** Gives each its distance. */
  near?: [number, number] | undefined
  /** In terms of `works w`; `distance` may be named too. */
  order: Fragment
  limit?: number
}

/** What goes on first, then what is to come, then what is over; the index `works_listed` keeps it so. */
export const workOrder = (sql: Sql) => sql`work_rank(w.status), work_day(w.status, w.starts_on, w.ends_on), w.id`

/** The works that meet a condition on `works w`, as rows of a list. */
export async function workRows(
  sql: Sql | TransactionSql,
  condition: Fragment,
  { near, order, limit }: Wanted,
): Promise<WorkRow[]> {
  return sql<WorkRow[]>`
    select w.id, w.kind, w.status, w.title, w.client, ${locationText(sql)} as location_text, ${periodColumns(sql, sql`w`)}, w.example, w.passage,
      (w.updated_at at time zone 'Europe/Brussels')::date as updated_on, w.gipod_id is not null as is_from_register,
      (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]')
        from areas a where a.id = any(w.area_ids) and a.kind = 'kern') as areas,
      (select coalesce(json_agg(json_build_object('slug', s.slug, 'name', s.name) order by s.name), '[]')
        from streets s where s.id = any(w.street_ids)) as streets,
      ST_X(sign.place) as lng, ST_Y(sign.place) as lat, state.state, phase.phase, hindrance.effects,
      hindrance.holding, hindrance.has_hindrance_now, w.distance,
      work_rank(w.status) as rank, work_day(w.status, w.starts_on, w.ends_on) as day
    from (
      select w.*, ${near ? distanceTo(sql, near) : sql`null::float8`} as distance
      from works w where ${condition} order by ${order} limit ${limit ?? null}
    ) w
    cross join lateral (select ${signPlace(sql)} as place) sign
    left join lateral (
      select json_build_object('id', s.id, 'body', s.body, 'statedOn', s.stated_on) as state
      from work_states s where s.work_id = w.id order by s.stated_on desc, s.id desc limit 1) state on true
    left join lateral (
      select json_build_object('number', p.number, 'of', p.of, 'name', p.name) as phase
      from (select name, status, row_number() over (order by position) as number, count(*) over () as of
        from work_phases where work_id = w.id) p
      where p.status = 'in-progress' order by p.number limit 1) phase on true
    cross join lateral (
      select coalesce(bool_or(${hindersNow(sql)}), false) as has_hindrance_now,
        array(select distinct unnest(h.effects) from hindrances h
          where h.work_id = w.id and ${hindersYet(sql)} order by 1) as effects,
        array(select distinct unnest(h.effects) from hindrances h
          where h.work_id = w.id and ${holds(sql)} order by 1) as holding
      from hindrances h where h.work_id = w.id) hindrance
    order by ${order}`
}

/** As `workRows`, as everyone may see them. */
export async function workSummaries(sql: Sql, condition: Fragment, wanted: Wanted): Promise<WorkSummary[]> {
  return (await workRows(sql, condition, wanted)).map(toWorkSummary)
}

/** A row as the work everyone may see. */
export function toWorkSummary(row: WorkRow): WorkSummary {
  const { lng, lat, rank: _rank, day: _day, holding, passage, distance, ...rest } = row
  return {
    ...rest,
    place: { lng, lat },
    passage: passageNow(passage, holding),
    distance: distance === null ? null : Math.round(distance * 10) / 10,
  }
}

/**
 * Whether `hindrances h` of `works w` is now. Its periods say so, also after its work has ended; what is called off
 * hinders nobody.
 */
export const hindersNow = (sql: Sql | TransactionSql) => sql`(w.status <> 'cancelled' and h.periods @> now())`

// Likewise, or is still to come.
const hindersYet = (sql: Sql | TransactionSql) => sql`(w.status <> 'cancelled' and h.periods && tstzrange(now(), null))`

// Whether it decides if one can pass: now, or during what is still to come.
const holds = (sql: Sql | TransactionSql) =>
  sql`case w.status when 'planned' then ${hindersYet(sql)} else ${hindersNow(sql)} end`

/** Where the sign of `works w` stands on the map. */
export const signPlace = (sql: Sql | TransactionSql) => sql`rounded_place(ST_ClosestPoint(w.geom, ST_Centroid(w.geom)))`

/** Where `works w` is in words: as somebody typed them, else its house numbers. */
export const locationText = (sql: Sql | TransactionSql) => sql`coalesce(w.location_text, numbers_along(w.along))`

/** When a work or a phase was meant to be, is expected to be, and was. */
export const periodColumns = (sql: Sql | TransactionSql, of: Fragment) => sql`
  ${of}.planned_start, ${of}.planned_end, ${of}.expected_start, ${of}.expected_end, ${of}.actual_start, ${of}.actual_end`

import type { Fragment, Sql, TransactionSql } from 'postgres'
import { DEFAULT_RADIUS_METRES } from '../contract/filter.ts'
import type { WorkFilter } from '../contract/works.ts'
import { boxAt, isAboutBox, isNear, pointAt } from './shape-sql.ts'

/** The filter as a condition on `works w`; what is not public never passes, what is gone from the register only by id. */
export function matchesWork(sql: Sql, filter: WorkFilter): Fragment {
  const { id, area, status, kind, street, bbox, near, radius, since, until } = filter
  return sql`w.visibility = 'public' and ${id ? sql`w.id = any(${id}::bigint[])` : sql`w.archived_at is null`}
    ${area ? sql`and w.area_ids && array(select id from areas where slug = any(${area}))` : sql``}
    ${street ? sql`and w.street_ids && array(select id from streets where slug = ${street})` : sql``}
    ${status ? sql`and w.status = any(${status}::work_status[])` : sql``}
    ${kind ? sql`and w.kind = any(${kind}::work_kind[])` : sql``}
    ${since ? sql`and ${lastDay(sql)} >= ${since}::date` : sql``}
    ${until ? sql`and ${firstDay(sql)} <= ${until}::date` : sql``}
    ${bbox ? sql`and ${isAboutBox(sql, extentOf(sql), bbox)} and ST_Intersects(w.extent, ${boxAt(sql, bbox)})` : sql``}
    ${near ? sql`and ${isNear(sql, extentOf(sql), near, radius ?? DEFAULT_RADIUS_METRES)}` : sql``}`
}

// A day that went by ends nothing: a work that is not over goes on today, and one that is going on has begun.
const lastDay = (sql: Sql) => sql`
  case when w.ends_on is null then 'infinity' when w.status in ('planned', 'in-progress')
    then greatest(w.ends_on, ${today(sql)}) else w.ends_on end`
const firstDay = (sql: Sql) => sql`
  case when w.starts_on is null then '-infinity' when w.status = 'in-progress'
    then least(w.starts_on, ${today(sql)}) else w.starts_on end`
const today = (sql: Sql) => sql`(now() at time zone 'Europe/Brussels')::date`

/** Metres from `near` to the nearest spot of `works w` or its hindrance. */
export const distanceTo = (sql: Sql | TransactionSql, near: [number, number]) =>
  sql`ST_Distance(w.extent::geography, ${pointAt(sql, near)}::geography)`

const extentOf = (sql: Sql) => ({ shape: sql`w.extent`, shape3857: sql`w.extent_3857` })

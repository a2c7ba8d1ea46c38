import type { Sql } from 'postgres'
import type { WorkFilter, WorkPage } from '../contract/works.ts'
import { readWork } from '../database/work-detail.ts'
import { distanceTo, matchesWork } from '../database/work-filter-sql.ts'
import { toWorkSummary, type WorkRow, workOrder, workRows } from '../database/work-rows.ts'
import type { Position } from '../http/cursor.ts'

/**
 * A page of the works that meet a filter, with the counts of all of them; with `near` the nearest first. The filter is
 * read once, with `listSql`; the rows of the page come by their numbers in a statement whose plan is kept, from `sql`.
 */
export async function listWorks(
  { sql, listSql }: { sql: Sql; listSql: Sql },
  filter: WorkFilter,
  { after, limit }: { after?: Position | undefined; limit: number },
): Promise<Omit<WorkPage, 'next'> & { next: Position | null }> {
  const { near } = filter
  const { ids, importedAt, ...counts } = await findWorks(listSql, filter, { after, limit: limit + 1 })
  const rows = await workRows(sql, sql`w.id = any(${ids}::bigint[])`, { near, order: orderOf(sql, filter) })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(toWorkSummary),
    next: last ? positionOf(last) : null,
    ...counts,
    importedAt: importedAt?.toISOString() ?? null,
  }
}

// With `near` the distance is what orders.
const positionOf = ({ distance, rank, day, id }: WorkRow): Position =>
  distance === null ? [rank, day, id] : [distance, 0, id]

/** The order of a list of works. */
export const orderOf = (sql: Sql, { near }: WorkFilter) => (near ? sql`distance, w.id` : workOrder(sql))

type Found = Omit<WorkPage, 'items' | 'next' | 'importedAt'> & { importedAt: Date | null; ids: number[] }

async function findWorks(
  sql: Sql,
  filter: WorkFilter,
  { after, limit }: { after?: Position | undefined; limit: number },
): Promise<Found> {
  const { near } = filter
  const keys = near
    ? sql`${distanceTo(sql, near)} as first, 0 as second`
    : sql`work_rank(w.status) as first, work_day(w.status, w.starts_on, w.ends_on) as second`
  const isAfter = after
    ? sql`where (first, second, id) > (${after[0]}::float8, ${after[1]}::float8, ${after[2]}::float8)`
    : sql``
  const [found] = await sql<[Found]>`
    with found as materialized (
      select w.id, w.status, w.example, ${keys} from works w where ${matchesWork(sql, filter)}
    )
    select count(*)::int as count, count(*) filter (where example)::int as examples,
      json_build_object('planned', count(*) filter (where status = 'planned'),
        'in-progress', count(*) filter (where status = 'in-progress'),
        'done', count(*) filter (where status = 'done'),
        'cancelled', count(*) filter (where status = 'cancelled')) as counts,
      (select max(finished_at) from imports where importer = 'gipod') as imported_at,
      array(select id::int from found ${isAfter} order by first, second, id limit ${limit}) as ids
    from found`
  return found
}

/** One work with all that belongs to it, or undefined when there is none or it is not public. */
export const findWork = (sql: Sql, id: number) => readWork(sql, sql`w.id = ${id} and w.visibility = 'public'`)

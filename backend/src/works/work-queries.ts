import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { WorkDetail, WorkFilter, WorkPage } from '../contract/works.ts'
import { linkedIdeas } from '../database/attached.ts'
import { distanceTo, matchesWork } from '../database/work-filter-sql.ts'
import { periodColumns, toWorkSummary, type WorkRow, workOrder, workRows } from '../database/work-rows.ts'
import type { Position } from '../http/cursor.ts'

const MAX_LINKED_IDEAS = 50

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

type DetailRow = Omit<WorkDetail, 'bbox' | 'registerReadAt' | keyof WorkRow> &
  Record<'west' | 'south' | 'east' | 'north', number> & { registerReadAt: Date | null }

/** One work with all that belongs to it, or undefined when there is none or it is not public. */
export const findWork = (sql: Sql, id: number) => readWork(sql, sql`w.id = ${id} and w.visibility = 'public'`)

/** The one work that meets a condition, with all that belongs to it, whether everyone sees it or not. */
export async function readWork(sql: Sql | TransactionSql, condition: Fragment): Promise<WorkDetail | undefined> {
  const [[summary], [detail]] = await Promise.all([
    workRows(sql, condition, { order: sql`w.id` }),
    sql<[DetailRow?]>`
      select w.body, w.deciding_authority, w.city_decides, w.contact_name, w.contact_phone, w.still_open,
        w.fixed, w.documents, w.sources, w.archived_at is not null as is_archived,
        ST_XMin(w.extent) as west, ST_YMin(w.extent) as south, ST_XMax(w.extent) as east, ST_YMax(w.extent) as north,
        case ST_Dimension(w.geom) when 1 then round(ST_Length(w.geom::geography))::float8 end as length_metres,
        case when w.gipod_id is not null then (select max(finished_at) from imports where importer = 'gipod') end
          as register_read_at,
        ${statesOf(sql)} as states, ${phasesOf(sql)} as phases, ${hindrancesOf(sql)} as hindrances,
        ${ideasIn(sql)} as ideas, ${consultationsOf(sql)} as consultations
      from works w where ${condition}`,
  ])
  if (!summary || !detail) return undefined
  const { west, south, east, north, registerReadAt, ...rest } = detail
  return {
    ...toWorkSummary(summary),
    ...rest,
    bbox: [west, south, east, north],
    registerReadAt: registerReadAt?.toISOString() ?? null,
  }
}

const statesOf = (sql: Sql | TransactionSql) => sql`(
  select coalesce(json_agg(json_build_object('id', s.id, 'body', s.body, 'statedOn', s.stated_on)
    order by s.stated_on desc, s.id desc), '[]')
  from work_states s where s.work_id = w.id)`

const phasesOf = (sql: Sql | TransactionSql) => sql`(
  select coalesce(json_agg(to_jsonb(p) - 'position' order by p.position), '[]')
  from (select position, name, location_text, status, ${periodColumns(sql, sql`q`)}
    from work_phases q where q.work_id = w.id) p)`

const hindrancesOf = (sql: Sql | TransactionSql) => sql`(
  select coalesce(json_agg(json_build_object('id', h.id, 'severe', h.severe, 'effects', h.effects, 'note', h.note,
    'periods', (select coalesce(json_agg(json_build_object('start', ${utc(sql, sql`lower(period)`)},
      'end', ${utc(sql, sql`upper(period)`)}) order by lower(period) nulls first), '[]') from unnest(h.periods) period),
    'isNow', h.periods @> now()) order by lower(h.periods) nulls first, h.id), '[]')
  from hindrances h where h.work_id = w.id)`

const ideasIn = (sql: Sql | TransactionSql) => sql`(
  select ${linkedIdeas(sql)}
  from (select * from ideas i where i.visibility = 'public' and i.id in (
      select o.id from ideas o
        where ST_DWithin(o.geom_3857, w.extent_3857, 26 * units_per_metre(ST_YMax(w.extent_3857))) and work_reaches(w, o.geom)
      union select o.id from ideas o where o.work_id = w.id)
    order by i.id desc limit ${MAX_LINKED_IDEAS}) i)`

const consultationsOf = (sql: Sql | TransactionSql) => sql`(
  select coalesce(json_agg(json_build_object('id', c.id, 'title', c.title,
    'state', consultation_state(c),
    'closesAt', ${utc(sql, sql`c.closes_at`)}) order by c.closes_at desc, c.id), '[]')
  from consultations c where c.work_id = w.id and c.visibility = 'public')`

const utc = (sql: Sql | TransactionSql, moment: Fragment) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { WorkDetail } from '../contract/works.ts'
import { linkedIdeas } from './attached.ts'
import { hindersNow, periodColumns, toWorkSummary, type WorkRow, workRows } from './work-rows.ts'

const MAX_LINKED_IDEAS = 50

type DetailRow = Omit<WorkDetail, 'bbox' | 'registerReadAt' | keyof WorkRow> &
  Record<'west' | 'south' | 'east' | 'north', number> & { registerReadAt: Date | null }

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
    'isNow', ${hindersNow(sql)}) order by lower(h.periods) nulls first, h.id), '[]')
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

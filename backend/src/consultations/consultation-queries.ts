import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { ConsultationDetail, ConsultationFilter, ConsultationPage, Question } from '../contract/consultations.ts'
import { linkedIdeas } from '../database/attached.ts'
import { matchesConsultation } from '../database/consultation-filter-sql.ts'
import {
  type ConsultationRow,
  consultationOrder,
  consultationRows,
  toConsultationSummary,
} from '../database/consultation-rows.ts'
import type { Position } from '../http/cursor.ts'

/** A page of the consultations that meet a filter, with the counts of all of them; with `near` the nearest first. */
export async function listConsultations(
  sql: Sql,
  filter: ConsultationFilter,
  { after, limit }: { after?: Position | undefined; limit: number },
): Promise<Omit<ConsultationPage, 'next'> & { next: Position | null }> {
  const { near } = filter
  const condition = matchesConsultation(sql, filter)
  const isAfter = after
    ? sql`and (${consultationOrder(sql, near)}) > (${after[0]}::float8, ${after[1]}::float8, ${after[2]}::float8)`
    : sql``
  const [counts, rows] = await Promise.all([
    countConsultations(sql, condition),
    consultationRows(sql, sql`${condition} ${isAfter}`, { near, limit: limit + 1 }),
  ])
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(toConsultationSummary), next: last ? positionOf(last) : null, ...counts }
}

const positionOf = ({ distance, rank, moment, id }: ConsultationRow): Position =>
  distance === null ? [rank, moment, id] : [distance, 0, id]

async function countConsultations(sql: Sql, condition: Fragment) {
  const [counts] = await sql<[Omit<ConsultationPage, 'items' | 'next'>]>`
    select count(*)::int as count, count(*) filter (where example)::int as examples,
      json_build_object('upcoming', count(*) filter (where state = 'upcoming'),
        'open', count(*) filter (where state = 'open'), 'closed', count(*) filter (where state = 'closed')) as counts
    from (select c.example, consultation_state(c) as state from consultations c where ${condition}) found`
  return counts
}

type DetailRow = Pick<ConsultationDetail, 'contactName' | 'contactPhone' | 'fixed' | 'afterwards' | 'outcome'> &
  Record<'west' | 'south' | 'east' | 'north', number> &
  Pick<ConsultationDetail, 'ideas'> & {
    questions: Question[]
  }

/** One public consultation with its questions, or undefined when there is none. */
export const findConsultation = (sql: Sql, id: number) =>
  readConsultation(sql, sql`c.id = ${id} and c.visibility = 'public'`)

/** The one consultation that meets a condition, with its questions, whether everyone sees it or not. */
export async function readConsultation(
  sql: Sql | TransactionSql,
  condition: Fragment,
): Promise<ConsultationDetail | undefined> {
  const [[summary], [detail]] = await Promise.all([
    consultationRows(sql, condition, {}),
    sql<[DetailRow?]>`
      select c.contact_name, c.contact_phone, c.fixed, c.afterwards, c.outcome,
        ST_XMin(extent) as west, ST_YMin(extent) as south, ST_XMax(extent) as east, ST_YMax(extent) as north,
        (select coalesce(json_agg(json_build_object('id', q.id, 'kind', q.kind, 'title', q.title, 'help', q.help,
            'required', q.required, 'options', q.options, 'multiple', q.multiple) order by q.position), '[]')
          from consultation_questions q where q.consultation_id = c.id) as questions,
        (select ${linkedIdeas(sql)} from ideas i where i.consultation_id = c.id and i.visibility = 'public') as ideas
      from consultations c cross join lateral (select extent_of_consultation(c) as extent offset 0) covered
      where ${condition}`,
  ])
  if (!summary || !detail) return undefined
  const { west, south, east, north, ...rest } = detail
  return { ...toConsultationSummary(summary), ...rest, bbox: [west, south, east, north] }
}

import type { Fragment, Sql } from 'postgres'
import type { ConsultationFilter, ConsultationPage } from '../contract/consultations.ts'
import { readConsultation } from '../database/consultation-detail.ts'
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

/** One public consultation with its questions, or undefined when there is none. */
export const findConsultation = (sql: Sql, id: number) =>
  readConsultation(sql, sql`c.id = ${id} and c.visibility = 'public'`)

import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { ConsultationDetail, Question } from '../contract/consultations.ts'
import { linkedIdeas } from './attached.ts'
import { consultationRows, toConsultationSummary } from './consultation-rows.ts'

type DetailRow = Pick<ConsultationDetail, 'contactName' | 'contactPhone' | 'fixed' | 'afterwards' | 'outcome'> &
  Record<'west' | 'south' | 'east' | 'north', number> &
  Pick<ConsultationDetail, 'ideas'> & {
    questions: Question[]
  }

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

/** The questions of a consultation in their order. */
export const questionsOf = (sql: Sql | TransactionSql, consultationId: number) =>
  sql<Question[]>`
    select id, kind, title, help, required, options, multiple from consultation_questions
    where consultation_id = ${consultationId} order by position`

import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { ConsultationSummary } from '../contract/consultations.ts'
import type { Place } from '../contract/place.ts'
import { distanceToConsultation } from './consultation-filter-sql.ts'

/** A consultation of a list with what its order is made of; `distance` in metres, not rounded. */
export type ConsultationRow = Omit<ConsultationSummary, 'place' | 'opensAt' | 'closesAt'> &
  Place & { opensAt: Date; closesAt: Date; rank: number; moment: number }

type Wanted = {
  /** Gives each its distance, and the nearest first. */
  near?: [number, number] | undefined
  limit?: number
}

/** What the order of a list is made of: with `near` the distance, else what is open, what is to come, what is over. */
export const consultationOrder = (sql: Sql | TransactionSql, near?: [number, number]): Fragment =>
  near
    ? sql`${distanceToConsultation(sql, near)}, 0::float8, c.id`
    : sql`consultation_rank(c), consultation_moment(c), c.id`

/** The consultations that meet a condition on `consultations c`, as rows of a list. */
export async function consultationRows(
  sql: Sql | TransactionSql,
  condition: Fragment,
  { near, limit }: Wanted,
): Promise<ConsultationRow[]> {
  const order = consultationOrder(sql, near)
  return sql<ConsultationRow[]>`
    select c.id, c.title, c.body, consultation_state(c) as state, c.opens_at, c.closes_at,
      (c.opens_at at time zone 'Europe/Brussels')::date as opens_on, closing_day(c) as closes_on,
      (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]') from areas a
        where a.id = any(areas_of_consultation(c)) and (a.kind = 'kern' or cardinality(c.area_ids) > 0)) as areas,
      (select json_build_object('id', w.id, 'title', w.title) from works w
        where w.id = c.work_id and w.visibility = 'public') as work,
      ST_X(sign.place) as lng, ST_Y(sign.place) as lat, c.answer_count, c.outcome is not null as has_outcome,
      ${near ? distanceToConsultation(sql, near) : sql`null::float8`} as distance, c.example,
      (c.updated_at at time zone 'Europe/Brussels')::date as updated_on,
      consultation_rank(c) as rank, consultation_moment(c) as moment
    from (select c.id from consultations c where ${condition} order by ${order} limit ${limit ?? null}) found
    join consultations c using (id)
    cross join lateral (select place_of_consultation(c) as place offset 0) sign
    order by ${order}`
}

/** As `consultationRows`, as everyone may see them. */
export async function consultationSummaries(
  sql: Sql,
  condition: Fragment,
  wanted: Wanted = {},
): Promise<ConsultationSummary[]> {
  return (await consultationRows(sql, condition, wanted)).map(toConsultationSummary)
}

/** A row as the consultation everyone may see. */
export function toConsultationSummary(row: ConsultationRow): ConsultationSummary {
  const { lng, lat, opensAt, closesAt, distance, rank: _rank, moment: _moment, ...rest } = row
  return {
    ...rest,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    place: { lng, lat },
    distance: distance === null ? null : Math.round(distance * 10) / 10,
  }
}

import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { ConsultationFilter } from '../contract/consultations.ts'
import { DEFAULT_RADIUS_METRES } from '../contract/filter.ts'
import { boxAt, pointAt } from './shape-sql.ts'

/** The filter as a condition on `consultations c`; what is not public never passes. */
export function matchesConsultation(sql: Sql, filter: ConsultationFilter): Fragment {
  const { area, state, open, street, bbox, near, radius, until } = filter
  return sql`c.visibility = 'public'
    ${area ? concernsArea(sql, area) : sql``}
    ${state ? sql`and consultation_state(c) = any(${state})` : sql``}
    ${open ? sql`and (consultation_state(c) = 'open') = ${open === 'yes'}` : sql``}
    ${street ? sql`and is_about_street(c, ${street})` : sql``}
    ${until ? sql`and closing_day(c) <= ${until}::date` : sql``}
    ${bbox ? sql`and ST_Intersects(extent_of_consultation(c), ${boxAt(sql, bbox)})` : sql``}
    ${near ? isNear(sql, near, radius ?? DEFAULT_RADIUS_METRES) : sql``}`
}

/** Metres from `near` to what `consultations c` covers; 0 within it. */
export const distanceToConsultation = (sql: Sql | TransactionSql, near: [number, number]) =>
  sql`ST_Distance(extent_of_consultation(c)::geography, ${pointAt(sql, near)}::geography)`

// The areas of a work are all that it touches, and are taken as they are; other areas are one of those that are asked
// for, hold one or lie in one.
const concernsArea = (sql: Sql, slugs: string[]) => sql`
  and case when cardinality(c.area_ids) = 0 and exists (select from work_of_consultation(c))
    then areas_of_consultation(c) && array(select id from areas where slug = any(${slugs}))
    else areas_of_consultation(c) && (select related_areas(${slugs})) end`

const isNear = (sql: Sql, near: [number, number], radiusMetres: number) =>
  sql`and ST_DWithin(extent_of_consultation(c)::geography, ${pointAt(sql, near)}::geography, ${radiusMetres})`

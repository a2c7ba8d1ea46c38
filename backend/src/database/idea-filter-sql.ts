import type { Sql } from 'postgres'
import { DEFAULT_RADIUS_METRES } from '../contract/filter.ts'
import type { IdeaFilter } from '../contract/idea-filter.ts'
import { isAboutBox, isNear } from './shape-sql.ts'

/** The filter as a condition on `ideas i`; what is not public never passes. The pin index holds the same meaning. */
export function matches(sql: Sql, filter: IdeaFilter) {
  const { area, theme, status, kind, q, bbox, near, radius, placed, since, until } = filter
  return sql`i.visibility = 'public'
    ${area ? sql`and i.area_ids && array(select id from areas where slug = any(${area}))` : sql``}
    ${theme ? sql`and i.theme = any(${theme}::idea_theme[])` : sql``}
    ${status ? sql`and i.status = any(${status}::idea_status[])` : sql``}
    ${kind ? sql`and i.kind = any(${kind}::idea_kind[])` : sql``}
    ${placed ? sql`and (i.geom is not null) = ${placed === 'yes'}` : sql``}
    ${since ? sql`and i.created_on >= ${since}::date` : sql``}
    ${until ? sql`and i.created_on <= ${until}::date` : sql``}
    ${bbox ? inBox(sql, bbox) : sql``}
    ${near ? sql`and ${isNear(sql, placeOf(sql), near, radius ?? DEFAULT_RADIUS_METRES)}` : sql``}
    ${q?.trim() ? sql`and ${matchesText(sql, q.trim())}` : sql``}`
}

// The index helps; the compare in degrees decides. In a `case` the planner takes it to leave half of the rows; as two
// ranges a few millionths, and then it sorts the whole town.
const inBox = (sql: Sql, [west, south, east, north]: [number, number, number, number]) => sql`
  and ${isAboutBox(sql, placeOf(sql), [west, south, east, north])}
  and case when ST_X(i.geom) between ${west} and ${east} and ST_Y(i.geom) between ${south} and ${north} then true
    else false end`

const placeOf = (sql: Sql) => ({ shape: sql`i.geom`, shape3857: sql`i.geom_3857` })

const matchesText = (sql: Sql, q: string) =>
  /^\d{1,6}$/.test(q)
    ? sql`i.id = ${Number(q)}`
    : sql`(i.search @@ websearch_to_tsquery('dutch', ${q}) or i.title ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`

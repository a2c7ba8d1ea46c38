import type { Sql } from 'postgres'
import { DEFAULT_RADIUS_METRES } from '../contract/filter.ts'
import type { IdeaFilter } from '../contract/idea-filter.ts'

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
    ${near ? isNear(sql, near, radius ?? DEFAULT_RADIUS_METRES) : sql``}
    ${q?.trim() ? sql`and ${matchesText(sql, q.trim())}` : sql``}`
}

// The box in 3857 lets the index help; the compare in degrees decides, because index boxes are rounded outwards. In a
// `case` the planner takes it to leave half of the rows; as two ranges a few millionths, and then it sorts the whole town.
const inBox = (sql: Sql, [west, south, east, north]: [number, number, number, number]) => sql`
  and i.geom_3857 && ST_Expand(ST_Transform(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326), 3857), 1)
  and case when ST_X(i.geom) between ${west} and ${east} and ST_Y(i.geom) between ${south} and ${north} then true
    else false end`

// A metre on the ground is at most 1 / cos(latitude) units of 3857; the geography decides.
const isNear = (sql: Sql, [lng, lat]: [number, number], radiusMetres: number) => {
  const point = sql`ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)`
  const widest = (radiusMetres / Math.cos((Math.min(Math.abs(lat) + 0.3, 85) * Math.PI) / 180)) * 1.01
  return sql`and ST_DWithin(i.geom_3857, ST_Transform(${point}, 3857), ${widest})
    and ST_DWithin(i.geom::geography, ${point}::geography, ${radiusMetres})`
}

const matchesText = (sql: Sql, q: string) =>
  /^\d{1,6}$/.test(q)
    ? sql`i.id = ${Number(q)}`
    : sql`(i.search @@ websearch_to_tsquery('dutch', ${q}) or i.title ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`

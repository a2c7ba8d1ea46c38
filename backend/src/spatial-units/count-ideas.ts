import type { Fragment, Sql } from 'postgres'
import type { HotspotFilter, Unit, UnitKind } from '../contract/hotspots.ts'

export type CountedUnit = Omit<Unit, 'expected' | 'mark' | 'streets'> & { id: number; street: string | null }

/**
 * How many ideas lie in each unit of a kern or neighbourhood. Theme and status are read from the counts that every
 * change keeps, so it costs the same at a thousand ideas as at a million; a period or a channel makes it count the ideas
 * themselves.
 */
export async function countIdeas(
  sql: Sql,
  areaId: number,
  { kind, ...filter }: HotspotFilter & { kind: UnitKind },
): Promise<CountedUnit[]> {
  // Each by itself: how many units there are is more than the planner thinks.
  return sql<CountedUnit[]>`
    with units as materialized (select * from units_of(${areaId}) where kind = ${kind}),
    counted as materialized (${isKept(filter) ? keptCounts(sql, filter) : freshCounts(sql, kind, filter)})
    select u.id, u.slug, u.kind, s.name as street, u.from_number, u.to_number, u.addresses,
      round(u.residents::numeric, 1)::float8 as residents, coalesce(c.ideas, 0)::integer as ideas
    from units u left join counted c on c.unit_id = u.id left join streets s on s.id = u.street_id
    order by ideas desc, u.addresses, s.name, u.from_number, u.id`
}

const isKept = ({ channel, since, until }: HotspotFilter) => !channel && !since && !until

const keptCounts = (sql: Sql, { theme, status }: HotspotFilter) => sql`
  select k.unit_id, sum(k.ideas) as ideas from unit_counts k join units u on u.id = k.unit_id
  where true ${theme ? sql`and k.theme = any(${theme}::idea_theme[])` : sql``}
    ${status ? sql`and k.status = any(${status}::idea_status[])` : sql``}
  group by k.unit_id`

const freshCounts = (sql: Sql, kind: UnitKind, filter: HotspotFilter) => sql`
  select u.id as unit_id, count(*) as ideas from units u join ideas i on i.${unitColumn(sql, kind)} = u.id
  where ${isCounted(sql, filter)} group by 1`

/** The column of `ideas` that says in which unit of a kind an idea lies. */
export const unitColumn = (sql: Sql, kind: UnitKind) => (kind === 'stretch' ? sql`stretch_id` : sql`cell_id`)

/** The condition that an idea `i` counts and passes the filter. */
export const isCounted = (sql: Sql, { theme, status, channel, since, until }: HotspotFilter): Fragment => sql`
  i.visibility = 'public' and not i.example and i.duplicate_of is null
  ${theme ? sql`and i.theme = any(${theme}::idea_theme[])` : sql``}
  ${status ? sql`and i.status = any(${status}::idea_status[])` : sql``}
  ${channel ? sql`and i.channel = any(${channel}::idea_channel[])` : sql``}
  ${since ? sql`and i.created_on >= ${since}::date` : sql``}
  ${until ? sql`and i.created_on <= ${until}::date` : sql``}`

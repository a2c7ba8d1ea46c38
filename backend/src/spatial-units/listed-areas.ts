import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { AreaKind } from '../contract/place.ts'
import { Problem } from '../http/problem.ts'
import { inReach, type Staff } from '../http/staff.ts'

export type ListedArea = { id: number; slug: string; name: string; kind: AreaKind }

/**
 * The condition that an area `a` is a kern or neighbourhood of now to which somebody's roles reach; a neighbourhood is
 * in reach where the kern that it lies in is.
 */
export const isListed = (sql: Sql | TransactionSql, staff: Pick<Staff, 'areaIds'>): Fragment => sql`
  a.kind in ('kern', 'neighbourhood') and (a.valid_to is null or a.valid_to > current_date)
  and ${inReach(sql, staff, sql`case when a.kind = 'kern' then a.id else a.parent_id end`)}`

/** The kern or neighbourhood of a slug; not-found where there is none or roles do not reach. */
export async function findListedArea(
  sql: Sql | TransactionSql,
  staff: Pick<Staff, 'areaIds'>,
  slug: string,
): Promise<ListedArea> {
  const [area] = await sql<[ListedArea?]>`
    select a.id, a.slug, a.name, a.kind from areas a where a.slug = ${slug} and ${isListed(sql, staff)}`
  if (!area) throw new Problem('not-found')
  return area
}

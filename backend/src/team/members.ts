import type { Sql, TransactionSql } from 'postgres'
import type { Member } from '../contract/team.ts'
import { Problem } from '../http/problem.ts'

/** What the log keeps of somebody's rights. */
export const rightsOf = ({ name, roles, areas, isDisabled }: Member) => ({
  name,
  roles,
  areas: areas?.map(({ slug }) => slug) ?? null,
  isDisabled,
})

/** The ids of kernen; throws `validation` when one of the names is of none. */
export async function idsOf(sql: TransactionSql, slugs: readonly string[]): Promise<number[]> {
  const found = await sql<{ id: number }[]>`
    select id from areas where slug = any(${slugs as string[]}) and kind = 'kern'`
  if (found.length === new Set(slugs).size) return found.map(({ id }) => id)
  throw new Problem('validation', { errors: [{ path: 'areas', code: 'unknown', message: 'names no kern' }] })
}

type Row = Omit<Member, 'visitedAt'> & { visitedAt: Date | null }

/** Everybody who works here by name, or one of them. */
export async function membersOf(sql: Sql | TransactionSql, id: number | null = null): Promise<Member[]> {
  const rows = await sql<Row[]>`
    select f.id, f.name, f.email, f.roles::text[] as roles, f.disabled_at is not null as is_disabled, f.visited_at,
      case when f.area_ids is not null then (
        select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]')
        from areas a where a.id = any(f.area_ids)) end as areas
    from staff f where ${id}::int is null or f.id = ${id} order by f.name, f.id`
  return rows.map((row) => ({ ...row, visitedAt: row.visitedAt?.toISOString() ?? null }))
}

/** One of them; throws `not-found`. */
export async function memberOf(sql: Sql | TransactionSql, id: number): Promise<Member> {
  const [found] = await membersOf(sql, id)
  if (!found) throw new Problem('not-found')
  return found
}

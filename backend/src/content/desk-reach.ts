import type { Fragment, Sql, TransactionSql } from 'postgres'
import { Problem } from '../http/problem.ts'
import type { Staff } from '../http/staff.ts'

/** The condition that one of some areas is a kern to which somebody's roles reach, or lies in one. */
export const isInReach = (sql: Sql | TransactionSql, { areaIds }: Staff, ids: Fragment): Fragment =>
  areaIds === null
    ? sql`true`
    : sql`exists (select from areas reached where reached.id = any(${ids})
        and case when reached.kind = 'kern' then reached.id else reached.parent_id end = any(${areaIds}::int[]))`

/** What is said of content that somebody would put where they do not work. */
export const outsideReach = (path: string) =>
  new Problem('validation', { errors: [{ path, code: 'reach', message: 'lies outside the kernen that you work for' }] })

import type { TransactionSql } from 'postgres'
import { Problem } from '../http/problem.ts'
import { inReach, type Staff } from '../http/staff.ts'

/**
 * Makes an idea the duplicate of another. Who supported it supports the other from now on, once; what was a duplicate of
 * it becomes one of the other too. Throws `not-found`, `already-duplicate` when the other is one itself, or `validation`
 * when it is an example and this is not.
 */
export async function mergeInto(sql: TransactionSql, staff: Staff, id: number, target: number): Promise<void> {
  const [into] = await sql<[{ duplicateOf: number | null; isWrongKind: boolean }?]>`
    select i.duplicate_of, i.example and not (select example from ideas where id = ${id}) as is_wrong_kind from ideas i
    where i.id = ${target} and i.visibility = 'public' and ${inReach(sql, staff, sql`i.kern_id`)} for update`
  if (!into || id === target) throw new Problem('not-found')
  if (into.duplicateOf !== null) throw new Problem('already-duplicate')
  if (into.isWrongKind) {
    const message = 'is an example: nobody supports it, and it goes'
    throw new Problem('validation', { errors: [{ path: 'of', code: 'example', message }] })
  }
  const moved = await sql<{ id: number }[]>`
    update ideas set duplicate_of = ${target} where id = ${id} or duplicate_of = ${id} returning id`
  // What was carried to the one that is no main idea any more goes on to the new one, from where it came.
  await sql`delete from supports where idea_id = ${id} and carried_from is not null`
  await carrySupports(
    sql,
    moved.map((row) => row.id),
    target,
  )
  await countSupports(sql, [id, target])
}

/** Takes a duplicate apart from its main idea again; each keeps its own supporters. */
export async function separate(sql: TransactionSql, id: number, target: number): Promise<void> {
  await sql`update ideas set duplicate_of = null where id = ${id}`
  await sql`delete from supports where idea_id = ${target} and carried_from = ${id}`
  // Somebody who supported two duplicates was carried once, from the first of them.
  const left = await sql<{ id: number }[]>`select id from ideas where duplicate_of = ${target}`
  await carrySupports(
    sql,
    left.map((row) => row.id),
    target,
  )
  await countSupports(sql, [id, target])
}

async function carrySupports(sql: TransactionSql, from: number[], target: number) {
  await sql`
    insert into supports (idea_id, voter_key, created_at, carried_from)
    select ${target}, voter_key, created_at, idea_id from supports
    where idea_id = any(${from}) and carried_from is null order by idea_id
    on conflict do nothing`
}

const countSupports = (sql: TransactionSql, ids: number[]) => sql`
  update ideas i set support_count = (select count(*) from supports s where s.idea_id = i.id) where i.id = any(${ids})`

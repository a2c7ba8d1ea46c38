import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { TransactionSql } from 'postgres'
import type { AppContext } from './context.ts'
import { Problem } from './problem.ts'

/**
 * Does a write at most once per `Idempotency-Key` and route, for 24 hours: the answer is stored in the write's own
 * transaction and given again for the identical body. Throws `idempotency-mismatch` for another body under the same
 * key and `still-running` while the first one runs. Without a key it just writes. `ideaOf` names the idea that the answer
 * tells of, so that it goes when the idea is withdrawn.
 */
export async function answeredOnce<T>(
  c: Context,
  { sql, secrets }: Pick<AppContext, 'sql' | 'secrets'>,
  body: unknown,
  write: (transaction: TransactionSql) => Promise<T>,
  ideaOf: (answer: T) => number | null = () => null,
): Promise<T> {
  const key = c.req.header('idempotency-key')
  if (!key) return (await sql.begin(write)) as T
  const route = `${c.req.method} ${c.req.path}`
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest()
  return (await sql.begin(async (transaction) => {
    // Two statements, so that the second sees what was committed before the lock was had; sent together.
    const [[lock], [before]] = await Promise.all([
      transaction<[{ free: boolean }]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`${route} ${key}`}, 0)) as free`,
      transaction<{ same: boolean; response: Buffer }[]>`
        select request_hash = ${requestHash} as same, response from idempotency_keys
        where route = ${route} and key = ${key} and created_at > now() - interval '24 hours'`,
    ])
    if (!lock.free) throw new Problem('still-running')
    if (before && !before.same) throw new Problem('idempotency-mismatch')
    if (before) return JSON.parse(secrets.decrypt(before.response)) as T
    const response = await write(transaction)
    await transaction`
      insert into idempotency_keys (route, key, request_hash, response, idea_id)
      values (${route}, ${key}, ${requestHash}, ${secrets.encrypt(JSON.stringify(response))}, ${ideaOf(response)})
      on conflict (route, key) do update set request_hash = excluded.request_hash, response = excluded.response,
        idea_id = excluded.idea_id, created_at = now()`
    return response
  })) as T
}

import type { AppContext } from '../http/context.ts'

const INTERVAL_MS = 3_600_000

/**
 * Removes what has no reason to stay: photos that nobody sent along within a day or that were withdrawn, with their
 * files, and answers to repeated requests after a day. Gives the number of photos.
 */
export async function cleanUp({ sql, files }: Pick<AppContext, 'sql' | 'files'>): Promise<number> {
  // Claimed first, so that nobody can send one along any more.
  await sql`
    update photos set visibility = 'withdrawn' where idea_id is null and created_at < now() - interval '1 day'`
  const photos = await sql<{ id: string }[]>`select id from photos where visibility = 'withdrawn'`
  // Files first: a row without its file is tried again, a file without its row would stay for ever.
  for (const { id } of photos) await files.remove(`${id}.webp`)
  await sql`delete from photos where id = any(${photos.map(({ id }) => id)})`
  // Who did not confirm an address within two days is not asked again; the idea stays.
  await sql`delete from idea_replies r
    where r.kind = 'email' and r.confirmed_at is null and r.created_at < now() - interval '48 hours'`
  await sql`delete from one_time_links where expires_at < now() - interval '1 day'`
  await sql`delete from mails where sent_at < now() - interval '30 days' or created_at < now() - interval '90 days'`
  await sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`
  return photos.length
}

/** Cleans up now and every hour; gives the way to stop. */
export function startHousekeeping(context: Pick<AppContext, 'sql' | 'files' | 'log'>): () => void {
  const run = () =>
    cleanUp(context).catch((error: unknown) => context.log.warn({ err: error }, 'cleaning up waits for the database'))
  void run()
  const timer = setInterval(run, INTERVAL_MS)
  return () => clearInterval(timer)
}

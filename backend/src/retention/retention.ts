import type { Fragment, Sql } from 'postgres'
import { RETENTION, type RetentionCategory, type RetentionRule } from '../contract/retention.ts'
import type { AppContext } from '../http/context.ts'

const INTERVAL_MS = 3_600_000

type Context = Pick<AppContext, 'sql' | 'files'>
type Outcome = { category: RetentionCategory; action: RetentionRule['action']; count: number }

/** Per category the rows whose term began before a moment. */
const ROWS: Record<RetentionCategory, { table: string; due: (sql: Sql, before: Fragment) => Fragment }> = {
  'unsent-photos': {
    table: 'photos',
    due: (sql, before) => sql`idea_id is null and visibility = 'public' and created_at < ${before}`,
  },
  'withdrawn-photos': { table: 'photos', due: (sql) => sql`visibility = 'withdrawn'` },
  'unconfirmed-addresses': {
    table: 'idea_replies',
    due: (sql, before) => sql`kind = 'email' and confirmed_at is null and created_at < ${before}`,
  },
  'idea-contact': {
    table: 'idea_replies',
    // A call or a letter still waits for it, but no longer than such a task is kept itself, which is as long.
    due: (sql, before) => sql`created_at < ${before} and ${isOver(sql, sql`idea_replies.idea_id`, before)}
      and not exists (select from tasks k
        where k.idea_id = idea_replies.idea_id and k.done_at is null and k.created_at >= ${before})`,
  },
  'unconfirmed-followers': {
    table: 'idea_followers',
    due: (sql, before) => sql`confirmed_at is null and asked_at < ${before}`,
  },
  'idea-followers': {
    table: 'idea_followers',
    due: (sql, before) => sql`confirmed_at < ${before} and ${isOver(sql, sql`idea_followers.idea_id`, before)}`,
  },
  'consultation-contact': {
    table: 'consultation_replies',
    due: (sql, before) => sql`exists (
      select 1 from consultation_answers a join consultations c on c.id = a.consultation_id
      where a.id = consultation_replies.answer_id and greatest(c.closes_at, a.created_at) < ${before})`,
  },
  'open-reports': { table: 'reports', due: (sql, before) => sql`decided_at is null and created_at < ${before}` },
  reports: { table: 'reports', due: (sql, before) => sql`decided_at < ${before}` },
  'contact-messages': { table: 'contact_messages', due: (sql, before) => sql`created_at < ${before}` },
  'idea-names': {
    table: 'ideas',
    due: (sql, before) => sql`author_name is not null and not example and created_at < ${before}
      and ${isOver(sql, sql`ideas.id`, before)}`,
  },
  'comment-names': {
    table: 'comments',
    due: (sql, before) => sql`author_name is not null and not example and created_at < ${before}`,
  },
  'sent-mails': { table: 'mails', due: (sql, before) => sql`sent_at < ${before}` },
  'unsent-mails': { table: 'mails', due: (sql, before) => sql`sent_at is null and created_at < ${before}` },
  'done-tasks': { table: 'tasks', due: (sql, before) => sql`done_at < ${before}` },
  'open-tasks': { table: 'tasks', due: (sql, before) => sql`done_at is null and created_at < ${before}` },
  'former-places': { table: 'idea_former_places', due: (sql, before) => sql`moved_at < ${before}` },
  links: { table: 'one_time_links', due: (sql, before) => sql`expires_at < ${before}` },
  'repeated-requests': { table: 'idempotency_keys', due: (sql, before) => sql`created_at < ${before}` },
  'used-proofs': { table: 'used_proofs', due: (sql, before) => sql`created_at < ${before}` },
  'staff-sessions': { table: 'staff_sessions', due: (sql, before) => sql`coalesce(ended_at, used_at) < ${before}` },
}

/**
 * Whether before a moment an idea came to its end, or the one that it is a duplicate of: by an answer that ended it, or
 * since nobody sees it any more.
 */
const isOver = (sql: Sql, ideaId: Fragment, before: Fragment) => sql`exists (
  select from ideas own join ideas main on main.id = coalesce(own.duplicate_of, own.id)
  where own.id = ${ideaId} and (own.unseen_since < ${before} or main.unseen_since < ${before}
    or ${isEnded(sql, sql`main.id`, before)}))`

/** Whether the newest answer on an idea ended it, and was given before a moment. */
const isEnded = (sql: Sql, ideaId: Fragment, before: Fragment) => sql`(
  select u.status in ('done', 'not-retained', 'passed-on') and u.created_at < ${before}
  from idea_updates u where u.idea_id = ${ideaId} order by u.id desc limit 1)`

/**
 * Does what `RETENTION` says, as it would be at `now`, and gives per category how many rows it met. A dry run only
 * counts.
 */
export async function retain(
  { sql, files }: Context,
  { now = new Date(), dryRun = false }: { now?: Date; dryRun?: boolean } = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { category, term, action } of RETENTION) {
    const { table, due } = ROWS[category]
    const where = due(sql, sql`${now}::timestamptz - make_interval(hours => ${hoursOf(term)}::integer)`)
    const count = dryRun ? await countRows(sql, table, where) : await act({ sql, files }, { table, action, where })
    outcomes.push({ category, action, count })
  }
  return outcomes
}

const hoursOf = (term: RetentionRule['term']) => ('hours' in term ? term.hours : term.days * 24)

async function countRows(sql: Sql, table: string, where: Fragment): Promise<number> {
  const [{ count }] = await sql<
    [{ count: number }]
  >`select count(*)::integer as count from ${sql(table)} where ${where}`
  return count
}

async function act(
  { sql, files }: Context,
  { table, action, where }: { table: string; action: RetentionRule['action']; where: Fragment },
): Promise<number> {
  if (action === 'anonymise') return (await sql`update ${sql(table)} set author_name = null where ${where}`).count
  if (table === 'photos') return removePhotos({ sql, files }, where)
  return (await sql`delete from ${sql(table)} where ${where}`).count
}

async function removePhotos({ sql, files }: Context, where: Fragment): Promise<number> {
  // Claimed first, so that nobody can send one along any more.
  const photos = await sql<{ id: string }[]>`update photos set visibility = 'withdrawn' where ${where} returning id`
  // Files first: a row without its file is tried again, a file without its row would stay for ever.
  for (const { id } of photos) await files.remove(`${id}.webp`)
  await sql`delete from photos where id = any(${photos.map(({ id }) => id)})`
  return photos.length
}

/** Keeps to the terms now and every hour; gives the way to stop. */
export function startRetention(context: Pick<AppContext, 'sql' | 'files' | 'log'>): () => void {
  const run = async () => {
    try {
      const done = (await retain(context)).filter(({ count }) => count > 0)
      if (done.length > 0) context.log.info({ done }, 'terms of keeping carried out')
    } catch (error) {
      context.log.warn({ err: error }, 'the terms of keeping wait for the database')
    }
  }
  void run()
  const timer = setInterval(run, INTERVAL_MS)
  return () => clearInterval(timer)
}

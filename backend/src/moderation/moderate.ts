import type { Sql, TransactionSql } from 'postgres'
import type { IdeaStatus } from '../contract/ideas.ts'
import { audit } from '../database/audit.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import type { MailContext } from '../mail/tell-author.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { StartError } from '../start-error.ts'

/** What staff can do until they have their desk; every act has a reason and is logged. */
export type Act =
  | { action: 'hide' | 'restore'; what: 'idea'; id: number; reason: string }
  | { action: 'hide' | 'restore'; what: 'comment'; id: number; reason: string }
  | { action: 'hide' | 'restore'; what: 'photo'; id: string; reason: string }
  | { action: 'answer'; what: 'idea'; id: number; status: IdeaStatus; reason: string }

type State = { ideaId: number; visibility: string; status?: IdeaStatus }

/**
 * Does an act and writes it in the log with what was before and after. An answer is public; why something was hidden is
 * for staff. Throws a StartError when the thing is not there or the act does not fit its state.
 */
export async function moderate(sql: TransactionSql, context: MailContext, act: Act, by: string): Promise<void> {
  const before = await stateOf(sql, act)
  if (before.visibility === 'withdrawn') throw new StartError(`The ${act.what} ${act.id} was withdrawn by its author.`)
  const after: State =
    act.action === 'answer'
      ? { ...before, status: act.status }
      : { ...before, visibility: act.action === 'hide' ? 'hidden' : 'public' }
  if (act.action !== 'answer' && after.visibility === before.visibility) {
    throw new StartError(`The ${act.what} ${act.id} is ${before.visibility} already.`)
  }
  await change(sql, context, act, after)
  await audit(
    sql,
    { id: null, name: by },
    {
      action: act.action === 'answer' ? 'answer idea' : `${act.action} ${act.what}`,
      subject: { kind: 'idea', id: before.ideaId },
      reason: act.reason,
      before,
      after,
    },
  )
}

async function stateOf(sql: TransactionSql, { what, id }: Act): Promise<State> {
  const [found] =
    what === 'idea'
      ? await sql<[State?]>`select id as idea_id, visibility, status from ideas where id = ${id} for update`
      : what === 'comment'
        ? await sql<[State?]>`select idea_id, visibility from comments where id = ${id} for update`
        : await sql<
            [State?]
          >`select idea_id, visibility from photos where id = ${id} and idea_id is not null for update`
  if (!found) throw new StartError(`There is no ${what} ${id}.`)
  return found
}

// A change to what hangs on an idea touches the idea too: that is what the change feed tells the open pages.
async function change(sql: TransactionSql, context: MailContext, act: Act, { ideaId, visibility, status }: State) {
  if (act.action === 'answer') {
    await writeUpdate(sql, context, { ideaId: act.id, status: act.status, reason: act.reason })
  } else if (act.what === 'idea') {
    await sql`update ideas set visibility = ${visibility}, status = ${status ?? 'received'} where id = ${act.id}`
  } else {
    await sql`update ${sql(`${act.what}s`)} set visibility = ${visibility} where id = ${act.id}`
    await sql`update ideas set comment_count =
      (select count(*) from comments c where c.idea_id = ${ideaId} and c.visibility = 'public') where id = ${ideaId}`
  }
}

/** What staff need to answer an idea: its text, how the author wants to hear back, and what hangs on it. Logged. */
export async function showIdea(sql: TransactionSql, secrets: Secrets, id: number, by: string): Promise<string> {
  const [idea] = await sql<
    { title: string; body: string; status: string; visibility: string; encrypted: Buffer | null }[]
  >`
    select title, body, status, visibility, encrypted from ideas left join idea_replies on idea_id = id where id = ${id}`
  if (!idea) throw new StartError(`There is no idea ${id}.`)
  const comments = await sql<{ id: number; visibility: string; body: string }[]>`
    select id, visibility, body from comments where idea_id = ${id} order by id`
  const photos = await sql<
    { id: string; visibility: string }[]
  >`select id, visibility from photos where idea_id = ${id}`
  await audit(sql, { id: null, name: by }, { action: 'show idea', subject: { kind: 'idea', id } })
  return [
    `${id} (${idea.status}, ${idea.visibility}): ${idea.title}`,
    idea.body,
    idea.encrypted ? `Answer to: ${secrets.decrypt(idea.encrypted)}` : 'The author looks on the site.',
    ...comments.map((comment) => `Comment ${comment.id} (${comment.visibility}): ${comment.body}`),
    ...photos.map((photo) => `Photo ${photo.id} (${photo.visibility})`),
  ].join('\n')
}

/** The messages of the contact form, oldest first. */
export async function showMessages(sql: Sql, secrets: Secrets): Promise<string> {
  const messages = await sql<{ id: number; createdAt: Date; encrypted: Buffer }[]>`
    select id, created_at, encrypted from contact_messages order by id`
  return messages
    .map(({ id, createdAt, encrypted }) => `${id}, ${createdAt.toISOString()}: ${secrets.decrypt(encrypted)}`)
    .join('\n')
}

import type { TransactionSql } from 'postgres'
import type { IdeaStatus } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { text } from '../text/text.ts'
import { makeLink } from './one-time-links.ts'
import { publicUrl } from './public-url.ts'
import { queueMail } from './queue-mail.ts'
import { type MailContext, signature } from './tell-author.ts'

/** How many ideas an address can be asked about before it answered one: a form must not fill a stranger's mailbox. */
const MOST_UNANSWERED = 5

/**
 * Takes down that an address wants to follow an idea. What comes of it is decided later, so that an answer takes as long
 * whether or not the address is known.
 */
export async function queueFollow(
  sql: TransactionSql,
  { jobs, secrets }: MailContext,
  { ideaId, email }: { ideaId: number; email: string },
): Promise<void> {
  await jobs.queue(sql, 'follow', { ideaId: String(ideaId), sealed: secrets.encrypt(email).toString('base64') })
}

/**
 * Asks addresses whether they want to follow an idea, as they come in. Who follows it already, was asked before (and did
 * not answer for 48 hours, when the question is gone) or left other questions unanswered is not asked.
 */
export async function startFollowMails(context: MailContext & Pick<AppContext, 'sql'>): Promise<void> {
  const { jobs, secrets, sql } = context
  await jobs.work('follow', async ({ ideaId, sealed = '' }) => {
    const email = secrets.decrypt(Buffer.from(sealed, 'base64'))
    await sql.begin((transaction) => askFollower(transaction, context, { ideaId: Number(ideaId), email }))
  })
}

async function askFollower(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, email }: { ideaId: number; email: string },
): Promise<void> {
  const { keyedHash, encrypt } = context.secrets
  const hash = keyedHash(email.toLowerCase())
  const [asked] = await sql<[{ id: number }?]>`
    insert into idea_followers (idea_id, encrypted, address_hash)
    select i.id, ${encrypt(email)}, ${hash} from ideas i
    where i.id = ${ideaId} and i.visibility = 'public' and (
      select count(*) from idea_followers where address_hash = ${hash} and confirmed_at is null) < ${MOST_UNANSWERED}
    on conflict on constraint idea_followers_once do nothing
    returning id`
  if (!asked) return
  // Nothing that somebody wrote: it goes to an address of which nobody knows yet whose it is.
  await queueMail(sql, context, {
    kind: 'confirm',
    to: email,
    subject: text('mail.follow.subject', { number: String(ideaId) }),
    text: text('mail.follow.text', {
      number: String(ideaId),
      page: publicUrl(context, `/idee/${ideaId}`),
      link: publicUrl(context, `/mail/${await makeLink(sql, 'confirm-follow', asked.id)}`),
      ...signature(context),
    }),
    ideaId,
  })
}

type Follower = { id: number; ideaId: number; title: string; encrypted: Buffer }

/**
 * Mails who follows an idea, or a duplicate of it, what everyone reads from now on; each address once, and not those
 * that were told as its author. What is hidden has no news for others.
 */
export async function tellFollowers(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, status, reason, told }: { ideaId: number; status: IdeaStatus; reason: string; told: ReadonlySet<string> },
): Promise<void> {
  const followers = await sql<Follower[]>`
    select distinct on (f.address_hash) f.id, f.idea_id, i.title, f.encrypted
    from idea_followers f join ideas i on i.id = f.idea_id
    where (i.id = ${ideaId} or i.duplicate_of = ${ideaId}) and i.visibility = 'public' and f.confirmed_at is not null
    order by f.address_hash, f.id`
  for (const follower of followers) {
    const to = context.secrets.decrypt(follower.encrypted)
    if (told.has(to.toLowerCase())) continue
    const stop = publicUrl(context, `/mail/${await makeLink(sql, 'stop-follow', follower.id)}`)
    const words = { title: follower.title, number: String(follower.ideaId), status: text(`status.${status}`) }
    await queueMail(sql, context, {
      kind: 'update',
      to,
      subject: text('mail.followed.subject', words),
      text: text('mail.followed.text', {
        ...words,
        reason,
        page: publicUrl(context, `/idee/${ideaId}`),
        stop,
        ...signature(context),
      }),
      ideaId: follower.ideaId,
      stopUrl: stop,
    })
  }
}

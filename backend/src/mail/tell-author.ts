import type { TransactionSql } from 'postgres'
import type { IdeaStatus, Reply } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { text } from '../text/text.ts'
import { makeLink } from './one-time-links.ts'
import { publicUrl } from './public-url.ts'
import { queueMail } from './queue-mail.ts'

export type MailContext = Pick<AppContext, 'secrets' | 'jobs' | 'environment'>

/**
 * Asks whoever left a mail address with an idea whether it is theirs; until they say so nothing else is mailed there, and
 * nothing that somebody wrote.
 */
export async function askToConfirm(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, email }: { ideaId: number; email: string },
): Promise<void> {
  const number = String(ideaId)
  const link = publicUrl(context, `/mail/${await makeLink(sql, 'confirm-reply', ideaId)}`)
  await queueMail(sql, context, {
    kind: 'confirm',
    to: email,
    subject: text('mail.confirm.subject', { number }),
    text: text('mail.confirm.text', { number, link, ...signature(context) }),
    ideaId,
  })
}

type Update = { ideaId: number; status: IdeaStatus; reason: string }
type Author = { id: number; title: string; kind: string; encrypted: Buffer; confirmedAt: Date | null }

/**
 * Tells the author of an idea, and those of its duplicates, what everyone reads from now on, in the transaction that
 * writes it: by mail to a confirmed address, else as a call or a letter for staff. Who left nothing, or did not confirm,
 * is told by the page. Gives the addresses that are mailed, in lower case.
 */
export async function tellAuthor(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, status, reason }: Update,
): Promise<Set<string>> {
  const mailed = new Set<string>()
  const authors = await sql<Author[]>`
    select i.id, i.title, r.kind, r.encrypted, r.confirmed_at from ideas i join idea_replies r on r.idea_id = i.id
    where (i.id = ${ideaId} or i.duplicate_of = ${ideaId}) and not i.example order by i.id`
  for (const author of authors) {
    const told = { title: author.title, reason, number: String(author.id), status: text(`status.${status}`) }
    const page = publicUrl(context, `/idee/${ideaId}`)
    const to = await tell(sql, context, author, {
      kind: 'update',
      subject: text('mail.update.subject', told),
      task: text('task.update', told),
      mail: (stop) => text('mail.update.text', { ...told, page, stop, ...signature(context) }),
    })
    if (to) mailed.add(to.toLowerCase())
  }
  return mailed
}

/** Asks the author of an idea something; throws `no-reply-address` when there is no way to reach them. */
export async function askAuthor(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, question }: { ideaId: number; question: string },
): Promise<void> {
  const [author] = await sql<[Author?]>`
    select i.id, i.title, r.kind, r.encrypted, r.confirmed_at from ideas i join idea_replies r on r.idea_id = i.id
    where i.id = ${ideaId} and (r.kind <> 'email' or r.confirmed_at is not null)`
  if (!author) throw new Problem('no-reply-address')
  const asked = { title: author.title, question, number: String(ideaId) }
  await tell(sql, context, author, {
    kind: 'question',
    subject: text('mail.question.subject', asked),
    task: text('task.question', asked),
    mail: (stop) => text('mail.question.text', { ...asked, stop, ...signature(context) }),
  })
}

/** Tells the author of an idea that was held whether everyone sees it now. */
export async function tellModerated(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, isHidden }: { ideaId: number; isHidden: boolean },
): Promise<void> {
  const [author] = await sql<[Author?]>`
    select i.id, i.title, r.kind, r.encrypted, r.confirmed_at from ideas i join idea_replies r on r.idea_id = i.id
    where i.id = ${ideaId}`
  if (!author) return
  const told = { title: author.title, number: String(ideaId) }
  const page = publicUrl(context, `/idee/${ideaId}`)
  const outcome = isHidden ? 'refused' : 'published'
  await tell(sql, context, author, {
    kind: 'moderation',
    subject: text(`mail.${outcome}.subject`, told),
    task: text(`task.${outcome}`, told),
    mail: (stop) => text(`mail.${outcome}.text`, { ...told, page, stop, ...signature(context) }),
  })
}

type Message = {
  kind: 'update' | 'question' | 'moderation'
  subject: string
  task: string
  mail: (stopUrl: string) => string
}

/** Gives the address that is mailed, or null. */
async function tell(
  sql: TransactionSql,
  context: MailContext,
  { id, kind, encrypted, confirmedAt }: Author,
  message: Message,
): Promise<string | null> {
  if (kind !== 'email') {
    const task = kind === 'phone' ? 'call-back' : 'letter'
    await sql`insert into tasks (kind, idea_id, body) values (${task}, ${id}, ${message.task})`
    return null
  }
  if (!confirmedAt) return null
  const reply = JSON.parse(context.secrets.decrypt(encrypted)) as Extract<Reply, { email: string }>
  const stopUrl = publicUrl(context, `/mail/${await makeLink(sql, 'stop-mails', id)}`)
  await queueMail(sql, context, {
    kind: message.kind,
    to: reply.email,
    subject: message.subject,
    text: message.mail(stopUrl),
    ideaId: id,
    stopUrl,
  })
  return reply.email
}

/** Who writes a mail and where to call, under every one. */
export const signature = ({ environment }: MailContext) => ({
  site: environment.SERVICE_NAME,
  phone: environment.SERVICE_PHONE,
})

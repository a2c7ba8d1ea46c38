import type { TransactionSql } from 'postgres'
import type { IdeaStatus, Reply } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { text } from '../text/text.ts'
import { makeLink } from './one-time-links.ts'
import { publicUrl } from './public-url.ts'
import { queueMail } from './queue-mail.ts'

export type MailContext = Pick<AppContext, 'secrets' | 'jobs' | 'environment'>

/** Asks whoever left a mail address with an idea whether it is theirs; until they say so nothing else is mailed there. */
export async function askToConfirm(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, title, email }: { ideaId: number; title: string; email: string },
): Promise<void> {
  const { SERVICE_NAME: site, SERVICE_PHONE: phone } = context.environment
  const link = publicUrl(context, `/mail/${await makeLink(sql, 'confirm-reply', ideaId)}`)
  await queueMail(sql, context, {
    kind: 'confirm',
    to: email,
    subject: text('mail.confirm.subject', { number: String(ideaId) }),
    text: text('mail.confirm.text', { site, phone, title, link }),
    ideaId,
  })
}

type Update = { ideaId: number; status: IdeaStatus; reason: string }
type Author = { title: string; kind: string; encrypted: Buffer; confirmedAt: Date | null }

/**
 * Tells the author of an idea what everyone reads from now on, in the transaction that writes it: by mail to a confirmed
 * address, else as a call or a letter for staff. Who left nothing, or did not confirm, is told by the page.
 */
export async function tellAuthor(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, status, reason }: Update,
): Promise<void> {
  const [author] = await sql<[Author?]>`
    select i.title, r.kind, r.encrypted, r.confirmed_at
    from ideas i join idea_replies r on r.idea_id = i.id where i.id = ${ideaId} and not i.example`
  if (!author) return
  const { title } = author
  const told = { title, reason, number: String(ideaId), status: text(`status.${status}`) }
  if (author.kind !== 'email') {
    const kind = author.kind === 'phone' ? 'call-back' : 'letter'
    await sql`insert into tasks (kind, idea_id, body) values (${kind}, ${ideaId}, ${text('task.update', told)})`
    return
  }
  if (!author.confirmedAt) return
  const { SERVICE_NAME: site, SERVICE_PHONE: phone } = context.environment
  const reply = JSON.parse(context.secrets.decrypt(author.encrypted)) as Extract<Reply, { email: string }>
  const stop = publicUrl(context, `/mail/${await makeLink(sql, 'stop-mails', ideaId)}`)
  await queueMail(sql, context, {
    kind: 'update',
    to: reply.email,
    subject: text('mail.update.subject', told),
    text: text('mail.update.text', { ...told, page: publicUrl(context, `/idee/${ideaId}`), stop, site, phone }),
    ideaId,
    stopUrl: stop,
  })
}

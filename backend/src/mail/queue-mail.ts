import type { TransactionSql } from 'postgres'
import type { AppContext } from '../http/context.ts'

/** A mail in plain text; a line that is an address becomes a link in its HTML. */
export type NewMail = {
  kind: 'sign-in' | 'invitation' | 'confirm' | 'update' | 'question' | 'moderation' | 'report'
  to: string
  subject: string
  text: string
  ideaId?: number
  /** Where the reader can stop these mails, with one click of the mail program (RFC 8058). */
  stopUrl?: string
}

/** What of a mail is kept encrypted. */
export type SealedMail = Pick<NewMail, 'to' | 'text' | 'stopUrl'>

/**
 * Keeps a mail in the transaction of what it tells, and queues it to be sent. Where no mail server is configured it
 * stays in the mailbox of the desk.
 */
export async function queueMail(
  sql: TransactionSql,
  { secrets, jobs, environment }: Pick<AppContext, 'secrets' | 'jobs' | 'environment'>,
  { kind, to, subject, text, ideaId, stopUrl }: NewMail,
): Promise<void> {
  const sealed: SealedMail = { to, text, ...(stopUrl && { stopUrl }) }
  const [{ id }] = await sql<[{ id: string }]>`
    insert into mails (kind, idea_id, subject, encrypted)
    values (${kind}, ${ideaId ?? null}, ${subject}, ${secrets.encrypt(JSON.stringify(sealed))}) returning id`
  if (environment.SMTP_URL) await jobs.queue(sql, 'mail', { id })
}

import { createTransport } from 'nodemailer'
import type { MailFault } from '../contract/mailbox.ts'
import type { AppContext } from '../http/context.ts'
import type { SealedMail } from './queue-mail.ts'

const MOST_FAILURES = 8
const CONNECT_MS = 10_000
const SOCKET_MS = 20_000

type Row = { id: string; subject: string; encrypted: Buffer }

/**
 * Sends the mails that are queued, each under the Message-ID that its row has for ever. A mail that could not be sent is
 * tried again later, eight times; then staff sees it among those that were given up.
 */
export async function startMailing({
  sql,
  jobs,
  secrets,
  environment,
}: Pick<AppContext, 'sql' | 'jobs' | 'secrets' | 'environment'>): Promise<void> {
  const { SMTP_URL, MAIL_FROM, PUBLIC_URL, SERVICE_NAME } = environment
  if (!SMTP_URL) return
  const transport = createTransport(SMTP_URL, {})
  Object.assign(transport.options, { connectionTimeout: CONNECT_MS, socketTimeout: SOCKET_MS })
  const host = new URL(PUBLIC_URL ?? 'http://wijkwerk.invalid').hostname
  await jobs.work('mail', async ({ id }) => {
    const [mail] = await sql<[Row?]>`
      select id, subject, encrypted from mails where id = ${id ?? null} and sent_at is null and given_up_at is null`
    if (!mail) return
    const { to, text, stopUrl } = JSON.parse(secrets.decrypt(mail.encrypted)) as SealedMail
    try {
      await transport.sendMail({
        messageId: `<${mail.id}@${host}>`,
        from: { name: SERVICE_NAME, address: MAIL_FROM ?? `noreply@${host}` },
        to,
        subject: mail.subject,
        text,
        html: toHtml(text),
        ...(stopUrl && {
          headers: { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
        }),
      })
    } catch (error) {
      await sql`
        update mails set failures = failures + 1, last_error = ${sql.json(faultOf(error))},
          given_up_at = case when failures + 1 >= ${MOST_FAILURES} then now() end
        where id = ${mail.id}`
      // Without its cause: a job that failed keeps what it threw.
      throw new Error('the mail could not be sent')
    }
    await sql`update mails set sent_at = now() where id = ${mail.id}`
  })
}

const NO_CONNECTION = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EPROXY'])
const NO_SIGN_IN = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2'])

/** What an error of nodemailer is about, without a word of the server. */
function faultOf(error: unknown): MailFault {
  const { code = '', command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  const kindOf = (): MailFault['kind'] => {
    if (NO_SIGN_IN.has(code)) return 'sign-in'
    if (responseCode) return responseCode < 500 ? 'later' : command === 'RCPT TO' ? 'address' : 'refused'
    if (NO_CONNECTION.has(code)) return 'unreachable'
    return code === 'EENVELOPE' ? 'address' : 'other'
  }
  return { kind: kindOf(), code: responseCode || null }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)

const toHtml = (text: string) =>
  `<!doctype html><html lang="nl-BE"><body>${text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineToHtml).join('<br>')}</p>`)
    .join('')}</body></html>`

const lineToHtml = (line: string) => {
  const escaped = escapeHtml(line)
  return /^https?:\/\/\S+$/.test(line) ? `<a href="${escaped}">${escaped}</a>` : escaped
}

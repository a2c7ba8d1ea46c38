import type { Sql, TransactionSql } from 'postgres'
import { mailbox as contract, type MailboxItem } from '../contract/mailbox.ts'
import { isAllowed } from '../contract/roles.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { answer, createRoute, createRouter, deskProblems, z } from '../http/router.ts'
import { forStaff, inReach, type Staff, staffOf } from '../http/staff.ts'
import type { SealedMail } from '../mail/queue-mail.ts'

const MOST = 100

const list = createRoute({
  method: 'get',
  path: '/desk/mailbox',
  summary: 'Mails of the last days: waiting, sent, given up. Without a mail server also what they say',
  ...forStaff('mail.read'),
  responses: { 200: answer(contract, 'The newest first'), ...deskProblems },
})
const retry = createRoute({
  method: 'post',
  path: '/desk/mailbox/{uuid}/retry',
  summary: 'Try a mail that was given up once more',
  ...forStaff('mail.read'),
  request: { params: z.object({ uuid: z.uuid() }) },
  responses: { 204: { description: 'Queued again' }, ...deskProblems },
})

// A mail about an idea goes with that idea; one that lets somebody in is for who manages that.
const isForReader = (sql: Sql | TransactionSql, staff: Staff) => sql`
  case when m.idea_id is null then ${isAllowed(staff.roles, 'staff.manage')}
    else exists (select from ideas i where i.id = m.idea_id and ${inReach(sql, staff, sql`i.kern_id`)}) end`

type Row = Omit<MailboxItem, 'createdAt' | 'sentAt' | 'to' | 'text'> & {
  createdAt: Date
  sentAt: Date | null
  encrypted: Buffer
}

/** Whether mails go out. Where no server is configured they stay here to be read, so that a try-out shows them. */
export const mailbox = ({ sql, listSql, secrets, jobs, environment }: AppContext) =>
  createRouter()
    .openapi(list, async (c) => {
      const hasServer = environment.SMTP_URL !== undefined
      // A link to sign in with stays with whom it was meant for, but where a try-out has no other way.
      const rows = await listSql<Row[]>`
        select m.id, m.kind, m.subject, m.idea_id, m.created_at, m.sent_at, m.failures, m.last_error,
          m.given_up_at is not null as is_given_up, m.encrypted
        from mails m where ${isForReader(listSql, staffOf(c))} order by m.created_at desc limit ${MOST}`
      const items = rows.map(({ encrypted, createdAt, sentAt, ...rest }) => {
        const sealed = hasServer ? null : (JSON.parse(secrets.decrypt(encrypted)) as SealedMail)
        return {
          ...rest,
          createdAt: createdAt.toISOString(),
          sentAt: sentAt?.toISOString() ?? null,
          to: sealed?.to ?? null,
          text: sealed?.text ?? null,
        }
      })
      return c.json({ hasServer, items }, 200)
    })
    .openapi(retry, async (c) => {
      const { uuid } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        const { count } = await transaction`
          update mails m set given_up_at = null, failures = 0
          where id = ${uuid} and given_up_at is not null and ${isForReader(transaction, staffOf(c))}`
        if (count === 0) throw new Problem('not-found')
        await jobs.queue(transaction, 'mail', { id: uuid })
        await audit(transaction, staffOf(c), { action: 'retry mail', subject: { kind: 'mail', id: uuid } })
      })
      return c.body(null, 204)
    })

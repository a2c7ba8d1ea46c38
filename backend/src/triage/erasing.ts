import type { TransactionSql } from 'postgres'
import { deskIdea, withdrawalRequest } from '../contract/desk.ts'
import type { KeptReply } from '../contract/ideas.ts'
import { isAllowed } from '../contract/roles.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody, z } from '../http/router.ts'
import { forStaff, inReach, type Staff, staffOf } from '../http/staff.ts'
import { withdrawIdea } from '../idea-store/withdraw-idea.ts'
import type { SealedMail } from '../mail/queue-mail.ts'
import { findDeskIdea } from './desk-idea.ts'

const params = z.object({ id: queryInteger })

const forget = createRoute({
  method: 'delete',
  path: '/desk/ideas/{id}/contact',
  summary: 'Erase how to reach the author and their public name, on their request (GDPR, article 17); logged',
  ...forStaff('contacts.read'),
  request: { params },
  responses: { 200: answer(deskIdea, 'The idea as it is now'), ...deskProblems },
})
const withdraw = createRoute({
  method: 'post',
  path: '/desk/ideas/{id}/withdrawal',
  summary: 'Withdraw an idea on request of its author, who has no private link; erases what withdrawing by link erases',
  ...forStaff('ideas.handle'),
  request: { params, body: jsonBody(withdrawalRequest) },
  responses: { 204: { description: 'Erased' }, ...deskProblems },
})

/** What staff erase for who asks it by phone, on paper or at the desk. */
export const erasing = (context: AppContext) => {
  const { sql } = context
  return createRouter()
    .openapi(forget, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        await touch(transaction, staff, id)
        await forgetAuthor(transaction, context, id)
        await audit(transaction, staff, { action: 'erase contact', subject: { kind: 'idea', id } })
      })
      return c.json(await findDeskIdea(sql, staff, id), 200)
    })
    .openapi(withdraw, async (c) => {
      const staff = staffOf(c)
      if (!isAllowed(staff.roles, 'contacts.read')) throw new Problem('forbidden')
      const { id } = c.req.valid('param')
      const { asked } = c.req.valid('json')
      await sql.begin(async (transaction) => {
        await touch(transaction, staff, id)
        await withdrawIdea(transaction, id)
        await audit(transaction, staff, {
          action: 'withdraw idea',
          subject: { kind: 'idea', id },
          after: { channel: asked },
        })
      })
      return c.body(null, 204)
    })
}

/** Takes an idea in hand whatever was done with it meanwhile: who asks to be erased does not wait for another look. */
async function touch(sql: TransactionSql, staff: Staff, id: number): Promise<void> {
  const { count } = await sql`
    update ideas i set revision = revision + 1
    where i.id = ${id} and i.visibility <> 'withdrawn' and ${inReach(sql, staff, sql`i.kern_id`)}`
  if (count === 0) throw new Problem('not-found')
}

/**
 * Removes how to reach the author of an idea, the name under which everyone reads it and what was mailed to them. A call
 * or a letter that was promised stays among the tasks: that nobody can be reached any more is for staff to see.
 */
async function forgetAuthor(sql: TransactionSql, { secrets }: Pick<AppContext, 'secrets'>, id: number): Promise<void> {
  const [reply] = await sql<[{ encrypted: Buffer }?]>`
    delete from idea_replies where idea_id = ${id} returning encrypted`
  await sql`update ideas set author_name = null, consent = null, consent_on = null where id = ${id}`
  await sql`delete from idempotency_keys where idea_id = ${id}`
  // Of all mails about an idea its followers keep theirs.
  await sql`delete from mails where idea_id = ${id} and kind in ('question', 'moderation')`
  const kept = reply && (JSON.parse(secrets.decrypt(reply.encrypted)) as KeptReply)
  if (!kept || !('email' in kept)) return
  const email = kept.email.toLowerCase()
  const mails = await sql<{ id: string; encrypted: Buffer }[]>`select id, encrypted from mails where idea_id = ${id}`
  const theirs = mails.filter(
    ({ encrypted }) => (JSON.parse(secrets.decrypt(encrypted)) as SealedMail).to.toLowerCase() === email,
  )
  await sql`delete from mails where id = any(${theirs.map((mail) => mail.id)}::uuid[])`
  await sql`delete from idea_followers where idea_id = ${id} and address_hash = ${secrets.keyedHash(email)}`
}

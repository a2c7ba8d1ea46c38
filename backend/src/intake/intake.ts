import type { TransactionSql } from 'postgres'
import type { z as Zod } from 'zod'
import type { KeptReply } from '../contract/ideas.ts'
import { countedSupport, type NotedIdea, noted, notedIdea, notedSupport } from '../contract/intake.ts'
import { audit } from '../database/audit.ts'
import { type IdeaRow, ideaColumns, ideaTables, toIdea } from '../database/idea-rows.ts'
import type { AppContext } from '../http/context.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, idempotencyHeader, jsonBody, z } from '../http/router.ts'
import { forStaff, type Staff, staffOf } from '../http/staff.ts'
import { insertIdea } from '../idea-store/insert-idea.ts'
import { askToConfirm } from '../mail/tell-author.ts'

const note = createRoute({
  method: 'post',
  path: '/desk/intake',
  summary: 'Note an idea for somebody else; anywhere in the city, whatever kern one works for',
  ...forStaff('intake'),
  request: {
    headers: idempotencyHeader,
    body: jsonBody(noted),
  },
  responses: { 201: answer(notedIdea, 'Kept, with its number'), ...deskProblems },
})
const support = createRoute({
  method: 'post',
  path: '/desk/ideas/{id}/supports',
  summary: 'Count the support that somebody gave on paper or by phone, once a person',
  ...forStaff('intake'),
  request: {
    params: z.object({ id: queryInteger }),
    body: jsonBody(notedSupport),
  },
  responses: { 200: answer(countedSupport, 'Whether it was new, and how many there are'), ...deskProblems },
})

/** What people said by phone, on paper or at the door: it counts like what comes over the web, and says which it was. */
export const intake = (context: AppContext) => {
  const { sql, secrets } = context
  return createRouter()
    .openapi(note, async (c) => {
      const given = c.req.valid('json')
      const staff = staffOf(c)
      const done = await answeredOnce(
        c,
        context,
        given,
        (transaction) => keepNoted(transaction, context, staff, given),
        (kept) => kept.idea.id,
      )
      return c.json(done, 201)
    })
    .openapi(support, async (c) => {
      const { id } = c.req.valid('param')
      const { channel, name, address } = c.req.valid('json')
      const person = secrets.keyedHash(`person ${plain(name)} ${plain(address)}`)
      const counted = await sql.begin(async (transaction) => {
        const [idea] = await transaction`select 1 from ideas where id = ${id} and visibility = 'public' for update`
        if (!idea) throw new Problem('not-found')
        const { count } = await transaction`
          insert into supports (idea_id, voter_key, channel) values (${id}, ${person}, ${channel}) on conflict do nothing`
        const [row] = await transaction<[{ supportCount: number }]>`
          update ideas set support_count = support_count + ${count} where id = ${id} returning support_count`
        const subject = { kind: 'idea', id } as const
        if (count > 0) await audit(transaction, staffOf(c), { action: 'note support', subject, after: { channel } })
        return { isNew: count > 0, supportCount: row.supportCount }
      })
      return c.json(counted, 200)
    })
}

/** The same person is written in many ways, in any script: capitals, accents, points and spaces do not count. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

async function keepNoted(
  sql: TransactionSql,
  context: AppContext,
  staff: Staff,
  given: Zod.output<typeof noted>,
): Promise<NotedIdea> {
  const { translation, reply, contactName, consent } = given
  const id = await insertIdea(sql, given, context.environment, { channel: given.channel })
  await sql`
    update ideas set taken_by = ${staff.id}, consent = ${consent ?? null},
      consent_on = ${consent ? sql`(now() at time zone 'Europe/Brussels')::date` : null} where id = ${id}`
  if (translation) {
    await sql`
      insert into idea_translations (idea_id, title, body, staff_id)
      values (${id}, ${translation.title}, ${translation.body}, ${staff.id})`
  }
  if (reply) {
    const [kind] = Object.keys(reply)
    const kept: KeptReply = { ...reply, ...(contactName && { contactName }) }
    await sql`insert into idea_replies (idea_id, kind, encrypted)
      values (${id}, ${String(kind)}, ${context.secrets.encrypt(JSON.stringify(kept))})`
    if ('email' in reply) await askToConfirm(sql, context, { ideaId: id, email: reply.email })
  }
  await audit(sql, staff, { action: 'note idea', subject: { kind: 'idea', id }, after: { channel: given.channel } })
  const [row] = await sql<[IdeaRow]>`select ${ideaColumns(sql)} from ${ideaTables(sql)} where i.id = ${id}`
  return { number: String(id), idea: toIdea(row) }
}

import type { Sql, TransactionSql } from 'postgres'
import {
  consultationAct,
  consultationToAdd,
  consultationToChange,
  countedAnswers,
  type DeskConsultation,
  type DeskConsultationList,
  deskConsultation,
  deskConsultationList,
} from '../contract/desk-content.ts'
import { audit } from '../database/audit.ts'
import { readConsultation } from '../database/consultation-detail.ts'
import type { AppContext } from '../http/context.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, idempotencyHeader, jsonBody, z } from '../http/router.ts'
import { forStaff, inReach, isAnyInReach, type Staff, staffOf } from '../http/staff.ts'
import { withProblems } from './content-fault.ts'
import { outsideReach } from './desk-reach.ts'
import { namedOf, partOf, withoutContact } from './part.ts'
import { countAnswers, tellAnswers } from './tell-answers.ts'
import {
  addConsultation,
  changeConsultation,
  concludeConsultation,
  endConsultation,
  showConsultation,
} from './write-consultation.ts'

const params = z.object({ id: queryInteger })
const asItIs = answer(deskConsultation, 'The consultation as it is now')

const list = createRoute({
  method: 'get',
  path: '/desk/consultations',
  summary: 'The consultations of the kernen one works for, hidden ones too',
  ...forStaff('content.write'),
  responses: { 200: answer(deskConsultationList, 'What is open first'), ...deskProblems },
})
const find = createRoute({
  method: 'get',
  path: '/desk/consultations/{id}',
  summary: 'A consultation with all that can be corrected',
  ...forStaff('content.write'),
  request: { params },
  responses: { 200: asItIs, ...deskProblems },
})
const add = createRoute({
  method: 'post',
  path: '/desk/consultations',
  summary: 'Make a consultation with its questions',
  ...forStaff('content.write'),
  request: { headers: idempotencyHeader, body: jsonBody(consultationToAdd) },
  responses: { 201: answer(z.object({ id: z.int() }), 'Its number'), ...deskProblems },
})
const change = createRoute({
  method: 'patch',
  path: '/desk/consultations/{id}',
  summary: 'Correct what is named of a consultation, and nothing else',
  ...forStaff('content.write'),
  request: { params, body: jsonBody(consultationToChange) },
  responses: { 200: asItIs, ...deskProblems },
})
const act = createRoute({
  method: 'post',
  path: '/desk/consultations/{id}/acts',
  summary: 'Close a consultation, say what came of it, hide it or show it again',
  ...forStaff('content.write'),
  request: { headers: idempotencyHeader, params, body: jsonBody(consultationAct) },
  responses: { 200: asItIs, ...deskProblems },
})
const answers = createRoute({
  method: 'get',
  path: '/desk/consultations/{id}/answers.csv',
  summary: 'What people answered and how they want to hear back; reading it is logged',
  ...forStaff('content.write', { recent: true }),
  request: { params },
  responses: { 200: { description: 'One line an answer', content: { 'text/csv': {} } }, ...deskProblems },
})

const counts = createRoute({
  method: 'get',
  path: '/desk/consultations/{id}/answers',
  summary: 'What people answered, counted, without how to reach them; reading it is logged',
  ...forStaff('content.write'),
  request: { params },
  responses: { 200: answer(countedAnswers, 'Question by question'), ...deskProblems },
})

/** Consultations as staff make, correct and end them: what `npm run content -- consultation` does, by who signed in. */
export const deskConsultations = (context: AppContext) => {
  const { sql } = context
  return createRouter()
    .openapi(list, async (c) => c.json(await listConsultations(sql, staffOf(c)), 200))
    .openapi(find, async (c) => c.json(await findConsultation(sql, staffOf(c), c.req.valid('param').id), 200))
    .openapi(add, async (c) => {
      const staff = staffOf(c)
      const { ideas, ...consultation } = c.req.valid('json')
      const made = await withProblems(() =>
        answeredOnce(c, context, { ...consultation, ideas }, async (transaction) => {
          const id = await addConsultation(transaction, { ...consultation, example: false })
          await checkReach(transaction, staff, id)
          await takeAlong(transaction, staff, id, ideas)
          const subject = { kind: 'consultation', id } as const
          await audit(transaction, staff, { action: 'add consultation', subject, after: withoutContact(consultation) })
          return { id }
        }),
      )
      return c.json(made, 201)
    })
    .openapi(change, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      // No body at all passes the contract as an empty one.
      const given = await c.req.json<object>().catch(() => ({}))
      await withProblems(() =>
        sql.begin(async (transaction) => {
          const part = partOf(c.req.valid('json'), given)
          const before = await findConsultation(transaction, staff, id)
          await changeConsultation(transaction, id, part)
          await checkReach(transaction, staff, id)
          await audit(transaction, staff, {
            action: 'change consultation',
            subject: { kind: 'consultation', id },
            before: withoutContact(namedOf(before, part)),
            after: withoutContact(part),
          })
        }),
      )
      return c.json(await findConsultation(sql, staff, id), 200)
    })
    .openapi(act, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      await withProblems(() =>
        answeredOnce(c, context, given, async (transaction) => {
          const { state, isPublic, outcome } = await findConsultation(transaction, staff, id)
          await doAct(transaction, id, given)
          const { act: name, ...after } = given
          await audit(transaction, staff, {
            action: `${name} consultation`,
            subject: { kind: 'consultation', id },
            before: { state, isPublic, outcome },
            after,
          })
          return { id }
        }),
      )
      // By the clock of another transaction: in its own, what closes now is open still.
      return c.json(await findConsultation(sql, staff, id), 200)
    })
    .openapi(counts, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const counted = await sql.begin(async (transaction) => {
        await findConsultation(transaction, staff, id)
        return countAnswers(transaction, staff, id)
      })
      return c.json(counted, 200)
    })
    .openapi(answers, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const csv = await sql.begin(async (transaction) => {
        await findConsultation(transaction, staff, id)
        return tellAnswers(transaction, { ...context, by: staff }, id, 'csv')
      })
      return c.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="bevraging-${id}.csv"`,
      }) as never
    })
}

async function doAct(sql: TransactionSql, id: number, given: z.output<typeof consultationAct>): Promise<void> {
  if (given.act === 'end') await endConsultation(sql, id, given.on)
  else if (given.act === 'outcome') await concludeConsultation(sql, id, given.text)
  else await showConsultation(sql, id, given.act === 'show' ? 'public' : 'hidden')
}

// Those that are public and in reach: what became of the others meanwhile is no reason to refuse the consultation.
async function takeAlong(sql: TransactionSql, staff: Staff, id: number, ideas: readonly number[]) {
  const taken = await sql<{ id: number; workId: number | null; consultationId: number | null }[]>`
    update ideas i set consultation_id = ${id}, work_id = null, revision = i.revision + 1
    from (select o.id, o.work_id, o.consultation_id from ideas o where o.id = any(${[...ideas]}::bigint[]) for update) before
    where i.id = before.id and i.visibility = 'public' and ${inReach(sql, staff, sql`i.kern_id`)}
    returning i.id, before.work_id, before.consultation_id`
  for (const { id: ideaId, ...before } of taken) {
    const after = { workId: null, consultationId: id }
    await audit(sql, staff, { action: 'attach', subject: { kind: 'idea', id: ideaId }, before, after })
  }
}

async function checkReach(sql: TransactionSql, staff: Staff, id: number) {
  const [found] = await sql`select from consultations c where c.id = ${id} and ${isReached(sql, staff)}`
  if (!found) throw outsideReach('areas')
}

const isReached = (sql: Sql | TransactionSql, staff: Staff) => isAnyInReach(sql, staff, sql`areas_of_consultation(c)`)

async function listConsultations(sql: Sql, staff: Staff): Promise<DeskConsultationList> {
  const items = await sql<DeskConsultationList['items']>`
    select c.id, c.title, c.visibility = 'public' as is_public, c.example, consultation_state(c) as state, c.answer_count,
      (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]')
        from areas a where a.id = any(areas_of_consultation(c))) as areas,
      (c.opens_at at time zone 'Europe/Brussels')::date as opens_on, closing_day(c) as closes_on,
      c.outcome is not null as has_outcome
    from consultations c where ${isReached(sql, staff)}
    order by consultation_rank(c), consultation_moment(c), c.id limit 500`
  return { items: [...items] }
}

type FormRow = Pick<DeskConsultation, 'isPublic' | 'opens' | 'closes' | 'ownAreas' | 'street'>

async function findConsultation(sql: Sql | TransactionSql, staff: Staff, id: number): Promise<DeskConsultation> {
  const [consultation, [form]] = await Promise.all([
    readConsultation(sql, sql`c.id = ${id} and ${isReached(sql, staff)}`),
    sql<[FormRow?]>`
      select c.visibility = 'public' as is_public,
        to_char(c.opens_at at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI') as opens,
        to_char(c.closes_at at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI') as closes,
        array(select a.slug from areas a where a.id = any(c.area_ids) order by a.slug) as own_areas,
        (select json_build_object('slug', s.slug, 'name', s.name) from streets s where s.id = c.street_id) as street
      from consultations c where c.id = ${id}`,
  ])
  if (!consultation || !form) throw new Problem('not-found')
  return { ...consultation, ...form }
}

import type { JSONValue, Sql, TransactionSql } from 'postgres'
import {
  type DeskWork,
  type DeskWorkList,
  deskWork,
  deskWorkList,
  workAct,
  workToAdd,
  workToChange,
} from '../contract/desk-content.ts'
import { audit } from '../database/audit.ts'
import { isStale } from '../database/stale-works.ts'
import { readWork } from '../database/work-detail.ts'
import type { AppContext } from '../http/context.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, idempotencyHeader, jsonBody, z } from '../http/router.ts'
import { forStaff, isAnyInReach, type Staff, staffOf } from '../http/staff.ts'
import { withProblems } from './content-fault.ts'
import { outsideReach } from './desk-reach.ts'
import { readPastDay } from './input.ts'
import { namedOf, partOf, withoutContact } from './part.ts'
import { addWork, cancelWork, changeWork, endWork, showWork, stateWork } from './write-work.ts'

const params = z.object({ id: queryInteger })
const asItIs = answer(deskWork, 'The work as it is now')

const list = createRoute({
  method: 'get',
  path: '/desk/works',
  summary: 'The works of the kernen one works for, hidden ones too',
  ...forStaff('content.write'),
  responses: { 200: answer(deskWorkList, 'What goes on first'), ...deskProblems },
})
const find = createRoute({
  method: 'get',
  path: '/desk/works/{id}',
  summary: 'A work with all that can be corrected',
  ...forStaff('content.write'),
  request: { params },
  responses: { 200: asItIs, ...deskProblems },
})
const add = createRoute({
  method: 'post',
  path: '/desk/works',
  summary: 'Make a work, along streets between house numbers',
  ...forStaff('content.write'),
  request: { headers: idempotencyHeader, body: jsonBody(workToAdd) },
  responses: { 201: answer(z.object({ id: z.int() }), 'Its number'), ...deskProblems },
})
const change = createRoute({
  method: 'patch',
  path: '/desk/works/{id}',
  summary: 'Correct what is named of a work, and nothing else',
  ...forStaff('content.write'),
  request: { params, body: jsonBody(workToChange) },
  responses: { 200: asItIs, ...deskProblems },
})
const act = createRoute({
  method: 'post',
  path: '/desk/works/{id}/acts',
  summary: 'Say how a work stands, end it, call it off, hide it or show it again',
  ...forStaff('content.write'),
  request: { headers: idempotencyHeader, params, body: jsonBody(workAct) },
  responses: { 200: asItIs, ...deskProblems },
})

/** Works as staff make, correct and end them: what `npm run content -- work` does, by somebody who signed in. */
export const deskWorks = (context: AppContext) => {
  const { sql } = context
  return createRouter()
    .openapi(list, async (c) => c.json(await listWorks(sql, staffOf(c)), 200))
    .openapi(find, async (c) => c.json(await findWork(sql, staffOf(c), c.req.valid('param').id), 200))
    .openapi(add, async (c) => {
      const staff = staffOf(c)
      const work = c.req.valid('json')
      const made = await withProblems(() =>
        answeredOnce(c, context, work, async (transaction) => {
          const id = await addWork(transaction, { ...work, example: false })
          await checkReach(transaction, staff, id)
          const subject = { kind: 'work', id } as const
          await audit(transaction, staff, { action: 'add work', subject, after: withoutContact(work) })
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
          const before = await findWork(transaction, staff, id)
          await changeWork(transaction, id, part)
          await checkReach(transaction, staff, id)
          await audit(transaction, staff, {
            action: 'change work',
            subject: { kind: 'work', id },
            before: withoutContact(namedOf(before, part)),
            after: withoutContact(part),
          })
        }),
      )
      return c.json(await findWork(sql, staff, id), 200)
    })
    .openapi(act, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      await withProblems(() =>
        answeredOnce(c, context, given, async (transaction) => {
          const was = await findWork(transaction, staff, id)
          await doAct(transaction, id, given)
          const is = await findWork(transaction, staff, id)
          const { act: name, ...said } = given
          const { before, after } = endedBy(was, is)
          await audit(transaction, staff, {
            action: `${name} work`,
            subject: { kind: 'work', id },
            before: { status: was.status, isPublic: was.isPublic, ...before },
            after: { ...said, ...after },
          })
          return { id }
        }),
      )
      return c.json(await findWork(sql, staff, id), 200)
    })
}

async function doAct(sql: TransactionSql, id: number, given: z.output<typeof workAct>): Promise<void> {
  switch (given.act) {
    case 'state':
      return stateWork(sql, id, given.text, readPastDay('on', given.on))
    case 'end':
      return endWork(sql, id, readPastDay('on', given.on), given.hindrance)
    case 'cancel':
      return cancelWork(sql, id)
    case 'hide':
    case 'show':
      await showWork(sql, id, given.act === 'show')
  }
}

/** What of hindrance and passage an act took away, as the log keeps it. */
function endedBy(was: DeskWork, is: DeskWork): { before: Record<string, JSONValue>; after: Record<string, JSONValue> } {
  const changed = (['hindrances', 'passage'] as const).filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  )
  const of = (work: DeskWork) => Object.fromEntries(changed.map((name) => [name, work[name] as JSONValue]))
  return { before: of(was), after: of(is) }
}

async function checkReach(sql: TransactionSql, staff: Staff, id: number) {
  const [found] = await sql`select from works w where w.id = ${id} and ${isAnyInReach(sql, staff, sql`w.area_ids`)}`
  if (!found) throw outsideReach('where')
}

async function listWorks(sql: Sql, staff: Staff): Promise<DeskWorkList> {
  const items = await sql<DeskWorkList['items']>`
    select w.id, w.title, w.visibility = 'public' as is_public, w.example, w.status, 
      (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]')
        from areas a where a.id = any(w.area_ids) and a.kind = 'kern') as areas,
      w.starts_on, w.ends_on, w.gipod_id is not null as is_from_register,
      (select max(s.stated_on) from work_states s where s.work_id = w.id) as stated_on, ${isStale(sql)} as is_stale
    from works w where w.archived_at is null and ${isAnyInReach(sql, staff, sql`w.area_ids`)}
    order by work_rank(w.status), work_day(w.status, w.starts_on, w.ends_on), w.id limit 500`
  return { items: [...items] }
}

async function findWork(sql: Sql | TransactionSql, staff: Staff, id: number): Promise<DeskWork> {
  const condition = sql`w.id = ${id} and w.archived_at is null and ${isAnyInReach(sql, staff, sql`w.area_ids`)}`
  const [work, [shown]] = await Promise.all([
    readWork(sql, condition),
    sql<[Pick<DeskWork, 'isPublic' | 'passage' | 'locationText' | 'where' | 'zones'>?]>`
      select visibility = 'public' as is_public, passage, location_text, case when gipod_id is null then stretches_of(along) end as where,
        (select case when coalesce(bool_and(h.along is not null), true) then coalesce(json_agg(json_build_object(
            'where', stretches_of(h.along), 'widthMetres', h.width_metres, 'severe', h.severe, 'effects', h.effects,
            'note', h.note, 'periods', ${daysOf(sql)}) order by h.id), '[]') end
          from hindrances h where h.work_id = w.id) as zones
      from works w where id = ${id}`,
  ])
  if (!work || !shown) throw new Problem('not-found')
  return { ...work, ...shown }
}

/** The days of a hindrance `h`; its periods end where the day after begins, or at the moment at which the work ended. */
const daysOf = (sql: Sql | TransactionSql) => sql`(
  select coalesce(json_agg(json_build_object('start', (lower(p) at time zone 'Europe/Brussels')::date,
    'end', ((upper(p) - interval '1 microsecond') at time zone 'Europe/Brussels')::date) order by lower(p)), '[]')
  from unnest(h.periods) p)`

import type { Sql, TransactionSql } from 'postgres'
import { mayStandIn, type StaffRole } from '../contract/roles.ts'
import { newStandIn, type StandInList, standInList } from '../contract/stand-ins.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody, z } from '../http/router.ts'
import { forStaff, type Staff, staffOf } from '../http/staff.ts'

const mine = answer(standInList, 'Who stands in for me, and for whom I stand in, now and later')

const list = createRoute({
  method: 'get',
  path: '/desk/stand-ins',
  summary: 'Who stands in for me, and for whom I stand in',
  ...forStaff('self'),
  responses: { 200: mine, ...deskProblems },
})
const add = createRoute({
  method: 'post',
  path: '/desk/stand-ins',
  summary: 'Name a colleague who sees my kernen on these days, with a role of their own',
  ...forStaff('self'),
  request: { body: jsonBody(newStandIn) },
  responses: { 201: mine, ...deskProblems },
})
const end = createRoute({
  method: 'delete',
  path: '/desk/stand-ins/{id}',
  summary: 'Take that back',
  ...forStaff('self'),
  request: { params: z.object({ id: queryInteger }) },
  responses: { 200: mine, ...deskProblems },
})

const MOST_DAYS = 366

/** Standing in for who is away: it begins and ends by itself. */
export const standIns = ({ sql }: AppContext) =>
  createRouter()
    .openapi(list, async (c) => c.json(await readStandIns(sql, staffOf(c)), 200))
    .openapi(add, async (c) => {
      const staff = staffOf(c)
      const { standIn, startsOn, endsOn } = c.req.valid('json')
      const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000
      if (days < 0 || days > MOST_DAYS) throw refused('endsOn', 'before it starts, or too long')
      await sql.begin(async (transaction) => {
        const [known] = await transaction<[{ roles: StaffRole[]; isLimited: boolean; isOver: boolean }?]>`
          select roles::text[] as roles, area_ids is not null as is_limited,
            ${endsOn}::date < (now() at time zone 'Europe/Brussels')::date as is_over
          from staff where id = ${standIn} and id <> ${staff.id} and disabled_at is null`
        if (!known) throw refused('standIn', 'is no colleague')
        if (known.isOver) throw refused('endsOn', 'is over already')
        if (known.isLimited && !mayStandIn(known.roles, staff.roles)) {
          throw refused('standIn', 'may do more than who is away')
        }
        await transaction`
          insert into stand_ins (staff_id, stand_in_id, starts_on, ends_on)
          values (${staff.id}, ${standIn}, ${startsOn}, ${endsOn})`
        await tellLog(transaction, staff, 'name stand-in', { standIn, startsOn, endsOn })
      })
      return c.json(await readStandIns(sql, staff), 201)
    })
    .openapi(end, async (c) => {
      const staff = staffOf(c)
      await sql.begin(async (transaction) => {
        const [gone] = await transaction<[{ standIn: number; startsOn: string; endsOn: string }?]>`
          delete from stand_ins where id = ${c.req.valid('param').id} and staff_id = ${staff.id}
          returning stand_in_id as stand_in, starts_on, ends_on`
        if (!gone) throw new Problem('not-found')
        await tellLog(transaction, staff, 'end stand-in', gone)
      })
      return c.json(await readStandIns(sql, staff), 200)
    })

const refused = (path: string, message: string) =>
  new Problem('validation', { errors: [{ path, code: 'custom', message }] })

const tellLog = (
  sql: TransactionSql,
  staff: Staff,
  action: 'name stand-in' | 'end stand-in',
  after: { standIn: number; startsOn: string; endsOn: string },
) => audit(sql, staff, { action, subject: { kind: 'staff', id: staff.id }, after })

async function readStandIns(sql: Sql, { id }: Staff): Promise<StandInList> {
  const items = await sql<StandInList['items']>`
    select s.id, json_build_object('id', a.id, 'name', a.name) as absent,
      json_build_object('id', b.id, 'name', b.name) as stand_in, s.starts_on, s.ends_on,
      today.day between s.starts_on and s.ends_on as is_now
    from stand_ins s join staff a on a.id = s.staff_id join staff b on b.id = s.stand_in_id
    cross join (select (now() at time zone 'Europe/Brussels')::date as day) today
    where ${id}::int in (s.staff_id, s.stand_in_id) and s.ends_on >= today.day order by s.starts_on, s.id`
  return { items: [...items] }
}

import { type Session, session } from '../contract/team.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { answer, createRoute, createRouter, deskProblems, z } from '../http/router.ts'
import { forStaff, isOpenSession, staffOf } from '../http/staff.ts'

const list = createRoute({
  method: 'get',
  path: '/desk/sessions',
  summary: 'My sessions that go on',
  ...forStaff('self'),
  responses: { 200: answer(z.object({ items: z.array(session) }), 'The newest first'), ...deskProblems },
})
const end = createRoute({
  method: 'delete',
  path: '/desk/sessions/{uuid}',
  summary: 'End one of my sessions',
  ...forStaff('self'),
  request: { params: z.object({ uuid: z.uuid() }) },
  responses: { 204: { description: 'Ended' }, ...deskProblems },
})

type Row = Omit<Session, 'createdAt' | 'usedAt'> & { createdAt: Date; usedAt: Date }

/** The browsers one is signed in with, and ending those that one does not use any more. */
export const sessions = ({ sql }: AppContext) =>
  createRouter()
    .openapi(list, async (c) => {
      const { id, sessionId } = staffOf(c)
      const rows = await sql<Row[]>`
        select s.id, s.user_agent, s.created_at, s.used_at, s.id = ${sessionId} as is_this_one
        from staff_sessions s where s.staff_id = ${id} and ${isOpenSession(sql)} order by s.created_at desc`
      const items = rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        usedAt: row.usedAt.toISOString(),
      }))
      return c.json({ items }, 200)
    })
    .openapi(end, async (c) => {
      const staff = staffOf(c)
      const { uuid } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        const { count } = await transaction`
          update staff_sessions set ended_at = now() where id = ${uuid} and staff_id = ${staff.id} and ended_at is null`
        if (count === 0) throw new Problem('not-found')
        await audit(transaction, staff, { action: 'end session', subject: { kind: 'session', id: uuid } })
      })
      return c.body(null, 204)
    })

import { type Task, task } from '../contract/desk.ts'
import { plainText } from '../contract/text.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, z } from '../http/router.ts'
import { forStaff, inReach, staffOf } from '../http/staff.ts'

const MOST = 200

const list = createRoute({
  method: 'get',
  path: '/desk/tasks',
  summary: 'Calls to make and letters to send, the oldest first; with done=yes those that are done',
  ...forStaff('tasks'),
  request: { query: z.strictObject({ done: z.enum(['yes', 'no']).optional() }) },
  responses: { 200: answer(z.object({ items: z.array(task) }), 'The tasks'), ...deskProblems },
})
const finish = createRoute({
  method: 'post',
  path: '/desk/tasks/{id}/done',
  summary: 'Say that a call was made or a letter sent',
  ...forStaff('tasks'),
  request: {
    params: z.object({ id: queryInteger }),
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ note: plainText(1, 500).optional() }) } },
    },
  },
  responses: { 204: { description: 'Done' }, ...deskProblems },
})

const reopen = createRoute({
  method: 'post',
  path: '/desk/tasks/{id}/reopen',
  summary: 'Take back that it was done, by who said so',
  ...forStaff('tasks'),
  request: { params: z.object({ id: queryInteger }) },
  responses: { 204: { description: 'To be done again' }, ...deskProblems },
})

type Row = Omit<Task, 'createdAt' | 'doneAt' | 'idea'> & {
  createdAt: Date
  doneAt: Date | null
  ideaId: number
  title: string
  language: string
  notes: Task['idea']['notes']
}

/** What has to be told to people in another way than by mail. */
export const tasks = ({ sql, listSql }: AppContext) =>
  createRouter()
    .openapi(list, async (c) => {
      const isDone = c.req.valid('query').done === 'yes'
      const rows = await listSql<Row[]>`
        select t.id, t.kind, t.body, t.created_at, t.done_at, i.id as idea_id, i.title, i.language,
          r.kind is not null as has_contact,
          coalesce((select json_agg(json_build_object('id', n.id, 'by', f.name, 'body', n.body) order by n.id)
            from idea_notes n join staff f on f.id = n.staff_id where n.idea_id = i.id), '[]') as notes
        from tasks t join ideas i on i.id = t.idea_id left join idea_replies r on r.idea_id = i.id
        where (t.done_at is not null) = ${isDone} and ${inReach(listSql, staffOf(c), listSql`i.kern_id`)}
        order by coalesce(t.done_at, t.created_at), t.id limit ${MOST}`
      const items = rows.map(({ ideaId, title, language, notes, createdAt, doneAt, ...rest }) => ({
        ...rest,
        idea: { id: ideaId, title, language, notes },
        createdAt: createdAt.toISOString(),
        doneAt: doneAt?.toISOString() ?? null,
      }))
      return c.json({ items }, 200)
    })
    .openapi(finish, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const { note } = c.req.valid('json')
      await sql.begin(async (transaction) => {
        const [done] = await transaction<[{ ideaId: number }?]>`
          update tasks t set done_at = now(), done_by = ${staff.id}, note = ${note ?? null}
          from ideas i where t.id = ${id} and i.id = t.idea_id and t.done_at is null
            and ${inReach(transaction, staff, transaction`i.kern_id`)} returning t.idea_id`
        if (!done) throw new Problem('not-found')
        await audit(transaction, staff, { action: 'finish task', subject: { kind: 'idea', id: done.ideaId } })
      })
      return c.body(null, 204)
    })
    .openapi(reopen, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        const [open] = await transaction<[{ ideaId: number }?]>`
          update tasks t set done_at = null, done_by = null, note = null
          from ideas i where t.id = ${id} and i.id = t.idea_id and t.done_by = ${staff.id}
            and ${inReach(transaction, staff, transaction`i.kern_id`)} returning t.idea_id`
        if (!open) throw new Problem('not-found')
        await audit(transaction, staff, { action: 'reopen task', subject: { kind: 'idea', id: open.ideaId } })
      })
      return c.body(null, 204)
    })

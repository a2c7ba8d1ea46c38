import { type AnswerTemplate, answerTemplate, newTemplate } from '../contract/desk.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody, z } from '../http/router.ts'
import { forStaff, staffOf } from '../http/staff.ts'

const list = createRoute({
  method: 'get',
  path: '/desk/templates',
  summary: 'Answers that come back',
  ...forStaff('ideas.read'),
  responses: { 200: answer(z.object({ items: z.array(answerTemplate) }), 'By title'), ...deskProblems },
})
const add = createRoute({
  method: 'post',
  path: '/desk/templates',
  summary: 'Keep an answer for the next time',
  ...forStaff('ideas.handle'),
  request: { body: jsonBody(newTemplate) },
  responses: { 201: answer(answerTemplate, 'Kept'), ...deskProblems },
})
const remove = createRoute({
  method: 'delete',
  path: '/desk/templates/{id}',
  summary: 'Throw a kept answer away',
  ...forStaff('ideas.handle'),
  request: { params: z.object({ id: queryInteger }) },
  responses: { 204: { description: 'Gone' }, ...deskProblems },
})

/** Answers that come back, with places to fill in. */
export const templates = ({ sql }: AppContext) =>
  createRouter()
    .openapi(list, async (c) => {
      const items = await sql<AnswerTemplate[]>`select id, title, status, body from answer_templates order by title, id`
      return c.json({ items: [...items] }, 200)
    })
    .openapi(add, async (c) => {
      const { title, status, body } = c.req.valid('json')
      const made = await sql.begin(async (transaction) => {
        const [row] = await transaction<[AnswerTemplate]>`
          insert into answer_templates (title, status, body) values (${title}, ${status}, ${body})
          returning id, title, status, body`
        await audit(transaction, staffOf(c), { action: 'add template', subject: { kind: 'template', id: row.id } })
        return row
      })
      return c.json(made, 201)
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        const { count } = await transaction`delete from answer_templates where id = ${id}`
        if (count === 0) throw new Problem('not-found')
        await audit(transaction, staffOf(c), { action: 'remove template', subject: { kind: 'template', id } })
      })
      return c.body(null, 204)
    })

import type { z } from 'zod'
import { type Comment, comment, newComment } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, idempotencyHeader, jsonBody, writeProblems } from '../http/router.ts'
import { ideaId } from './ideas.ts'

const create = createRoute({
  method: 'post',
  path: '/ideas/{id}/comments',
  summary: 'Say something about an idea',
  request: {
    params: ideaId,
    headers: idempotencyHeader,
    body: jsonBody(newComment),
  },
  responses: { 201: answer(comment, 'Kept'), ...writeProblems },
})

/** Comments on an idea. */
export const comments = (context: AppContext) => {
  const router = createRouter()
  router.use('/ideas/:id/comments', rateLimit(context, { POST: 'comment' }))
  return router.openapi(create, async (c) => {
    const { id } = c.req.valid('param')
    const { body, name, language, website }: z.output<typeof newComment> = c.req.valid('json')
    refuseMachines(website)
    const kept = await answeredOnce(c, context, { body, name, language }, async (transaction) => {
      const [row] = await transaction<[Comment?]>`
        with counted as (
          update ideas set comment_count = comment_count + 1 where id = ${id} and visibility = 'public' returning id
        )
        insert into comments (idea_id, body, author_name, language)
        select id, ${body}, ${name ?? null}, ${language ?? 'nl'} from counted
        returning id, body, author_name as name, language, created_on, example`
      if (!row) throw new Problem('not-found')
      return row
    })
    return c.json(kept, 201)
  })
}

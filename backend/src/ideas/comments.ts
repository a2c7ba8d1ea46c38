import type { z } from 'zod'
import { type CommentCreated, commentCreated, newComment } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { isProven } from '../http/proof-of-work.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, jsonBody, provenHeaders, writeProblems } from '../http/router.ts'
import { ideaId } from './ideas.ts'

const create = createRoute({
  method: 'post',
  path: '/ideas/{id}/comments',
  summary: 'Say something about an idea',
  request: {
    params: ideaId,
    headers: provenHeaders,
    body: jsonBody(newComment),
  },
  responses: { 201: answer(commentCreated, 'Kept'), ...writeProblems },
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
      const isHeld = !(await isProven(transaction, context, c))
      const [row] = await transaction<[CommentCreated?]>`
        with counted as (
          update ideas set comment_count = comment_count + ${isHeld ? 0 : 1} where id = ${id} and visibility = 'public'
          returning id
        )
        insert into comments (idea_id, body, author_name, language, visibility)
        select id, ${body}, ${name ?? null}, ${language ?? 'nl'}, ${isHeld ? 'held' : 'public'} from counted
        returning id, body, author_name as name, language, created_on, example, visibility = 'held' as is_held`
      if (!row) throw new Problem('not-found')
      return row
    })
    return c.json(kept, 201)
  })
}

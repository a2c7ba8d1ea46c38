import { type FollowAsked, followAsked, newFollow } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, jsonBody, writeProblems } from '../http/router.ts'
import { queueFollow } from '../mail/tell-followers.ts'
import { ideaId } from './ideas.ts'

const create = createRoute({
  method: 'post',
  path: '/ideas/{id}/followers',
  summary: 'Ask to be mailed about news of an idea; the address is asked to confirm it first',
  request: { params: ideaId, body: jsonBody(newFollow) },
  responses: {
    202: answer(followAsked, 'Asked; the same answer whether or not that address follows it already'),
    ...writeProblems,
  },
})

/** Following somebody else's idea by mail. */
export const follow = (context: AppContext) => {
  const router = createRouter()
  router.use('/ideas/:id/followers', rateLimit(context, { POST: 'follow' }))
  return router.openapi(create, async (c) => {
    const { id } = c.req.valid('param')
    const { email, website } = c.req.valid('json')
    refuseMachines(website)
    await context.sql.begin(async (transaction) => {
      const [idea] = await transaction`
        select 1 from ideas where id = ${id} and visibility = 'public' and not example`
      if (!idea) throw new Problem('not-found')
      await queueFollow(transaction, context, { ideaId: id, email })
    })
    return c.json({ isAsked: true } satisfies FollowAsked, 202)
  })
}

import { newReport } from '../contract/reports.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, idempotencyHeader, jsonBody, writeProblems, z } from '../http/router.ts'

const create = createRoute({
  method: 'post',
  path: '/ideas/{id}/reports',
  summary: 'Say what is wrong with an idea or a comment; staff look at it (Digital Services Act, article 16)',
  request: {
    params: z.object({ id: queryInteger }),
    headers: idempotencyHeader,
    body: jsonBody(newReport),
  },
  responses: { 201: answer(z.object({ kept: z.literal(true) }), 'Kept'), ...writeProblems },
})

/** Reports by anyone who reads something that should not be there. */
export const reports = (context: AppContext) => {
  const router = createRouter()
  router.use('/ideas/:id/reports', rateLimit(context, { POST: 'contact' }))
  return router.openapi(create, async (c) => {
    const { id } = c.req.valid('param')
    const { website, ...given } = c.req.valid('json')
    refuseMachines(website)
    const { reason, body = '', comment = null, email } = given
    const done = await answeredOnce(c, context, given, async (transaction) => {
      const { count } = await transaction`
        insert into reports (idea_id, comment_id, reason, body, encrypted)
        select i.id, ${comment}, ${reason}, ${body}, ${email ? context.secrets.encrypt(email) : null}
        from ideas i where i.id = ${id} and i.visibility = 'public'
          and (${comment}::bigint is null or exists (select from comments c
            where c.id = ${comment} and c.idea_id = i.id and c.visibility = 'public'))
        for share of i`
      if (count === 0) throw new Problem('not-found')
      return { kept: true as const }
    })
    return c.json(done, 201)
  })
}

import { answerCreated, newAnswer } from '../contract/consultations.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { queryInteger } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, idempotencyHeader, jsonBody, writeProblems, z } from '../http/router.ts'
import { keepAnswer } from './keep-answer.ts'

const create = createRoute({
  method: 'post',
  path: '/consultations/{id}/answers',
  summary: 'Answer an open consultation; only staff read it',
  request: {
    params: z.object({ id: queryInteger }),
    headers: idempotencyHeader,
    body: jsonBody(newAnswer),
  },
  responses: {
    201: answer(answerCreated, 'Kept'),
    ...writeProblems,
    409: { ...writeProblems[409], description: 'Not open, or the first request with this key is still running' },
  },
})

/** Answers to consultations: they come in, and never go out again. */
export const consultationAnswers = (context: AppContext) => {
  const router = createRouter()
  router.use('/consultations/:id/answers', rateLimit(context, { POST: 'answer' }))
  return router.openapi(create, async (c) => {
    const { id } = c.req.valid('param')
    const { website, ...given } = c.req.valid('json')
    refuseMachines(website)
    const created = await answeredOnce(c, context, given, (transaction) => keepAnswer(transaction, context, id, given))
    c.header('Cache-Control', 'no-store')
    return c.json(created, 201)
  })
}

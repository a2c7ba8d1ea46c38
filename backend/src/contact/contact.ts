import { reply } from '../contract/ideas.ts'
import { plainText } from '../contract/text.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, idempotencyHeader, jsonBody, writeProblems, z } from '../http/router.ts'

const message = z.strictObject({
  message: plainText(3, 4000),
  reply: reply.optional(),
  website: z.string().max(200).optional(),
})

const create = createRoute({
  method: 'post',
  path: '/contact',
  summary: 'A message to the service; only staff read it',
  request: {
    headers: idempotencyHeader,
    body: jsonBody(message),
  },
  responses: { 201: answer(z.object({ kept: z.literal(true) }), 'Kept'), ...writeProblems },
})

/** Messages to the service, kept encrypted for staff. */
export const contact = (context: AppContext) => {
  const router = createRouter()
  router.use('/contact', rateLimit(context, { POST: 'contact' }))
  return router.openapi(create, async (c) => {
    const { website, ...kept } = c.req.valid('json')
    refuseMachines(website)
    const done = await answeredOnce(c, context, kept, async (transaction) => {
      await transaction`insert into contact_messages (encrypted) values (${context.secrets.encrypt(JSON.stringify(kept))})`
      return { kept: true as const }
    })
    return c.json(done, 201)
  })
}

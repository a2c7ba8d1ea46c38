import { RateLimiterMemory } from 'rate-limiter-flexible'
import { comingIn, signInLink, signInRequest, signInWays } from '../contract/team.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, jsonBody, problems, writeProblems, z } from '../http/router.ts'
import { startSession } from '../http/staff.ts'
import { readLink } from '../mail/one-time-links.ts'
import { comeIn, nameBehind, SIGN_IN_PURPOSES } from './come-in.ts'

const QUARTER_SECONDS = 15 * 60
const MOST_PER_QUARTER = 3

const params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

const ways = createRoute({
  method: 'get',
  path: '/sign-in',
  summary: 'How staff sign in here',
  responses: { 200: answer(signInWays, 'The way'), ...problems },
})
const ask = createRoute({
  method: 'post',
  path: '/sign-in/mail',
  summary: 'Ask for a link by mail; the answer is the same whether the address is known or not',
  request: { body: jsonBody(signInRequest) },
  responses: { 202: answer(z.object({ taken: z.literal(true) }), 'Taken'), ...writeProblems },
})
const read = createRoute({
  method: 'get',
  path: '/sign-in/links/{token}',
  summary: 'What a link to come in is for; does nothing yet',
  request: { params },
  responses: { 200: answer(signInLink, 'The link'), ...problems },
})
const use = createRoute({
  method: 'post',
  path: '/sign-in/links/{token}',
  summary: 'Come in with a link, once',
  request: { params, body: jsonBody(comingIn) },
  responses: { 204: { description: 'Signed in, with a cookie' }, ...writeProblems },
})

/** Signing in with a link by mail, with an invitation, or as the first administrator. */
export const signIn = (context: AppContext) => {
  const { sql, jobs, secrets, environment } = context
  const perAddress = new RateLimiterMemory({ points: MOST_PER_QUARTER, duration: QUARTER_SECONDS })
  const router = createRouter()
  router.use('/sign-in/mail', rateLimit(context, { POST: 'signIn' }))
  router.use('/sign-in/links/*', rateLimit(context, { GET: 'link', POST: 'link' }))
  router.use('/sign-in/*', async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  return router
    .openapi(ways, (c) => c.json({ way: environment.OIDC_ISSUER ? ('provider' as const) : ('mail' as const) }, 200))
    .openapi(ask, async (c) => {
      if (environment.OIDC_ISSUER) throw new Problem('not-found')
      const { email } = c.req.valid('json')
      const mayAsk = await perAddress.consume(secrets.keyedHash(email).toString('hex')).then(
        () => true,
        () => environment.RATE_LIMITS === 'off',
      )
      // The same work for every address: whether it is somebody's is found out by the job.
      const sealed = secrets.encrypt(email).toString('base64')
      if (mayAsk) await sql.begin((transaction) => jobs.queue(transaction, 'sign-in', { sealed }))
      return c.json({ taken: true as const }, 202)
    })
    .openapi(read, async (c) => {
      const { purpose, subjectId } = await readLink(sql, SIGN_IN_PURPOSES, c.req.valid('param').token)
      return c.json({ purpose, name: await nameBehind(sql, purpose, subjectId) }, 200)
    })
    .openapi(use, async (c) => {
      const { token } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        const staffId = await comeIn(transaction, token, c.req.valid('json'))
        await startSession(c, context, transaction, { staffId, method: 'mail' })
      })
      return c.body(null, 204)
    })
}

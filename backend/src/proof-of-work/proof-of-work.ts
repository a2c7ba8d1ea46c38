import { createChallenge, randomInt } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { challenge } from '../contract/proof-of-work.ts'
import type { AppContext } from '../http/context.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems } from '../http/router.ts'

const EXPIRES_MS = 10 * 60_000
// Together some half a million rounds of SHA-256: about a second on a cheap phone.
const COST = 2000
const COUNTERS = { min: 150, max: 300 }
/** So many proofs in ten minutes are usual; each time as many more make the work that much dearer, up to a point. */
const CALM_PROOFS = 20
const MOST_TIMES_DEARER = 4

const create = createRoute({
  method: 'get',
  path: '/proof-of-work',
  summary:
    'A challenge whose proof, sent along as the header Proof-Of-Work, lets an idea or a comment be seen at once. Serves one time, for ten minutes. Without a proof staff look at it first.',
  responses: { 200: answer(challenge, 'The challenge'), ...problems },
})

/** Challenges for those who send something; dearer while more is sent than people do. */
export const proofOfWork = (context: AppContext) => {
  const { sql, secrets } = context
  const router = createRouter()
  router.use('/proof-of-work', rateLimit(context, { GET: 'proof' }))
  return router.openapi(create, async (c) => {
    const [{ recent }] = await sql<[{ recent: number }]>`
      select count(*)::int as recent from used_proofs where created_at > now() - interval '10 minutes'`
    const given = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: COST * Math.min(1 + Math.floor(recent / CALM_PROOFS), MOST_TIMES_DEARER),
      counter: randomInt(COUNTERS.max, COUNTERS.min),
      expiresAt: new Date(Date.now() + EXPIRES_MS),
      deriveKey,
      ...secrets.proofOfWork,
    })
    c.header('Cache-Control', 'no-store')
    return c.json(challenge.parse(given), 200)
  })
}

import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { AppContext, AppEnv } from './context.ts'
import { Problem } from './problem.ts'

const MINUTE_SECONDS = 60
const DAY_SECONDS = 86_400

type Limit = { points: number; duration: number }

// Counted per address in memory; an address is never written anywhere.
const LIMITS = {
  idea: [
    { points: 5, duration: 10 * MINUTE_SECONDS },
    { points: 20, duration: DAY_SECONDS },
  ],
  // A household, a library or a school answers from one address.
  answer: [
    { points: 10, duration: 10 * MINUTE_SECONDS },
    { points: 60, duration: DAY_SECONDS },
  ],
  comment: [{ points: 10, duration: 10 * MINUTE_SECONDS }],
  contact: [{ points: 5, duration: 10 * MINUTE_SECONDS }],
  // Each may send a mail to an address of which nobody knows whose it is.
  follow: [
    { points: 5, duration: 10 * MINUTE_SECONDS },
    { points: 20, duration: DAY_SECONDS },
  ],
  support: [{ points: 30, duration: 10 * MINUTE_SECONDS }],
  upload: [{ points: 12, duration: 10 * MINUTE_SECONDS }],
  signIn: [{ points: 10, duration: 60 * MINUTE_SECONDS }],
  // Also who types long or tries again asks for one each time.
  proof: [{ points: 60, duration: 10 * MINUTE_SECONDS }],
  link: [{ points: 60, duration: 10 * MINUTE_SECONDS }],
  search: [{ points: 300, duration: MINUTE_SECONDS }],
  // A wide screen asks some 30 tiles a view, and people pan.
  read: [{ points: 1500, duration: MINUTE_SECONDS }],
  // Everything at once, written anew each time.
  export: [{ points: 60, duration: MINUTE_SECONDS }],
  // Costs a rendering; the same page again does not.
  page: [{ points: 300, duration: MINUTE_SECONDS }],
} satisfies Record<string, Limit[]>

/**
 * Refuses with `too-many-requests` and `Retry-After` past the limit that the request's method has; HEAD counts as GET.
 * A request that failed on our side does not count, so that who keeps trying during an outage is not locked out by it.
 */
export function rateLimit(
  { environment }: Pick<AppContext, 'environment'>,
  limitOfMethod: Partial<Record<string, keyof typeof LIMITS>>,
): MiddlewareHandler<AppEnv> {
  const limitersOf = new Map(
    Object.entries(limitOfMethod).flatMap(([method, name]) =>
      name ? [[method, LIMITS[name].map((limit) => new RateLimiterMemory(limit))] as const] : [],
    ),
  )
  return async (c, next) => {
    const limiters = limitersOf.get(c.req.method === 'HEAD' ? 'GET' : c.req.method) ?? []
    if (limiters.length === 0 || environment.RATE_LIMITS === 'off' || c.env?.isOwnPage) return next()
    const address = c.get('clientAddress')
    for (const limiter of limiters) await consume(limiter, address)
    await next()
    if (c.res.status >= 500) await Promise.all(limiters.map((limiter) => limiter.reward(address, 1)))
  }
}

/** Whether a request of that class may pass now; counted apart from what passes through `rateLimit`. */
export function createGate({ environment }: Pick<AppContext, 'environment'>, name: keyof typeof LIMITS) {
  const limiters = LIMITS[name].map((limit) => new RateLimiterMemory(limit))
  return async (address: string): Promise<boolean> => {
    if (environment.RATE_LIMITS === 'off') return true
    const passed = await Promise.all(limiters.map((limiter) => limiter.consume(address).catch(() => null)))
    return passed.every(Boolean)
  }
}

async function consume(limiter: RateLimiterMemory, address: string) {
  try {
    await limiter.consume(address)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new Problem('too-many-requests', { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}

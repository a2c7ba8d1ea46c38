import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes, RateLimiterUnion } from 'rate-limiter-flexible'
import type { AppContext, AppEnv } from './context.ts'
import { Problem } from './problem.ts'

const MINUTE_SECONDS = 60
const DAY_SECONDS = 86_400

const limiter = (points: number, duration: number) =>
  new RateLimiterMemory({ points, duration, keyPrefix: `${points}` })

// Counted per address in memory; an address is never written anywhere.
const LIMITS = {
  idea: () => new RateLimiterUnion(limiter(5, 10 * MINUTE_SECONDS), limiter(20, DAY_SECONDS)),
  comment: () => limiter(10, 10 * MINUTE_SECONDS),
  contact: () => limiter(5, 10 * MINUTE_SECONDS),
  support: () => limiter(30, 10 * MINUTE_SECONDS),
  upload: () => limiter(12, 10 * MINUTE_SECONDS),
  link: () => limiter(60, 10 * MINUTE_SECONDS),
  search: () => limiter(300, MINUTE_SECONDS),
  // A wide screen asks some 30 tiles a view, and people pan.
  read: () => limiter(1500, MINUTE_SECONDS),
}

/** Refuses with `too-many-requests` and `Retry-After` past the limit that the request's method has. */
export function rateLimit(
  { environment }: Pick<AppContext, 'environment'>,
  limitOfMethod: Partial<Record<string, keyof typeof LIMITS>>,
): MiddlewareHandler<AppEnv> {
  const limiters = new Map(
    Object.entries(limitOfMethod).flatMap(([method, limit]) => (limit ? [[method, LIMITS[limit]()] as const] : [])),
  )
  return async (c, next) => {
    const used = limiters.get(c.req.method)
    if (used && environment.RATE_LIMITS === 'on') await consume(used, c.get('clientAddress'))
    await next()
  }
}

async function consume(limiter: RateLimiterMemory | RateLimiterUnion, address: string) {
  try {
    await limiter.consume(address)
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    const waits =
      refusal instanceof RateLimiterRes ? [refusal] : Object.values(refusal as Record<string, RateLimiterRes>)
    const retryAfterSeconds = Math.max(1, ...waits.map(({ msBeforeNext }) => Math.ceil(msBeforeNext / 1000)))
    throw new Problem('too-many-requests', { retryAfterSeconds })
  }
}

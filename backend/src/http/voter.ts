import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from './context.ts'

// Browsers keep no cookie longer.
const LONGEST_COOKIE_SECONDS = 400 * 86_400

/** Cookies keep the strict `__Host-` prefix wherever the address is https. */
const cookieName = ({ environment }: Pick<AppContext, 'environment'>) =>
  environment.PUBLIC_URL?.startsWith('https:') ? '__Host-voter' : 'voter'

/** The hash that stands for this visitor's signed cookie, or null when they have none. */
export function voterKey(c: Context, context: Pick<AppContext, 'environment' | 'secrets'>): Buffer | null {
  const voter = context.secrets.unsign(getCookie(c, cookieName(context)) ?? '')
  return voter === null ? null : context.secrets.keyedHash(`voter ${voter}`)
}

/** As `voterKey`, and gives the visitor a cookie when they have none yet. */
export function ensureVoterKey(c: Context, context: Pick<AppContext, 'environment' | 'secrets'>): Buffer {
  const known = voterKey(c, context)
  if (known) return known
  const voter = randomBytes(16).toString('base64url')
  setCookie(c, cookieName(context), context.secrets.sign(voter), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: Boolean(context.environment.PUBLIC_URL?.startsWith('https:')),
    maxAge: LONGEST_COOKIE_SECONDS,
  })
  return context.secrets.keyedHash(`voter ${voter}`)
}

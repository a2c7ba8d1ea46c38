import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as openId from 'openid-client'
import type { AppContext, AppEnv } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { createRoute, createRouter, problems, z } from '../http/router.ts'
import { startSession } from '../http/staff.ts'
import { publicUrl } from '../mail/public-url.ts'
import { findMember } from './provider-member.ts'

const COOKIE = 'oidc'
const FLOW_SECONDS = 600
const CALLBACK = '/api/sign-in/provider/callback'

/** What this browser has to bring back from the provider. */
const flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() })

/** Only pages of the desk: an address elsewhere would make us somebody's way to lure people on. */
const deskPath = z
  .string()
  .max(300)
  .regex(/^\/beheer(?:[/?][\w/?=&%.,-]*)?$/)
  .catch('/beheer')

const start = createRoute({
  method: 'get',
  path: '/sign-in/provider',
  summary: 'Go to the OpenID provider of the city to sign in',
  request: { query: z.strictObject({ to: deskPath.optional().openapi({ type: 'string' }) }) },
  responses: { 302: { description: 'To the provider' }, ...problems },
})
const callback = createRoute({
  method: 'get',
  path: '/sign-in/provider/callback',
  summary: 'Come back from the OpenID provider',
  responses: { 302: { description: 'To the desk, or to the sign-in page with what went wrong' }, ...problems },
})

/**
 * Signing in with OpenID Connect: authorization code with PKCE (RFC 7636), state, nonce and the check of the issuer
 * (RFC 9207), as ACM/IDM of the Flemish government and Entra ID ask.
 */
export const providerSignIn = (context: AppContext) => {
  const { environment, sql, secrets, log } = context
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_SCOPES } = environment
  const options = { path: '/api/sign-in', httpOnly: true, sameSite: 'Lax', secure: isHttps(environment) } as const
  let found: Promise<openId.Configuration> | undefined

  // Found at the first sign-in: the portal starts without the provider, and a provider that was away is asked again.
  const configuration = () => {
    if (!OIDC_ISSUER || !OIDC_CLIENT_ID) throw new Problem('not-found')
    const issuer = new URL(OIDC_ISSUER)
    const execute = issuer.protocol === 'http:' ? [openId.allowInsecureRequests] : []
    found ??= openId.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, { execute }).catch((error) => {
      found = undefined
      throw new Problem('unavailable', { cause: error })
    })
    return found
  }

  async function signInFrom(c: Context<AppEnv>): Promise<string> {
    const kept = getCookie(c, COOKIE)
    deleteCookie(c, COOKIE, options)
    if (!kept) return failed('opnieuw')
    const { state, nonce, verifier, to } = flow.parse(JSON.parse(secrets.decrypt(Buffer.from(kept, 'base64url'))))
    const address = new URL(publicUrl(context, CALLBACK))
    address.search = new URL(c.req.url).search
    if (address.searchParams.has('error')) return failed('afgebroken')
    const tokens = await openId.authorizationCodeGrant(await configuration(), address, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return failed('opnieuw')
    const staffId = await sql.begin(async (transaction) => {
      const id = await findMember(transaction, environment, claims)
      if (id !== null) await startSession(c, context, transaction, { staffId: id, method: 'oidc' })
      return id
    })
    return staffId === null ? failed('niet-uitgenodigd') : to
  }

  const router = createRouter()
  router.use('/sign-in/provider/*', rateLimit(context, { GET: 'link' }))
  router.use('/sign-in/provider', rateLimit(context, { GET: 'link' }))
  return router
    .openapi(start, async (c) => {
      const config = await configuration()
      const kept = {
        state: openId.randomState(),
        nonce: openId.randomNonce(),
        verifier: openId.randomPKCECodeVerifier(),
        to: c.req.valid('query').to ?? '/beheer',
      }
      const url = openId.buildAuthorizationUrl(config, {
        redirect_uri: publicUrl(context, CALLBACK),
        scope: OIDC_SCOPES,
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await openId.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      })
      const sealed = secrets.encrypt(JSON.stringify(kept)).toString('base64url')
      setCookie(c, COOKIE, sealed, { ...options, maxAge: FLOW_SECONDS })
      c.header('Cache-Control', 'no-store')
      return c.redirect(url.href, 302)
    })
    .openapi(callback, async (c) => {
      if (!OIDC_ISSUER) throw new Problem('not-found')
      c.header('Cache-Control', 'no-store')
      const to = await signInFrom(c).catch((error: unknown) => {
        log.warn({ err: error }, 'somebody could not sign in with the provider')
        return failed('opnieuw')
      })
      return c.redirect(to, 302)
    })
}

const failed = (why: 'opnieuw' | 'afgebroken' | 'niet-uitgenodigd') => `/beheer/aanmelden?fout=${why}`

const isHttps = ({ PUBLIC_URL }: AppContext['environment']) => Boolean(PUBLIC_URL?.startsWith('https:'))

import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { AppContext, AppEnv } from './context.ts'
import { isPrivatePath } from './private-paths.ts'
import { Problem } from './problem.ts'

/**
 * The headers of every answer. The Content Security Policy widens only by the origin of a configured basemap, uploaded
 * pictures may do nothing at all, and the address of a private link is told to no other site. It is to ours: with
 * `no-referrer` a form there would be sent without the origin that writes are judged by.
 */
export function securityHeaders({ environment }: Pick<AppContext, 'environment'>): MiddlewareHandler<AppEnv> {
  const own = "'self'"
  const basemap = [environment.BASEMAP_STYLE, environment.BASEMAP_PMTILES]
    .flatMap((url) => (url && URL.canParse(url) ? [new URL(url).origin] : []))
    .filter((origin, index, all) => all.indexOf(origin) === index)
  const common = {
    strictTransportSecurity: environment.PUBLIC_URL?.startsWith('https:')
      ? 'max-age=63072000; includeSubDomains'
      : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
  }
  const contentSecurityPolicy = {
    defaultSrc: ["'none'"],
    scriptSrc: [own],
    styleSrc: [own],
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: [own, 'data:', 'blob:', ...basemap],
    fontSrc: [own],
    connectSrc: [own, ...basemap],
    workerSrc: [own],
    manifestSrc: [own],
    baseUri: ["'none'"],
    formAction: [own],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  }
  const forPages = secureHeaders({ ...common, contentSecurityPolicy })
  const forPrivateLinks = secureHeaders({ ...common, contentSecurityPolicy, referrerPolicy: 'same-origin' })
  const forPictures = secureHeaders({ ...common, contentSecurityPolicy: { defaultSrc: ["'none'"], sandbox: [] } })
  return (c, next) => {
    if (c.req.path.startsWith('/media/')) return forPictures(c, next)
    return isPrivatePath(c.req.path) ? forPrivateLinks(c, next) : forPages(c, next)
  }
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
export const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes that a browser sends from another site; clients that are no browser send neither header. */
export function sameOriginWrites({ environment }: Pick<AppContext, 'environment'>): MiddlewareHandler<AppEnv> {
  const publicOrigin = environment.PUBLIC_URL && new URL(environment.PUBLIC_URL).origin
  return async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
      // Where the address is known, `Host` is not asked: a rebound name would send its own.
      const isOwn = publicOrigin ? origin === publicOrigin : hostOf(origin) === (c.req.header('host') ?? '')
      const isForeignOrigin = origin !== undefined && !isOwn
      if (isForeignSite || isForeignOrigin) throw new Problem('wrong-origin')
    }
    await next()
  }
}

const hostOf = (origin = '') => (URL.canParse(origin) ? new URL(origin).host : null)

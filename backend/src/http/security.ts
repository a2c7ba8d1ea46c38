import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { AppContext, AppEnv } from './context.ts'
import { Problem } from './problem.ts'

/** The headers of every answer; the Content Security Policy widens only by the origin of a configured basemap. */
export function securityHeaders({ environment }: Pick<AppContext, 'environment'>): MiddlewareHandler<AppEnv> {
  const own = "'self'"
  const basemap = [environment.BASEMAP_STYLE, environment.BASEMAP_PMTILES]
    .flatMap((url) => (url && URL.canParse(url) ? [new URL(url).origin] : []))
    .filter((origin, index, all) => all.indexOf(origin) === index)
  return secureHeaders({
    contentSecurityPolicy: {
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
    },
    strictTransportSecurity: environment.PUBLIC_URL?.startsWith('https:')
      ? 'max-age=63072000; includeSubDomains'
      : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
  })
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes that a browser sends from another site; clients that are no browser send neither header. */
export function sameOriginWrites({ environment }: Pick<AppContext, 'environment'>): MiddlewareHandler<AppEnv> {
  const publicOrigin = environment.PUBLIC_URL && new URL(environment.PUBLIC_URL).origin
  return async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
      const isForeignOrigin =
        origin !== undefined && origin !== publicOrigin && hostOf(origin) !== (c.req.header('host') ?? '')
      if (isForeignSite || isForeignOrigin) throw new Problem('wrong-origin')
    }
    await next()
  }
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null)

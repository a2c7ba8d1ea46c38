import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type ProblemDetails, problemDetails } from '../contract/problem.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext, AppEnv } from '../http/context.ts'
import { isPrivatePath } from '../http/private-paths.ts'
import { Problem, toProblem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { type Serialised, sendSerialised, serialise } from '../http/serialised.ts'
import type { FrontendBuild } from './frontend-build.ts'
import { KeptPages } from './kept-pages.ts'
import { formAt } from './plain-forms.ts'

const MAX_FORM_BYTES = 64_000
const HTML = 'text/html; charset=utf-8'
// Pages with something personal in them, the place where somebody lives too, are rendered for one visitor and never kept.
const PERSONAL_PAGE = /^\/(mijn-ideeen|mijn-buurt\?)/
const isPrivatePage = (url: string) => isPrivatePath(url) || PERSONAL_PAGE.test(url)
// A form holds a fresh key, so its page is rendered each time; it is kept for when that cannot be done.
const FORM_PAGE = /^\/(idee\/|inspraak\/|contact)/

type Api = (path: string, init: RequestInit, bindings: AppEnv['Bindings']) => Promise<Response>
type RefusedForm = { problem: ProblemDetails; values: Record<string, string> }

const addressOf = (c: Context) => c.req.path + new URL(c.req.url).search

/**
 * The public pages, rendered on the server from the API in process, and the plain forms on them. A page is kept while
 * nothing changed; while the database is away a kept page stands in for a fresh one.
 */
export const pages = (context: AppContext, { render, assets }: FrontendBuild, api: Api) => {
  const { feed, environment } = context
  const kept = new KeptPages(feed)

  const renderFor = (c: Context<AppEnv>, form?: RefusedForm) =>
    render({
      url: addressOf(c),
      assets,
      idempotencyKey: randomUUID(),
      position: feed.position,
      fetch: (input) =>
        api(typeof input === 'string' ? input : input.url, { headers: forwarded(c) }, { ...c.env, isOwnPage: true }),
      ...(form && { form }),
    })

  return new Hono<AppEnv>()
    .get('/*', async (c, next) => {
      await feed.written
      const page = FORM_PAGE.test(c.req.path) ? undefined : kept.fresh(addressOf(c))
      return page ? sendSerialised(c, page, REVALIDATE) : next()
    })
    .get('/*', rateLimit(context, { GET: 'page' }), async (c) => {
      const url = addressOf(c)
      const { revision } = feed
      const { status, html } = await renderFor(c)
      const last = status === 503 ? kept.last(url) : undefined
      if (last) return sendSerialised(c, withFreshKey(last), 'no-store')
      if (status !== 200 && status !== 503) kept.forget(url)
      if (status !== 200 || isPrivatePage(url)) {
        c.header('Cache-Control', 'no-store')
        return c.body(html, status as 200, { 'Content-Type': HTML })
      }
      const page = serialise(html, HTML)
      kept.keep(url, revision, page)
      return sendSerialised(c, page, REVALIDATE)
    })
    .post(
      '/*',
      (c, next) => (formAt(c.req.path) ? next() : Promise.reject(new Problem('not-found'))),
      rateLimit(context, { POST: 'page' }),
      bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => refuse(c, new Problem('too-large')) }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const values: Record<string, string> = {}
        try {
          for (const [name, value] of Object.entries(await formBody(c))) {
            const texts = [value].flat().filter((part) => typeof part === 'string')
            if (texts.length > 0) values[name] = texts.join(',')
          }
          return c.redirect(await act(c, values), 303)
        } catch (error) {
          return refuse(c, error, values)
        }
      },
    )

  /** Shows the page of a form again, with what is wrong and the text that was in it. */
  async function refuse(c: Context<AppEnv>, error: unknown, values: Record<string, string> = {}) {
    const { details, retryAfterSeconds, cause } = toProblem(error)
    if (details.status >= 500) context.log.error({ err: cause ?? error }, 'a form could not be sent')
    if (retryAfterSeconds) c.header('Retry-After', String(retryAfterSeconds))
    const page = await renderFor(c, { problem: details, values })
    return c.body(page.html, details.status as 400, { 'Content-Type': HTML })
  }

  /** Does what a form asks through the API, and gives where its sender goes next. Throws the API's problem. */
  async function act(c: Context<AppEnv>, values: Record<string, string>): Promise<string> {
    const ask = async (path: string, init: RequestInit = {}) => {
      const response = await api(path, { ...init, headers: { ...forwarded(c), ...init.headers } }, c.env)
      for (const cookie of response.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      const answer: unknown = await response.json()
      const retryAfterSeconds = Number(response.headers.get('retry-after')) || undefined
      if (!response.ok) throw Problem.from(problemDetails.parse(answer), retryAfterSeconds)
      return answer
    }
    const action = await formAt(c.req.path)?.(values, ask)
    if (!action) throw new Problem('not-found')
    const { method, path, body, next, fieldOf = (field) => field } = action
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(values.idempotencyKey && method === 'POST' && { 'idempotency-key': values.idempotencyKey }),
    }
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const answer = await ask(path, init).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      const errors = error.details.errors?.map((fault) => ({ ...fault, path: fieldOf(fault.path) }))
      throw Problem.from({ ...error.details, ...(errors && { errors }) }, error.retryAfterSeconds)
    })
    return next(answer)
  }

  function forwarded(c: Context<AppEnv>): Record<string, string> {
    const host = c.req.header('host') ?? new URL(environment.PUBLIC_URL ?? 'http://localhost').host
    const headers: Record<string, string> = { host }
    for (const name of ['cookie', 'x-forwarded-for']) {
      const value = c.req.header(name)
      if (value) headers[name] = value
    }
    return headers
  }
}

const KEY = /(name="idempotencyKey" value=|"idempotencyKey":)"[0-9a-f-]{36}"/g

/** A kept page for one more visitor: two who sent the same under one key would count as one. */
const withFreshKey = ({ identity, type }: Serialised) =>
  serialise(identity.toString().replace(KEY, `$1"${randomUUID()}"`), type)

const formBody = (c: Context) =>
  c.req.parseBody({ all: true }).catch(() => {
    throw new Problem('unsupported-media')
  })

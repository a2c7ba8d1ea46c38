import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Street } from '../contract/place.ts'
import { problemDetails } from '../contract/problem.ts'
import type { AppContext, AppEnv } from '../http/context.ts'
import { Problem, toProblem } from '../http/problem.ts'
import { type Serialised, sendSerialised, serialise } from '../http/serialised.ts'
import type { FrontendBuild, RenderResult } from './frontend-build.ts'
import { formAction } from './plain-forms.ts'

const MAX_KEPT_PAGES = 500
const MAX_FORM_BYTES = 64_000
const HTML = 'text/html; charset=utf-8'
// Pages with something personal in them are rendered for one visitor and never kept.
const PRIVATE_PAGE = /^\/(mijn-idee\/|mijn-ideeen)/
// A form holds a fresh key, so its page is not the same twice.
const FORM_PAGE = /^\/(idee\/|contact)/

type Api = (path: string, init: RequestInit | undefined, bindings: AppEnv['Bindings']) => Promise<Response>

/**
 * The public pages, rendered on the server from the API in process. A page is kept while nothing changed; while the
 * database is away a kept page stands in for a fresh one.
 */
export const pages = ({ feed, environment }: AppContext, { render, assets }: FrontendBuild, api: Api) => {
  const kept = new Map<string, { revision: number; page: Serialised }>()
  const app = new Hono<AppEnv>()

  const renderFor = (c: Context<AppEnv>, url: string, form?: Parameters<typeof render>[0]['form']) =>
    render({
      url,
      assets,
      idempotencyKey: randomUUID(),
      position: feed.position,
      fetch: async (input, init) => {
        const request = new Request(new URL(typeof input === 'string' ? input : input.url, 'http://in.process'), init)
        return api(
          request.url.slice('http://in.process'.length),
          { method: request.method, headers: forwarded(c) },
          c.env,
        )
      },
      ...(form && { form }),
    })

  app.get('/*', async (c) => {
    const url = c.req.path + new URL(c.req.url).search
    if (PRIVATE_PAGE.test(c.req.path)) return sendPrivate(c, await renderFor(c, url))
    const known = kept.get(url)
    const isFresh = known?.revision === feed.revision && !FORM_PAGE.test(c.req.path)
    if (known && isFresh) return sendSerialised(c, known.page, 'public, max-age=0, must-revalidate')
    const { revision } = feed
    const { status, html } = await renderFor(c, url)
    if (status === 503 && known) return sendSerialised(c, known.page, 'no-store')
    if (status !== 200) {
      c.header('Cache-Control', 'no-store')
      return c.body(html, status as 404, { 'Content-Type': HTML })
    }
    const page = serialise(html, HTML)
    kept.delete(url)
    kept.set(url, { revision, page })
    const [oldest] = kept.keys()
    if (kept.size > MAX_KEPT_PAGES && oldest !== undefined) kept.delete(oldest)
    return sendSerialised(c, page, 'public, max-age=0, must-revalidate')
  })

  app.post(
    '/*',
    bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => Promise.reject(new Problem('too-large')) }),
    async (c) => {
      const url = c.req.path + new URL(c.req.url).search
      const values = Object.fromEntries(
        Object.entries(
          await c.req.parseBody().catch(() => {
            throw new Problem('unsupported-media')
          }),
        ).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
      c.header('Cache-Control', 'no-store')
      try {
        return c.redirect(await act(c, values), 303)
      } catch (error) {
        const { details } = toProblem(error)
        const page = await renderFor(c, url, { problem: details, values })
        return c.body(page.html, details.status as 400, { 'Content-Type': HTML })
      }
    },
  )
  return app

  /** Does what a form asks through the API, and gives where its sender goes next. Throws the API's problem. */
  async function act(c: Context<AppEnv>, values: Record<string, string>): Promise<string> {
    const ask = async (path: string, init: RequestInit = {}) => {
      const response = await api(path, { ...init, headers: { ...forwarded(c), ...init.headers } }, c.env)
      for (const cookie of response.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      const answer: unknown = await response.json()
      if (!response.ok) throw Problem.from(problemDetails.parse(answer))
      return answer
    }
    const action = await formAction(c.req.path, values, async (typed) => {
      const { items } = (await ask(`/api/streets?q=${encodeURIComponent(typed)}`)) as { items: Street[] }
      return items[0]
    })
    if (!action) throw new Problem('not-found')
    const { method, path, body, next } = action
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(values.idempotencyKey && method === 'POST' && { 'idempotency-key': values.idempotencyKey }),
    }
    return next(await ask(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }))
  }

  function forwarded(c: Context<AppEnv>): Record<string, string> {
    const headers: Record<string, string> = {
      host: c.req.header('host') ?? new URL(environment.PUBLIC_URL ?? 'http://localhost').host,
    }
    for (const name of ['cookie', 'x-forwarded-for']) {
      const value = c.req.header(name)
      if (value) headers[name] = value
    }
    return headers
  }
}

function sendPrivate(c: Context, { status, html }: RenderResult) {
  c.header('Cache-Control', 'no-store')
  return c.body(html, status as 200, { 'Content-Type': HTML })
}

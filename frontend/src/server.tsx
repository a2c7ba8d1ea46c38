import { dehydrate } from '@tanstack/react-query'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { renderToString } from 'react-dom/server'
import { App } from './App.tsx'
import { createQueryClient, type Fetch, ProblemError } from './api/client.ts'
import { serviceQuery } from './api/queries.ts'
import { type Assets, documentOf } from './document.ts'
import { loadPage, matchRoute } from './routes.ts'
import type { FirstPage, HeadOfPage, RefusedForm } from './state/page-context.ts'
import { dayOf } from './text/days.ts'

export type RenderRequest = {
  /** Path and query. */
  url: string
  /** The API in process. */
  fetch: Fetch
  assets: Assets
  /** A plain form that was refused: it is shown again with its text and a summary of what is wrong. */
  form?: RefusedForm
  /** For the hidden field of plain forms. */
  idempotencyKey: string
  /** Up to where the server knows every change. */
  position: string
}
export type RenderResult = { status: number; html: string }

const UNAVAILABLE: ProblemDetails = { type: 'about:blank', title: 'unavailable', status: 503, kind: 'unavailable' }

const problemOf = (error: unknown) => {
  if (!(error instanceof ProblemError)) throw error
  return error.problem.status >= 500 ? { ...UNAVAILABLE, kind: error.problem.kind } : error.problem
}

/** Renders one public page to a whole document. Nothing personal is in it. */
export async function render({
  url,
  fetch,
  assets,
  form,
  idempotencyKey,
  position,
}: RenderRequest): Promise<RenderResult> {
  const [path = '/', search = ''] = url.split('?')
  const client = createQueryClient(fetch)
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  const service = await client.fetchQuery(serviceQuery()).catch((): Service | null => null)
  const match = matchRoute(path)
  await loadPage(path)
  const failure = await match?.route.prepare?.(client, match.params, search).then(() => undefined, problemOf)
  const firstPage: FirstPage = { url, failure, form, idempotencyKey, today: dayOf(new Date()) }
  const head: HeadOfPage = { title: '', description: '', status: 200, isPrivate: false }
  const body = renderToString(<App client={client} state={undefined} firstPage={firstPage} head={head} />)
  const state = { queries: dehydrate(client), firstPage }
  const status = form && head.status === 200 ? form.problem.status : head.status
  client.clear()
  return { status, html: documentOf({ body, state, head, service, path, assets, position }) }
}

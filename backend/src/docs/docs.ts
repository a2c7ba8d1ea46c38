import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { AppEnv } from '../http/context.ts'
import { type Serialised, sendSerialised, serialise } from '../http/serialised.ts'

type Operation = {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string }[]
  requestBody?: { content?: Record<string, unknown> }
  responses?: Record<string, { description?: string }>
}
type OpenApi = { info: { title: string; version: string }; paths: Record<string, Record<string, Operation>> }

/** The OpenAPI document, written once, and a readable page of it without scripts. */
export const docs = (describe: () => unknown) => {
  let document: Serialised | undefined
  return new Hono<AppEnv>()
    .get('/openapi.json', (c) => {
      document ??= serialise(JSON.stringify(describe()), 'application/json; charset=utf-8')
      return sendSerialised(c, document, 'public, max-age=300')
    })
    .get('/docs', (c) => {
      const { info, paths } = describe() as OpenApi
      const operations = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
      )
      return c.html(
        html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>${info.title}</title>
          </head>
          <body>
            <h1>${info.title}, version ${info.version}</h1>
            <p>Errors are RFC 9457 problem details. The whole contract: <a href="/api/openapi.json">openapi.json</a>.</p>
            ${operations.map(describeOperation)}
          </body>
        </html>`,
      )
    })
}

const describeOperation = ({ path, method, operation }: { path: string; method: string; operation: Operation }) => html`
  <h2>${method.toUpperCase()} ${path}</h2>
  <p>${operation.summary ?? ''}</p>
  ${list((operation.parameters ?? []).map((parameter) => `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''})`))}
  ${list(Object.entries(operation.responses ?? {}).map(([status, { description = '' }]) => `${status}: ${description}`))}
`

const list = (items: string[]) =>
  items.length > 0 ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : raw('')

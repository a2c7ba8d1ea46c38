import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ProblemDetails } from '../contract/problem.ts'

/** What the rendered page loads, from the client build's manifest. */
export type Assets = { script: string; styles: string[]; preloads: string[] }

/** A page to render; `form` is a plain form post that was refused, to be shown again with its text. */
export type RenderRequest = {
  url: string
  fetch: (input: string | Request, init?: RequestInit) => Promise<Response>
  assets: Assets
  form?: { problem: ProblemDetails; values: Record<string, string> }
  idempotencyKey: string
  /** Up to where the change feed is known; the page hears what came after. */
  position: string
}
export type RenderResult = { status: number; html: string }

export type FrontendBuild = {
  clientFolder: string
  assets: Assets
  render: (request: RenderRequest) => Promise<RenderResult>
}

type Manifest = Record<
  string,
  { file: string; isEntry?: boolean; css?: string[]; assets?: string[]; imports?: string[] }
>

/** The built front end: its files, and the function that renders a page. */
export async function loadFrontend(): Promise<FrontendBuild> {
  const folder = new URL('../../../frontend/dist/', import.meta.url)
  const manifest = JSON.parse(await readFile(new URL('client/.vite/manifest.json', folder), 'utf8')) as Manifest
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('the front end has no entry; build it first')
  const { render } = (await import(pathToFileURL(fileURLToPath(new URL('server/server.js', folder))).href)) as Pick<
    FrontendBuild,
    'render'
  >
  const address = (file: string) => `/${file}`
  return {
    clientFolder: fileURLToPath(new URL('client/', folder)),
    assets: {
      script: address(entry.file),
      styles: (entry.css ?? []).map(address),
      preloads: (entry.imports ?? []).flatMap((name) => manifest[name]?.file ?? []).map(address),
    },
    render,
  }
}

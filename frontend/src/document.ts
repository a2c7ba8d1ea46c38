import latinFont from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import type { HeadOfPage } from './state/page-context.ts'
import { LANGUAGE, t } from './text/text.ts'

/** What a page loads: `preloads` are the modules that the script imports. */
export type Assets = { script: string; styles: string[]; preloads: string[] }

type Parts = {
  body: string
  state: unknown
  head: HeadOfPage
  service: Service | null
  path: string
  assets: Assets
  /** Up to where the page knows what happened; its event stream begins there. */
  position: string
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
// A state that holds "</script>" must not end the element that carries it.
const escapeJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

const meta = (name: string, content: string) => `<meta name="${name}" content="${escapeHtml(content)}">`
const property = (name: string, content: string) => `<meta property="${name}" content="${escapeHtml(content)}">`

/** The whole HTML document around a rendered page. */
export function documentOf({ body, state, head, service, path, assets, position }: Parts): string {
  const publicUrl = service?.publicUrl.replace(/\/$/, '') ?? ''
  const site = t('site.name')
  const title = t('site.title', { title: head.title, site, city: service?.city ?? '' }).trim()
  const canonical = escapeHtml(publicUrl + path)
  const lines = [
    '<meta charset="utf-8">',
    meta('viewport', 'width=device-width, initial-scale=1'),
    `<title>${escapeHtml(title)}</title>`,
    meta('description', head.description),
    meta('color-scheme', 'light dark'),
    meta('event-position', position),
    head.isPrivate || head.status !== 200 ? meta('robots', 'noindex') : `<link rel="canonical" href="${canonical}">`,
    property('og:title', head.title),
    property('og:description', head.description),
    property('og:image', `${publicUrl}/social.png`),
    property('og:url', publicUrl + path),
    property('og:type', 'website'),
    property('og:locale', LANGUAGE.replace('-', '_')),
    property('og:site_name', site),
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    `<link rel="preload" href="${latinFont}" as="font" type="font/woff2" crossorigin>`,
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...assets.preloads
      .filter((href) => href.endsWith('.js'))
      .map((href) => `<link rel="modulepreload" href="${href}">`),
    `<script type="module" src="${assets.script}"></script>`,
  ]
  return `<!doctype html><html lang="${LANGUAGE}"><head>${lines.join('')}</head><body><div id="root">${body}</div><script type="application/json" id="state">${escapeJson(state)}</script></body></html>`
}

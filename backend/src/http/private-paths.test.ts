import { readFile } from 'node:fs/promises'
import { openDatabase } from '@wijkwerk/migrations'
import pino from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import type { FrontendBuild } from '../pages/frontend-build.ts'
import { newToken } from '../secrets/secrets.ts'
import { startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'

const portal = await startTestApp()
const { folder, remove } = await temporaryFolder()
afterAll(async () => {
  await portal.stop()
  await remove()
})

// Nothing that asks the database or is rendered succeeds, so that everything is logged.
const away = openDatabase(portal.url)
await away.end()
let logged = ''
beforeEach(() => {
  logged = ''
})
const frontend: FrontendBuild = {
  clientFolder: folder,
  assets: { script: '', styles: [], preloads: [] },
  render: () => Promise.reject(new Error('cannot be rendered')),
}
const write = (line: string) => {
  logged += line
}
const log = pino({}, { write })
const app = createApp({ ...portal, sql: away, listSql: away, log }, frontend)

const { paths } = (await (await portal.send('GET', '/api/openapi.json')).json()) as {
  paths: Record<string, Record<string, unknown>>
}
const inApi = Object.entries(paths)
  .filter(([path]) => path.includes('{token}'))
  .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), `/api${path}`] as const))

const routesIn = async (file: string) => {
  const source = await readFile(new URL(`../../../frontend/src/${file}`, import.meta.url), 'utf8')
  return [...source.matchAll(/pattern: \/\^(.*)\$\/,/g)]
    .map(([, pattern = '']) => pattern.replaceAll('\\/', '/'))
    .filter((pattern) => pattern.includes('(?<token>'))
    .map((pattern) => ['GET', pattern.replace(/\(\?<token>[^)]*\)/, '{token}')] as const)
}
const onSite = [...(await routesIn('routes.ts')), ...(await routesIn('pages/desk/desk-routes.ts'))]

test('the links with a token are found', () => {
  expect(inApi.length).toBeGreaterThanOrEqual(7)
  expect(onSite.map(([, path]) => path)).toEqual(['/mijn-idee/{token}', '/mail/{token}', '/beheer/binnen/{token}'])
})

test.each([...inApi, ...onSite])(
  'the token in %s %s is told to no other site and stands in no log',
  async (method, path) => {
    const token = newToken()
    const body = path.startsWith('/api/my-idea/') ? { title: 'Een bankje', body: 'In de schaduw.', theme: 'groen' } : {}
    const sent = method === 'GET' || method === 'DELETE' ? undefined : body
    const response = await app.request(path.replace('{token}', token), {
      method,
      ...(sent && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }),
    })
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(logged).toContain(`"path":"${path.replace('{token}', '…')}"`)
    expect(logged).not.toContain(token)
  },
)

test('what is no private link is logged whole', async () => {
  expect((await app.request('/kern/emelgem')).headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  expect(logged).toContain('"path":"/kern/emelgem"')
})

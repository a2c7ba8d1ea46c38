import { afterAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'
import type { FrontendBuild } from './frontend-build.ts'

const portal = await startTestApp({})
const { folder, remove } = await temporaryFolder()
afterAll(async () => {
  await portal.stop()
  await remove()
})

let status = 200
let rendered = 0
beforeEach(() => {
  status = 200
  rendered = 0
})
const frontend: FrontendBuild = {
  clientFolder: folder,
  assets: { script: '', styles: [], preloads: [] },
  render: async ({ idempotencyKey }) => {
    rendered += 1
    return {
      status,
      html: `<input type="hidden" name="idempotencyKey" value="${idempotencyKey}"/>{"idempotencyKey":"${idempotencyKey}"}`,
    }
  },
}
const app = createApp(portal, frontend)
const post = (path: string, address = '192.0.2.1') =>
  app.request(
    path,
    { method: 'POST', body: new FormData() },
    { incoming: { socket: { remoteAddress: address } } as never },
  )

test('while the database is away each visitor of a kept form gets a key of their own', async () => {
  const keys = async () => [...(await (await app.request('/contact')).text()).matchAll(/[0-9a-f-]{36}/g)].map(String)
  await keys()
  status = 503
  const [first, second] = [await keys(), await keys()]
  expect(first).toHaveLength(2)
  expect(first[0]).toBe(first[1])
  expect(second[0]).not.toBe(first[0])
})

test('while the database is away the pages stay that everybody comes by, and none of the desk', async () => {
  const statuses = async () => {
    const pages = ['/', '/over', '/kern/emelgem', '/woonkernen', '/beheer', '/beheer/druk/1']
    return await Promise.all(pages.map(async (path) => (await app.request(path)).status))
  }
  expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200])
  status = 503
  expect(await statuses()).toEqual([200, 200, 200, 200, 503, 503])
})

test.each(['/', '/over', '/nergens', '/beheer/noteren', '/mail/kort', '/idee/12/steun', '/idee/nieuw/'])(
  'no form posts to %s: that is not found, and nothing is rendered for it',
  async (path) => {
    const response = await post(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ kind: 'not-found' })
    expect(rendered).toBe(0)
  },
)

test('a form counts as the page that it shows again, and past their limit nothing is rendered', async () => {
  for (let sent = 0; sent < 300; sent += 1) await post('/contact', '192.0.2.7')
  expect(rendered).toBe(300)
  const refused = await post('/contact', '192.0.2.7')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(rendered).toBe(300)
  expect((await post('/contact', '192.0.2.8')).status).toBe(400)
})

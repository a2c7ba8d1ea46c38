import { afterAll, expect, test } from 'vitest'
import { startTestApp } from '../testing.ts'
import { pages } from './pages.ts'

const portal = await startTestApp()
afterAll(portal.stop)

test('while the database is away each visitor of a kept form gets a key of their own', async () => {
  let status = 200
  const frontend = {
    clientFolder: '',
    assets: { script: '', styles: [], preloads: [] },
    render: async ({ idempotencyKey }: { idempotencyKey: string }) => ({
      status,
      html: `<input type="hidden" name="idempotencyKey" value="${idempotencyKey}"/>{"idempotencyKey":"${idempotencyKey}"}`,
    }),
  }
  const app = pages(portal, frontend, async (path, init) => portal.app.request(path, init))
  const keys = async () => [...(await (await app.request('/contact')).text()).matchAll(/[0-9a-f-]{36}/g)].map(String)
  await keys()
  status = 503
  const [first, second] = [await keys(), await keys()]
  expect(first).toHaveLength(2)
  expect(first[0]).toBe(first[1])
  expect(second[0]).not.toBe(first[0])
})

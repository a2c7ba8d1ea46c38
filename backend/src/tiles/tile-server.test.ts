import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ideaKind, ideaStatus, ideaTheme } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { createTileServer } from './tile-server.ts'

let portal: Awaited<ReturnType<typeof startTestApp>>
let origin: string
let close: () => void
let asked: string[] = []

beforeAll(async () => {
  portal = await startTestApp()
  for (const [number, theme] of ideaTheme.options.entries()) {
    const location = { lng: 3.21 + number / 2000, lat: 50.918 }
    await portal.send('POST', '/api/ideas', anIdea({ theme, location, title: `Idee over ${theme}` }))
  }
  await portal.feed.wake()
  const ordinary = getRequestListener(portal.app.fetch)
  const serveTile = createTileServer(portal, [['X-Content-Type-Options', 'nosniff']])
  const server = createServer((request, response) =>
    serveTile(request, response, () => {
      asked.push(request.url ?? '')
      void ordinary(request, response)
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => server.close()
})
afterAll(async () => {
  close()
  await portal.stop()
})

const some = (options: readonly string[]) => fc.option(fc.subarray([...options], { minLength: 1 }), { nil: undefined })
const filter = fc.record({
  theme: some(ideaTheme.options),
  status: some(ideaStatus.options),
  kind: some(ideaKind.options),
  area: some(['emelgem', 'centrum-izegem', 'izegem', 'nowhere']),
})
const tile = fc.constantFrom('0/0/0', '10/521/343', '12/2084/1372', '14/8338/5490', '16/33352/21963', '14/1/1')

const queryOf = (lists: Record<string, string[] | undefined>) => {
  const parts = Object.entries(lists).flatMap(([name, list]) => (list ? [`${name}=${list.join()}`] : []))
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

test('a tile by the short way is the tile by the ordinary way', async () => {
  await fc.assert(
    fc.asyncProperty(tile, filter, async (address, lists) => {
      const path = `/api/tiles/ideas/${address}.mvt${queryOf(lists)}`
      asked = []
      const short = await fetch(origin + path)
      const ordinary = await portal.app.request(path)
      expect(asked).toEqual([])
      expect(short.status).toBe(ordinary.status)
      expect(Buffer.from(await short.arrayBuffer())).toEqual(Buffer.from(await ordinary.arrayBuffer()))
      for (const name of ['content-type', 'cache-control', 'vary', 'x-content-type-options']) {
        expect(short.headers.get(name), name).toBe(ordinary.headers.get(name))
      }
      const again = await fetch(origin + path, { headers: { 'if-none-match': short.headers.get('etag') ?? '' } })
      expect(again.status).toBe(304)
    }),
    { numRuns: 60 },
  )
})

test.each([
  '/api/tiles/ideas/14/8338/5490.mvt?q=bankje',
  '/api/tiles/ideas/14/8338/5490.mvt?theme=nothing',
  '/api/tiles/ideas/14/8338/5490.mvt?theme=groen&theme=verkeer',
  '/api/tiles/ideas/14/8338/5490.mvt?theme=',
  '/api/tiles/ideas/14/8338/5490.mvt?constructor=groen',
  '/api/tiles/ideas/17/0/0.mvt',
  '/api/tiles/ideas/2/4/0.mvt',
  '/api/tiles/ideas/2/1/0.png',
  '/api/tiles/ideas.json',
])('%s goes the ordinary way', async (path) => {
  asked = []
  const short = await fetch(origin + path)
  const ordinary = await portal.app.request(path)
  expect(asked).toEqual([path])
  expect(short.status).toBe(ordinary.status)
})

test('what is hidden leaves the tile at once, and a new version has a new tag', async () => {
  const path = '/api/tiles/ideas/16/33352/21963.mvt'
  const before = await fetch(origin + path)
  await portal.sql`update ideas set visibility = 'hidden' where theme = 'groen'`
  await portal.feed.wake()
  const after = await fetch(origin + path, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } })
  expect(after.status).toBe(200)
  expect((await after.arrayBuffer()).byteLength).toBeLessThan((await before.arrayBuffer()).byteLength)
})

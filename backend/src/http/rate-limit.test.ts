import { Hono } from 'hono'
import { afterAll, expect, test } from 'vitest'
import { readEnvironment } from '../env.ts'
import { anIdea, startTestApp } from '../testing.ts'
import type { AppEnv } from './context.ts'
import { problemResponse, toProblem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'

const { app, send, stop } = await startTestApp({ TRUSTED_PROXIES: '10.0.0.0/8' })
afterAll(stop)

/** A request as it comes in over a connection from an address. */
const from = (address: string, headers: Record<string, string> = {}) =>
  app.request(
    '/api/ideas',
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(anIdea()) },
    { incoming: { socket: { remoteAddress: address } } as never },
  )

test('the sixth idea in ten minutes waits, and says how long; reading goes on', async () => {
  for (let sent = 0; sent < 5; sent += 1) expect((await from('192.0.2.1')).status).toBe(201)
  const refused = await from('192.0.2.1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
  expect(await refused.json()).toMatchObject({ kind: 'too-many-requests' })
  expect((await send('GET', '/api/ideas')).status).toBe(200)
  expect((await from('192.0.2.2')).status).toBe(201)
})

test('a made-up X-Forwarded-For helps nobody; behind a trusted proxy the last hop that is not ours counts', async () => {
  expect((await from('192.0.2.1', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(429)
  for (let sent = 0; sent < 5; sent += 1) {
    const spoofed = `203.0.113.${sent}, 198.51.100.7, 10.1.1.1`
    expect((await from('10.0.0.1', { 'x-forwarded-for': spoofed })).status).toBe(201)
  }
  expect((await from('10.0.0.1', { 'x-forwarded-for': '198.51.100.7' })).status).toBe(429)
})

test('the addresses of one household count as one', async () => {
  for (let sent = 0; sent < 5; sent += 1) expect((await from(`2001:db8:1:2::${sent + 1}`)).status).toBe(201)
  expect((await from('2001:db8:1:2:9::1')).status).toBe(429)
  expect((await from('2001:db8:1:3::1')).status).toBe(201)
  for (let sent = 0; sent < 5; sent += 1) expect((await from(`2001:db8::a:b:c:${sent + 1}`)).status).toBe(201)
  expect((await from('2001:db8:0:0:a::9')).status).toBe(429)
})

test('what failed on our side does not count against who tried', async () => {
  let status: 503 | 200 = 503
  const away = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('clientAddress', '192.0.2.77')
      await next()
    })
    .get('/', rateLimit({ environment: readEnvironment({}) }, { GET: 'contact' }), (c) => c.text('', status))
  away.onError((error, c) => problemResponse(c, toProblem(error)))
  for (let tries = 0; tries < 20; tries += 1) expect((await away.request('/')).status).toBe(503)
  status = 200
  for (let tries = 0; tries < 5; tries += 1) expect((await away.request('/')).status).toBe(200)
  expect((await away.request('/')).status).toBe(429)
})

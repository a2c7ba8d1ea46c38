import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anIdea, startTestApp } from '../testing.ts'

const { app, send, sql, stop } = await startTestApp()
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
beforeAll(async () => {
  await sql`
    insert into ideas (kind, title, body, theme, precision, placed_by)
    select 'street', 'Idee ' || n, repeat('tekst ', 300), 'groen', 'none', 'none' from generate_series(1, 5000) n`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await stop()
})

test('who does not read a download holds up nobody', async () => {
  const { port } = server.address() as AddressInfo
  const stalled = Array.from({ length: 8 }, (_, number) => {
    const socket = connect(port, '127.0.0.1')
    socket.pause()
    socket.write(`${number % 2 ? 'HEAD' : 'GET'} /api/ideas.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    return socket
  })
  await Promise.all(stalled.map((socket) => (socket.connecting ? once(socket, 'connect') : null)))
  const list = await fetch(`http://127.0.0.1:${port}/api/ideas?limit=1`, { signal: AbortSignal.timeout(30_000) })
  expect(list.status).toBe(200)
  for (const socket of stalled) socket.destroy()
})

test('a download has every row once, also past a batch', async () => {
  const lines = (await (await send('GET', '/api/ideas.csv')).text()).trim().split('\n')
  expect(new Set(lines).size).toBe(5001)
})

test('no cell begins like a formula, also for a spreadsheet that cuts at semicolons', async () => {
  await send('POST', '/api/ideas', anIdea({ title: '=1+1', body: 'a;=HYPERLINK("x");+2' }))
  const line = (await (await send('GET', '/api/ideas.csv')).text()).split('\n')[1] ?? ''
  expect(line).toContain("'=1+1")
  expect(line).not.toMatch(/(^|[,;"])[=+@-]/)
})

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, expect, test, vi } from 'vitest'
import type { PortalEvent } from '../contract/events.ts'
import { startTestApp } from '../testing.ts'
import { addConsultation, addQuestions } from './testing.ts'

const { app, send, sql, stop } = await startTestApp()
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
await once(server, 'listening')
const { port } = server.address() as AddressInfo
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await stop()
})

test.each([
  ['opening', { opens: '1 second', closes: '1 day' }, 'open', 201],
  ['closing', { opens: '-1 day', closes: '1 second' }, 'closed', 409],
])('at the moment of %s open pages hear of it, without anybody writing', async (_, period, state, status) => {
  const heard: PortalEvent[] = []
  const open = await fetch(`http://127.0.0.1:${port}/api/events`)
  const reading = (async () => {
    for await (const chunk of open.body ?? []) {
      for (const [, data = ''] of Buffer.from(chunk)
        .toString()
        .matchAll(/^data: (.*)$/gm))
        heard.push(JSON.parse(data))
    }
  })()
  const id = await addConsultation(sql, period)
  const [question] = await addQuestions(sql, id)
  // Once because it was written, and once more by the clock.
  await vi.waitFor(() => {
    expect(heard.filter((event) => event.type === 'consultation.changed' && event.id === id)).toHaveLength(2)
  }, 8_000)
  expect(await (await send('GET', `/api/consultations/${id}`)).json()).toMatchObject({ state })
  const answers = [{ question, text: 'Nu' }]
  expect((await send('POST', `/api/consultations/${id}/answers`, { answers })).status).toBe(status)
  server.closeAllConnections()
  await reading.catch(() => undefined)
})

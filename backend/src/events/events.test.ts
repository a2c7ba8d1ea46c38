import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { portalEvent } from '../contract/events.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import { ChangeFeed } from '../database/changes.ts'
import { EventHub } from '../http/event-hub.ts'
import { PinIndex } from '../pin-index/pin-index.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, app, feed, log, stop } = await startTestApp()
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await stop()
})

type Message = { id: string; event: ReturnType<typeof portalEvent.parse> }

const idsOf = (messages: Message[]) => messages.flatMap(({ event }) => ('id' in event ? event.id : []))

/** Listens until enough has come, or so many events; `lastId` resumes. */
async function listen(
  enough: number | ((messages: Message[]) => boolean),
  lastId?: string,
): Promise<{ messages: Promise<Message[]> }> {
  const abort = new AbortController()
  const response = await fetch(`${address}/api/events`, {
    signal: abort.signal,
    headers: lastId ? { 'last-event-id': lastId } : {},
  })
  const read = async () => {
    const messages: Message[] = []
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const id = /^id: (.*)$/m.exec(block)?.[1] ?? ''
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data) messages.push({ id, event: portalEvent.parse(JSON.parse(data)) })
      }
      if (typeof enough === 'number' ? messages.length >= enough : enough(messages)) break
    }
    abort.abort()
    return messages
  }
  return { messages: read() }
}

const sendIdea = async (title: string) =>
  ((await (await send('POST', '/api/ideas', anIdea({ title, location: { area: 'kachtem' } }))).json()) as IdeaCreated)
    .idea.id

test('every open stream hears of an idea, and of its hiding', async () => {
  const streams = await Promise.all([listen(2), listen(2)])
  const id = await sendIdea('Nieuw in Kachtem')
  await feed.wake()
  await sql`update ideas set visibility = 'hidden' where id = ${id}`
  for (const { messages } of streams) {
    expect((await messages).map(({ event }) => event)).toMatchObject([
      { type: 'idea.changed', id, title: 'Nieuw in Kachtem', areas: expect.arrayContaining(['kachtem']), isNew: true },
      { type: 'idea.removed', id },
    ])
  }
})

test('who was away resumes by id and misses none of twenty', async () => {
  const before = await listen(1)
  await sendIdea('Het laatste dat ik hoorde')
  const last = (await before.messages).at(-1)?.id ?? ''
  const missed: number[] = []
  for (let number = 1; number <= 20; number += 1) missed.push(await sendIdea(`Gemist ${number}`))
  // What was heard last may come once more: count the ideas, not the messages.
  const stream = await listen((messages) => missed.every((id) => idsOf(messages).includes(id)), last)
  expect(idsOf(await stream.messages)).toEqual(expect.arrayContaining(missed))
})

test.each(['nonsense', '99999999999'])(
  'a position the server does not know means: fetch everything again (%s)',
  async (lastId) => {
    const [message] = await (await listen(1, lastId)).messages
    expect(message?.event).toEqual({ type: 'reset' })
  },
)

test('a second process agrees within a second, also after its connection was cut', async () => {
  const index = new PinIndex()
  const other = new ChangeFeed(sql, index, new EventHub(), log)
  await other.start()
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`
  const id = await sendIdea('Voor twee')
  await expect.poll(() => index.has(id), { timeout: 1_000, interval: 20 }).toBe(true)
  await sql`update ideas set visibility = 'hidden' where id = ${id}`
  await expect.poll(() => index.has(id), { timeout: 1_000, interval: 20 }).toBe(false)
  await other.stop()
})

test('a change of a transaction that stayed open long is told once it commits', async () => {
  const slow = await sql.reserve()
  await slow`begin`
  const [{ id: slowId }] = await slow<[{ id: number }]>`
    insert into ideas (kind, title, body, theme, precision, placed_by) values ('street', 'Traag', 'x', 'ander', 'none', 'none')
    returning id`
  const stream = await listen(2)
  const quickId = await sendIdea('Vlug')
  await feed.wake()
  await slow`commit`
  slow.release()
  await feed.wake()
  expect(idsOf(await stream.messages)).toEqual([quickId, slowId])
})

test('after a restore into a new cluster, rows from the future are told once and then rest', async () => {
  const [{ id }] = await sql<[{ id: number }]>`
    insert into ideas (kind, title, body, theme, precision, placed_by, changed_xid)
    values ('street', 'Uit een andere databank', 'x', 'ander', 'none', 'none', '999999999999') returning id`
  await sql`insert into idea_tombstones (idea_id, changed_xid) values (987654, '999999999999')`
  const index = new PinIndex()
  const hub = new EventHub()
  const restored = new ChangeFeed(sql, index, hub, log)
  await restored.start()
  expect(index.has(id)).toBe(true)
  const told: unknown[] = []
  const write = {
    write: (bytes: Buffer) => told.push(...(String(bytes).match(/^data: .*$/gm) ?? [])),
    on: () => undefined,
    end: () => undefined,
    writableLength: 0,
  }
  hub.add(write as never, 'test')
  for (let polls = 0; polls < 5; polls += 1) await restored.wake()
  const after = told.length
  for (let polls = 0; polls < 5; polls += 1) await restored.wake()
  expect(told.length).toBe(after)
  const [{ future }] = await sql<[{ future: number }]>`
    select count(*)::int as future from ideas where changed_xid >= pg_snapshot_xmax(pg_current_snapshot())`
  expect(future).toBe(0)
  await restored.stop()
})

import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated, IdeaDetail } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { moderate } from './moderate.ts'

const { send, sql, feed, index, stop } = await startTestApp()
afterAll(stop)

const { idea } = (await (await send('POST', '/api/ideas', anIdea())).json()) as IdeaCreated
const page = () => send('GET', `/api/ideas/${idea.id}`)

test('an answer shows with its reason, hiding takes the idea away everywhere, and all of it is logged', async () => {
  const reason = 'We planten een boom.'
  await sql.begin((transaction) =>
    moderate(transaction, { action: 'answer', ideaId: idea.id, status: 'planned', reason }, 'test'),
  )
  expect((await (await page()).json()) as IdeaDetail).toMatchObject({
    status: 'planned',
    updates: [{ status: 'planned', reason }],
  })

  await sql.begin((transaction) =>
    moderate(transaction, { action: 'hide', ideaId: idea.id, reason: 'Scheldt' }, 'test'),
  )
  await feed.wake()
  expect((await page()).status).toBe(404)
  expect(index.has(idea.id)).toBe(false)

  await sql.begin((transaction) =>
    moderate(transaction, { action: 'restore', ideaId: idea.id, reason: 'Vergissing' }, 'test'),
  )
  await feed.wake()
  expect((await page()).status).toBe(200)
  expect(index.has(idea.id)).toBe(true)
  expect(await sql`select action, reason, by from moderation_log order by id`).toMatchObject([
    { action: 'answer', reason },
    { action: 'hide', reason: 'Scheldt' },
    { action: 'restore', reason: 'Vergissing' },
  ])
})

test.each([
  ['There is no idea', { action: 'hide', ideaId: 999_999, reason: 'x' }],
  ['is public already', { action: 'restore', ideaId: idea.id, reason: 'x' }],
] as const)('an act that cannot be done says so: %s', async (message, act) => {
  await expect(sql.begin((transaction) => moderate(transaction, act, 'test'))).rejects.toThrow(message)
})

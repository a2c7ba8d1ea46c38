import { afterAll, expect, test } from 'vitest'
import type { Comment, IdeaCreated, IdeaDetail } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { type Act, moderate, showIdea, showMessages } from './moderate.ts'

const { send, sql, feed, index, secrets, environment, jobs, stop } = await startTestApp()
afterAll(stop)

const reply = { email: 'iemand@voorbeeld.be' }
const { idea } = (await (await send('POST', '/api/ideas', anIdea({ reply }))).json()) as IdeaCreated
const page = () => send('GET', `/api/ideas/${idea.id}`)
const detail = async () => (await (await page()).json()) as IdeaDetail
const act = (wanted: Act) =>
  sql.begin((transaction) => moderate(transaction, { environment, secrets, jobs }, wanted, 'test'))

test('an answer shows with its reason, hiding takes the idea away everywhere, and all of it is logged', async () => {
  const reason = 'We planten een boom.'
  await act({ action: 'answer', what: 'idea', id: idea.id, status: 'planned', reason })
  expect(await detail()).toMatchObject({ status: 'planned', updates: [{ status: 'planned', reason }] })

  const { removals } = feed
  await act({ action: 'hide', what: 'idea', id: idea.id, reason: 'Scheldt' })
  await feed.wake()
  expect((await page()).status).toBe(404)
  expect(index.has(idea.id)).toBe(false)
  expect(feed.removals).toBeGreaterThan(removals)

  await act({ action: 'restore', what: 'idea', id: idea.id, reason: 'Vergissing' })
  await feed.wake()
  expect((await page()).status).toBe(200)
  expect(index.has(idea.id)).toBe(true)
  expect(await sql`select action, reason, by from audit_log order by id`).toMatchObject([
    { action: 'answer idea', reason },
    { action: 'hide idea', reason: 'Scheldt' },
    { action: 'restore idea', reason: 'Vergissing' },
  ])
})

test('a comment can be hidden and counted out, and comes back', async () => {
  const path = `/api/ideas/${idea.id}/comments`
  const comment = (await (await send('POST', path, { body: 'Scheldwoord' })).json()) as Comment
  await act({ action: 'hide', what: 'comment', id: comment.id, reason: 'Scheldt' })
  expect(await detail()).toMatchObject({ commentCount: 0, comments: [] })
  await act({ action: 'restore', what: 'comment', id: comment.id, reason: 'Vergissing' })
  expect(await detail()).toMatchObject({ commentCount: 1, comments: [{ body: 'Scheldwoord' }] })
})

test('staff can read how somebody wants to hear back, which is logged, and what was written to them', async () => {
  const told = await sql.begin((transaction) => showIdea(transaction, secrets, idea.id, 'test'))
  expect(told).toContain(reply.email)
  expect(await sql`select by from audit_log where action = 'show idea'`).toEqual([{ by: 'test' }])
  await send('POST', '/api/contact', { message: 'Mag ik eens langskomen?', reply })
  expect(await showMessages(sql, secrets)).toContain('Mag ik eens langskomen?')
})

test.each<[string, Act]>([
  ['There is no idea', { action: 'hide', what: 'idea', id: 999_999, reason: 'x' }],
  ['There is no comment', { action: 'hide', what: 'comment', id: 999_999, reason: 'x' }],
  ['There is no photo', { action: 'hide', what: 'photo', id: crypto.randomUUID(), reason: 'x' }],
  ['is public already', { action: 'restore', what: 'idea', id: idea.id, reason: 'x' }],
])('an act that cannot be done says so: %s', async (message, wanted) => {
  await expect(act(wanted)).rejects.toThrow(message)
})

import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addConsultation } from '../consultations/testing.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import { RETENTION, type RetentionCategory } from '../contract/retention.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { retain } from './retention.ts'

const { send, sql, files, signIn, stop, ...context } = await startTestApp()
afterAll(stop)

const HOUR_MS = 3_600_000
const started = Date.now()
const hoursFromNow = (hours: number) => new Date(started + hours * HOUR_MS)

async function newIdea(changes: Parameters<typeof anIdea>[0] = {}) {
  const { idea, receipt } = (await (await send('POST', '/api/ideas', anIdea(changes))).json()) as IdeaCreated
  return { id: idea.id, link: `/api/my-idea/${receipt.link.split('/').at(-1)}` }
}

async function keepPhoto() {
  const id = randomUUID()
  await files.write(`${id}.webp`, Buffer.from('photo'))
  await sql`insert into photos (id, width, height) values (${id}, 1, 1)`
  return id
}

const counted = async (now: Date, dryRun: boolean) =>
  Object.fromEntries(
    (await retain({ sql, files }, { now, dryRun })).map(({ category, count }) => [category, count]),
  ) as Record<RetentionCategory, number>

const { headers } = await signIn(['wijkwerker'])
const forgotten = await keepPhoto()
const [sent, taken] = [await keepPhoto(), await keepPhoto()]
const named = await newIdea({ name: 'Rita', reply: { phone: '051 12 34 56' }, photos: [sent] })
const open = await newIdea({ name: 'Omer', reply: { phone: '051 65 43 21' } })
const unconfirmed = await newIdea({ reply: { email: 'vergeten@voorbeeld.be' } })
await sql`insert into idea_followers (idea_id, encrypted, address_hash) values (${open.id}, 'x', 'y')`
const withdrawn = await newIdea({ photos: [taken] })
await send('DELETE', withdrawn.link)
await send('POST', `/api/ideas/${open.id}/comments`, { body: 'Goed idee', name: 'Julien' })
await send('POST', '/api/contact', { message: 'Mag ik iets vragen?' })
await sql.begin(async (transaction) => {
  const update = { ideaId: named.id, status: 'done', reason: 'Het staat er.' } as const
  await writeUpdate(transaction, context, update)
})
await sql`
  insert into idea_followers (idea_id, encrypted, address_hash, confirmed_at) values (${named.id}, 'x', 'x', now())`
await sql`
  insert into reports (idea_id, reason, decided_at, outcome) values (${open.id}, 'spam', now(), 'kept')`
const consultation = await addConsultation(sql, { opens: '-2 days', closes: '1 second' })
const [answer] = await sql<{ id: number }[]>`
  insert into consultation_answers (consultation_id) values (${consultation}) returning id`
await sql`insert into consultation_replies (answer_id, kind, encrypted) values (${answer?.id ?? 0}, 'phone', 'x')`
await sql`insert into mails (kind, subject, encrypted, sent_at) values ('update', 'Verstuurd', 'x', now())`
await sql`update tasks set done_at = now()`
await sql`insert into one_time_links (token_hash, purpose, expires_at) values ('spent', 'sign-in', now())`
await sql`insert into idempotency_keys (route, key, request_hash, response) values ('test', ${randomUUID()}, 'x', 'x')`
await sql`insert into used_proofs (signature) values ('spent')`
await sql`update staff_sessions set ended_at = now()`

test('every category has its term: an hour before it nothing goes, an hour after it the row does', async () => {
  for (const { category, term } of RETENTION) {
    const hours = 'hours' in term ? term.hours : term.days * 24
    if (hours > 0) expect((await counted(hoursFromNow(hours - 1), true))[category], `${category} early`).toBe(0)
    expect((await counted(hoursFromNow(hours + 1), true))[category], category).toBeGreaterThan(0)
  }
})

test('a dry run leaves everything, and counts what the run then does', async () => {
  const now = hoursFromNow(731 * 24)
  const expected = await counted(now, true)
  expect(await counted(now, true)).toEqual(expected)
  expect(await counted(now, false)).toEqual(expected)
  expect(Object.values(await counted(now, true)).filter((count) => count > 0)).toEqual([])
})

test('photos go with their files, ended ideas stay without name and contact, open ones keep them', async () => {
  expect(await files.read(`${forgotten}.webp`)).toBeNull()
  expect(await files.read(`${taken}.webp`)).toBeNull()
  expect(await files.read(`${sent}.webp`)).not.toBeNull()
  expect(await (await send('GET', `/api/ideas/${named.id}`)).json()).toMatchObject({ name: null })
  expect(await (await send('GET', `/api/ideas/${open.id}`)).json()).toMatchObject({ name: 'Omer' })
  const replies = (await sql<{ ideaId: number }[]>`select idea_id from idea_replies`).map(({ ideaId }) => ideaId)
  expect(replies).toEqual([open.id])
  expect((await send('GET', `/api/ideas/${unconfirmed.id}`)).status).toBe(200)
  expect((await send('GET', '/api/desk/me', undefined, headers)).status).toBe(401)
})

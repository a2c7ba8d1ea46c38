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

// Neither was ever answered itself: one is a duplicate of the idea that was, the other was hidden.
const double = await newIdea({ name: 'Godelieve', reply: { phone: '051 11 11 11' } })
await sql`update ideas set duplicate_of = ${named.id} where id = ${double.id}`
const hidden = await newIdea({ name: 'Firmin', reply: { phone: '051 22 22 22' } })
await sql`insert into idea_followers (idea_id, encrypted, address_hash, confirmed_at) values (${hidden.id}, 'x', 'x', now())`
await sql`update ideas set visibility = 'hidden' where id = ${hidden.id}`
const reported = await newIdea()
await send('POST', `/api/ideas/${reported.id}/reports`, { reason: 'spam', email: 'melder@voorbeeld.be' })
const called = await newIdea({ reply: { phone: '051 33 33 33' } })
await sql.begin((transaction) =>
  writeUpdate(transaction, context, { ideaId: called.id, status: 'done', reason: 'Het staat er.' }),
)
const moved = await newIdea({ location: { area: 'emelgem' } })
const worker = await signIn(['wijkwerker'])
const move = { act: 'move', revision: 0, location: { area: 'kachtem' } }
await send('POST', `/api/desk/ideas/${moved.id}/acts`, move, worker.headers)

test('every category has its term: an hour before it nothing goes, an hour after it the row does', async () => {
  for (const { category, term } of RETENTION) {
    const hours = 'hours' in term ? term.hours : term.days * 24
    if (hours > 0) expect((await counted(hoursFromNow(hours - 1), true))[category], `${category} early`).toBe(0)
    expect((await counted(hoursFromNow(hours + 1), true))[category], category).toBeGreaterThan(0)
  }
})

test('contact and name of a duplicate, and of what is hidden, go as soon as those of an idea that ended itself', async () => {
  const due = async (days: number) => {
    const counts = await counted(hoursFromNow(days * 24 + 1), true)
    return [counts['idea-contact'], counts['idea-names'], counts['idea-followers'], counts['open-tasks']]
  }
  expect(await due(179)).toEqual([0, 0, 0, 0])
  // The call that nobody made goes, and with it the number that it was kept for.
  expect(await due(180)).toEqual([4, 0, 2, 1])
  expect(await due(729)).toEqual([4, 0, 2, 1])
  expect(await due(730)).toEqual([4, 3, 2, 1])
})

test('the term of what is hidden begins anew when it is hidden again, and that of an idea when it was sent', async () => {
  const contacts = async (days: number) => (await counted(hoursFromNow(days * 24 + 1), true))['idea-contact']
  await sql`update ideas set visibility = 'public' where id = ${hidden.id}`
  expect(await contacts(180)).toBe(3)
  await sql`update ideas set visibility = 'hidden' where id = ${hidden.id}`
  await sql`update idea_replies set created_at = now() + interval '10 days' where idea_id = ${double.id}`
  expect([await contacts(180), await contacts(190)]).toEqual([3, 4])
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
  expect(await sql`select id from ideas where author_name is not null`).toEqual([{ id: open.id }])
  const replies = (await sql<{ ideaId: number }[]>`select idea_id from idea_replies`).map(({ ideaId }) => ideaId)
  expect(replies).toEqual([open.id])
  expect((await send('GET', `/api/ideas/${unconfirmed.id}`)).status).toBe(200)
  expect((await send('GET', '/api/desk/me', undefined, headers)).status).toBe(401)
})

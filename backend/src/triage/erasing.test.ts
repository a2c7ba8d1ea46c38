import { afterAll, expect, test } from 'vitest'
import type { DeskIdea, Inbox, Task } from '../contract/desk.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import type { NotedIdea } from '../contract/intake.ts'
import type { AuditEntry } from '../contract/team.ts'
import type { SealedMail } from '../mail/queue-mail.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, signIn, secrets, stop } = await startTestApp()
afterAll(stop)

const { headers } = await signIn(['administrator'])
const { headers: elsewhere } = await signIn(['wijkwerker'], { areas: ['kachtem'] })
const SECRETS = ['Zilverberk', 'Odette', 'M-777', '051 33 73 75', 'melder@voorbeeld.be', 'Prinsessestraat']

const get = async <T>(path: string, by = headers) => (await (await send('GET', path, undefined, by)).json()) as T
const seen = (id: number) => get<DeskIdea>(`/api/desk/ideas/${id}`)
const act = async (id: number, wanted: Record<string, unknown>) => {
  const { revision } = await seen(id)
  const response = await send('POST', `/api/desk/ideas/${id}/acts`, { revision, ...wanted }, headers)
  expect(response.status, await response.clone().text()).toBe(200)
}
const logged = async (id: number) =>
  (await get<{ items: AuditEntry[] }>('/api/desk/audit-log?subject=idea')).items.filter(
    ({ subjectId }) => subjectId === String(id),
  )

/** An idea noted by phone, with all that staff and others can hang on it. */
async function fullIdea() {
  const given = anIdea({
    title: 'Zilverberk aan de kerk',
    body: 'Odette vroeg een Zilverberk.',
    name: 'Odette',
    location: { lng: 3.221, lat: 50.934 },
    reply: { phone: '051 33 73 75' },
    contactName: 'Odette',
    channel: 'phone',
    consent: 'spoken',
    language: 'fr',
    translation: { title: 'Zilverberk', body: 'Een Zilverberk voor Odette.' },
  })
  const { idea } = (await (await send('POST', '/api/desk/intake', given, headers)).json()) as NotedIdea
  const { id } = idea
  await send('POST', `/api/ideas/${id}/reports`, { reason: 'privacy', body: 'Odette', email: 'eerst@voorbeeld.be' })
  const { revision } = await seen(id)
  const decision = { revision, what: { idea: true }, isHidden: false, reason: 'Nagekeken' }
  await send('POST', `/api/desk/ideas/${id}/visibility`, decision, headers)
  await act(id, { act: 'note', body: 'Odette woont naast de Zilverberk.' })
  await act(id, { act: 'hand-over', to: 'Groendienst', reference: 'M-777', reason: 'Iets voor de groendienst.' })
  await act(id, { act: 'move', location: { area: 'emelgem' } })
  await send('POST', `/api/ideas/${id}/reports`, { reason: 'privacy', body: 'Odette', email: 'melder@voorbeeld.be' })
  return id
}

/** Every row that names an idea in any table but the log, which holds nothing of it. */
async function leftOf(id: number) {
  const tables = await sql<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'idea_id'`
  const left: Record<string, number> = {}
  for (const { name } of tables) {
    const [{ count }] = await sql<[{ count: number }]>`select count(*)::int from ${sql(name)} where idea_id = ${id}`
    if (count > 0) left[name] = count
  }
  return left
}

async function expectErased(id: number) {
  // What stays says what staff answered and decided, and that there was an idea.
  expect(await leftOf(id)).toEqual({ idea_updates: 1, reports: 1 })
  expect(await sql`select body, encrypted, outcome from reports where idea_id = ${id}`).toEqual([
    { body: '', encrypted: null, outcome: 'kept' },
  ])
  const [row] = await sql`select to_jsonb(i) as row from ideas i where id = ${id}`
  for (const secret of SECRETS) expect(JSON.stringify(row), secret).not.toContain(secret)
  for (const by of [headers, elsewhere]) {
    for (const path of [`/api/desk/ideas/${id}`, `/api/desk/ideas/${id}/contact`]) {
      expect((await send('GET', path, undefined, by)).status, path).toBe(404)
    }
    const inbox = await get<Inbox>('/api/desk/inbox?show=all', by)
    expect(inbox.items.filter((item) => item.id === id)).toEqual([])
    const tasks = await get<{ items: Task[] }>('/api/desk/tasks', by)
    expect(tasks.items.filter((task) => task.idea.id === id)).toEqual([])
    for (const [path, body] of [
      ['acts', { act: 'note', revision: 6, body: 'Nog iets' }],
      ['visibility', { revision: 6, what: { idea: true }, isHidden: false, reason: 'Toch tonen' }],
      ['undo', { revision: 6 }],
      ['withdrawal', { asked: 'phone' }],
    ] as const) {
      expect((await send('POST', `/api/desk/ideas/${id}/${path}`, body, by)).status, path).toBe(404)
    }
    expect((await send('DELETE', `/api/desk/ideas/${id}/contact`, undefined, by)).status).toBe(404)
  }
  const mails = await sql<{ encrypted: Buffer }[]>`select encrypted from mails`
  const texts = mails.map(({ encrypted }) => secrets.decrypt(encrypted)).join()
  for (const secret of SECRETS) expect(texts, secret).not.toContain(secret)
}

test('withdrawn by its author, nothing of an idea is left, and staff of no kern open it', async () => {
  const id = await fullIdea()
  const { receipt, idea } = (await (await send('POST', '/api/ideas', anIdea())).json()) as IdeaCreated
  await sql`update idea_links set idea_id = ${id} where idea_id = ${idea.id}`
  const open = receipt.link.replace('/mijn-idee/', '/api/my-idea/')
  expect(await (await send('DELETE', open)).json()).toMatchObject({ state: 'withdrawn', idea: { title: '' } })
  await sql`delete from idea_links where idea_id = ${id}`
  await expectErased(id)
})

test('withdrawn on request of its author, as much is gone, and the log says how it was asked', async () => {
  const id = await fullIdea()
  const path = `/api/desk/ideas/${id}/withdrawal`
  expect((await send('POST', path, { asked: 'phone' }, elsewhere)).status).toBe(404)
  expect((await send('POST', path, { asked: 'web' }, headers)).status).toBe(400)
  const { headers: integration } = await signIn(['integration'])
  expect((await send('POST', path, { asked: 'phone' }, integration)).status).toBe(403)
  expect((await send('POST', path, { asked: 'phone' }, headers)).status).toBe(204)
  await expectErased(id)
  const [last] = await logged(id)
  expect(last).toMatchObject({ action: 'withdraw idea', before: null, after: { channel: 'phone' } })
})

test('a duplicate that was withdrawn no longer stands with its main idea', async () => {
  const [main, double] = [await fullIdea(), await fullIdea()]
  await act(double, { act: 'duplicate', of: main })
  expect((await seen(main)).duplicates).toHaveLength(1)
  await send('POST', `/api/desk/ideas/${double}/withdrawal`, { asked: 'desk' }, headers)
  expect((await seen(main)).duplicates).toEqual([])
})

test('on request go name, contact and what was mailed; the idea, its followers and the promise to call stay', async () => {
  const id = await fullIdea()
  const path = `/api/desk/ideas/${id}/contact`
  expect((await send('DELETE', path, undefined, elsewhere)).status).toBe(404)
  const { headers: moderator } = await signIn(['moderator'])
  expect((await send('DELETE', path, undefined, moderator)).status).toBe(403)
  const { headers: integration } = await signIn(['integration'])
  const { revision } = await seen(id)
  const after = (await (await send('DELETE', path, undefined, integration)).json()) as DeskIdea
  expect(after).toMatchObject({ replyKind: null, revision: revision + 1, idea: { name: null, title: /Zilverberk/ } })
  expect((await send('GET', path, undefined, headers)).status).toBe(404)
  expect(await (await send('GET', `/api/ideas/${id}`)).json()).toMatchObject({ name: null })
  const { items } = await get<{ items: Task[] }>('/api/desk/tasks')
  expect(items.filter((task) => task.idea.id === id)).toMatchObject([{ kind: 'call-back', hasContact: false }])
  const [last] = await logged(id)
  expect(last).toMatchObject({ action: 'erase contact', reason: null, before: null, after: null })
  // Asked once more nothing is left to erase, and that is no fault.
  expect((await send('DELETE', path, undefined, headers)).status).toBe(200)
})

test('with an e-mail address go the mails to it, and not those to others', async () => {
  const { idea } = (await (
    await send('POST', '/api/ideas', anIdea({ name: 'Odette', reply: { email: 'Odette@voorbeeld.be' } }))
  ).json()) as IdeaCreated
  await sql`update idea_replies set confirmed_at = now() where idea_id = ${idea.id}`
  for (const email of ['odette@voorbeeld.be', 'buur@voorbeeld.be']) {
    await sql`
      insert into idea_followers (idea_id, encrypted, address_hash, confirmed_at)
      values (${idea.id}, ${secrets.encrypt(email)}, ${secrets.keyedHash(email)}, now())`
  }
  await act(idea.id, { act: 'answer', status: 'planned', reason: 'Het komt er.' })
  await act(idea.id, { act: 'ask', question: 'Welke kant bedoel je?' })
  const mailed = async () =>
    (await sql<{ encrypted: Buffer }[]>`select encrypted from mails where idea_id = ${idea.id}`).map(
      ({ encrypted }) => (JSON.parse(secrets.decrypt(encrypted)) as SealedMail).to,
    )
  expect((await mailed()).filter((to) => to === 'Odette@voorbeeld.be')).toHaveLength(3)
  expect((await send('DELETE', `/api/desk/ideas/${idea.id}/contact`, undefined, headers)).status).toBe(200)
  expect(await mailed()).toEqual(['buur@voorbeeld.be'])
  expect((await seen(idea.id)).followerCount).toBe(1)
})

test('where exactly an idea lay is not in the log, and of older rows it is not told', async () => {
  const id = await fullIdea()
  const rows = await sql`select before, after from audit_log where subject_id = ${String(id)} and action = 'move'`
  expect(rows).toHaveLength(1)
  expect(Object.keys(rows[0]?.before)).toEqual(['kernId'])
  await sql`
    insert into audit_log (by, action, subject_kind, subject_id, before, after)
    values ('An', 'move', 'idea', ${String(id)},
      ${sql.json({ kernId: 1, streetId: 5, houseNumber: '12A', precision: 'point', placedBy: 'tap', lng: 3.221, lat: 50.934 })},
      ${sql.json({ kernId: 2, lng: 3.2 })})`
  const [old] = await logged(id)
  expect(old).toMatchObject({ action: 'move', before: { kernId: 1 }, after: { kernId: 2 } })
  expect(JSON.stringify(await logged(id))).not.toMatch(/lng|lat"|houseNumber|streetId|3\.2\d{3}|12A/)
})

test('a move can be taken back as long as its former place is kept, which the next move replaces', async () => {
  const id = await fullIdea()
  const undo = async () => send('POST', `/api/desk/ideas/${id}/undo`, { revision: (await seen(id)).revision }, headers)
  await act(id, { act: 'move', location: { lng: 3.2214, lat: 50.9341 } })
  expect((await seen(id)).undoable).toBe('move')
  expect(await undo()).toMatchObject({ status: 200 })
  expect((await seen(id)).idea).toMatchObject({ area: { slug: 'emelgem' }, place: null, precision: 'area' })
  expect(await sql`select from idea_former_places where idea_id = ${id}`).toHaveLength(0)
  await act(id, { act: 'move', location: { area: 'kachtem' } })
  await sql`delete from idea_former_places where idea_id = ${id}`
  expect((await seen(id)).undoable).toBeNull()
  expect(await undo()).toMatchObject({ status: 409 })
})

import { once } from 'node:events'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { IdeaCreated } from '../contract/ideas.ts'
import type { MailLink } from '../contract/mail.ts'
import type { Mailbox } from '../contract/mailbox.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import { retain } from '../retention/retention.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { startMailing } from './send-mail.ts'
import { startFollowMails } from './tell-followers.ts'

type Received = { messageId: string; to: string; subject: string; text: string; html: string; unsubscribe: string }
const received: Received[] = []
let refuse: string | null = null
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    const isUnknown = address.startsWith('bestaat-niet@')
    done(isUnknown ? Object.assign(new Error(`5.1.1 <${address}> User unknown`), { responseCode: 550 }) : null)
  },
  onData(stream, _session, done) {
    simpleParser(stream).then(({ messageId = '', to, subject = '', text = '', html, headers }) => {
      if (refuse) return done(new Error(refuse))
      const list = headers.get('list') as { unsubscribe?: { url: string } } | undefined
      received.push({
        messageId,
        to: [to].flat()[0]?.text ?? '',
        subject,
        text,
        html: html || '',
        unsubscribe: list?.unsubscribe?.url ?? '',
      })
      done()
    }, done)
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const address = server.server.address()
const port = typeof address === 'object' ? address?.port : 0
const app = await startTestApp({
  RATE_LIMITS: 'off',
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  PUBLIC_URL: 'https://wijkwerk.example',
})
const { send, sql, files } = app
await startMailing(app)
await startFollowMails(app)
afterAll(async () => {
  await app.stop()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
afterEach(() => {
  received.length = 0
  refuse = null
})

const newIdea = async (changes: Record<string, unknown> = {}) =>
  (await (await send('POST', '/api/ideas', anIdea(changes))).json()) as IdeaCreated
const update = (ideaId: number, reason = 'We planten een boom.') =>
  sql.begin((transaction) => writeUpdate(transaction, app, { ideaId, status: 'planned', reason }))
const arrived = (count: number) => expect.poll(() => received.length, { timeout: 10_000 }).toBe(count)
const tokenIn = (text = '') => /\/mail\/([\w-]{43})/.exec(text)?.[1] ?? ''
const useLink = (token: string) => send('POST', `/api/mail-links/${token}`)

test('who left an address confirms it, then hears of an update once, and can stop', async () => {
  const { idea } = await newIdea({ title: 'Bankje & <b>boom</b>', reply: { email: 'iemand@voorbeeld.be' } })
  await arrived(1)
  const [question] = received
  const subject = `Wil je nieuws over idee ${idea.id}?`
  expect(question).toMatchObject({ to: 'iemand@voorbeeld.be', subject, unsubscribe: '' })
  expect(question?.text).toContain(`idee ${idea.id} op Wijkwerk`)
  // Whoever filled in the form may have filled in somebody else's address.
  expect(JSON.stringify(question)).not.toMatch(/Bankje|boom/)
  await update(idea.id, 'Nog niet bevestigd')

  const token = tokenIn(question?.text)
  const seen = (await (await send('GET', `/api/mail-links/${token}`)).json()) as MailLink
  expect(seen).toMatchObject({ purpose: 'confirm-reply', idea: { id: idea.id } })
  expect(await sql`select 1 from idea_replies where confirmed_at is not null`).toHaveLength(0)
  expect((await useLink(token)).status).toBe(200)
  // Used again it says that the address is confirmed, on its page and in its answer.
  const spent = { kind: 'link-spent', status: 410, did: 'confirm-reply' }
  expect(await (await useLink(token)).json()).toMatchObject(spent)
  expect(await (await send('GET', `/api/mail-links/${token}`)).json()).toMatchObject(spent)

  await update(idea.id)
  await arrived(2)
  expect(received[1]).toMatchObject({ to: 'iemand@voorbeeld.be', subject: `Nieuws over je idee ${idea.id}: Gepland` })
  expect(received[1]?.text).toContain('We planten een boom.')
  expect(received[1]?.html).toContain('“Bankje &amp; &lt;b&gt;boom&lt;/b&gt;”')
  expect(received[1]?.text).toContain(`https://wijkwerk.example/idee/${idea.id}`)
  expect(received[1]?.unsubscribe).toContain('https://wijkwerk.example/mail/')

  expect(await (await useLink(tokenIn(received[1]?.unsubscribe))).json()).toMatchObject({ purpose: 'stop-mails' })
  expect(await (await useLink(tokenIn(received[1]?.unsubscribe))).json()).toMatchObject({ did: 'stop-mails' })
  // The address is gone, so the question of before confirms nothing any more.
  expect(await (await useLink(token)).json()).not.toHaveProperty('did')
  await update(idea.id, 'Na het stoppen')
  expect(await sql`select kind from mails where idea_id = ${idea.id} order by created_at`).toEqual([
    { kind: 'confirm' },
    { kind: 'update' },
  ])
  expect(await sql`select 1 from idea_replies where idea_id = ${idea.id}`).toHaveLength(0)
})

const follow = (ideaId: number, email: string) => send('POST', `/api/ideas/${ideaId}/followers`, { email })
const mailsOf = async (ideaId: number) =>
  (await sql<{ kind: string }[]>`select kind from mails where idea_id = ${ideaId} order by created_at`).map(
    ({ kind }) => kind,
  )

test('somebody else follows an idea after confirming, hears of it once, and stops', async () => {
  const { idea } = await newIdea({ title: 'Zebrapad gevraagd' })
  expect((await follow(idea.id, 'buur@voorbeeld.be')).status).toBe(202)
  await arrived(1)
  expect(received[0]).toMatchObject({ to: 'buur@voorbeeld.be', subject: `Wil je idee ${idea.id} volgen?` })
  // What a stranger wrote is not mailed to an address that did not ask for it.
  expect(received[0]?.text).not.toContain('Zebrapad')
  await update(idea.id, 'Nog niet bevestigd')
  const token = tokenIn(received[0]?.text)
  expect(await (await send('GET', `/api/mail-links/${token}`)).json()).toMatchObject({ purpose: 'confirm-follow' })
  expect((await useLink(token)).status).toBe(200)

  await update(idea.id)
  await arrived(2)
  expect(received[1]).toMatchObject({ to: 'buur@voorbeeld.be', subject: `Nieuws over idee ${idea.id}: Gepland` })
  expect(received[1]?.text).toContain('Zebrapad gevraagd')
  const stopped = await useLink(tokenIn(received[1]?.unsubscribe))
  expect(await stopped.json()).toMatchObject({ purpose: 'stop-follow', idea: { id: idea.id } })
  await update(idea.id, 'Na het stoppen')
  expect(await mailsOf(idea.id)).toEqual(['confirm', 'update'])
  expect(await sql`select 1 from idea_followers where idea_id = ${idea.id}`).toHaveLength(0)
})

test('asking to follow says the same to everyone, and does not fill a mailbox', async () => {
  const ids: number[] = []
  for (let count = 0; count < 6; count += 1) ids.push((await newIdea()).idea.id)
  const [first = 0] = ids
  const asked = async () => {
    await expect
      .poll(async () => (await sql`select 1 from pgboss.job where name = 'follow' and state < 'completed'`).length, {
        timeout: 20_000,
      })
      .toBe(0)
    return (await sql`select 1 from mails where kind = 'confirm' and idea_id in ${sql(ids)}`).length
  }
  for (const id of [...ids, first]) expect((await follow(id, 'vol@voorbeeld.be')).status).toBe(202)
  expect(await asked()).toBe(5)
  await follow(first, 'Vol@voorbeeld.be')
  expect(await asked()).toBe(5)
  await sql`update idea_followers set asked_at = now() - interval '49 hours'`
  await retain({ sql, files })
  expect((await follow(first, 'vol@voorbeeld.be')).status).toBe(202)
  expect(await asked()).toBe(6)
  await sql`update idea_followers set confirmed_at = now() where idea_id = ${first}`
  expect((await follow(first, 'vol@voorbeeld.be')).status).toBe(202)
  expect(await asked()).toBe(6)
  expect((await follow(first, 'geen adres')).status).toBe(400)
  expect((await follow(999_999, 'vol@voorbeeld.be')).status).toBe(404)
  await arrived(6)
}, 60_000)

test('who wrote an idea, follows it and follows its duplicate is mailed once', async () => {
  const { idea } = await newIdea({ reply: { email: 'zelf@voorbeeld.be' } })
  const double = (await newIdea()).idea.id
  await sql`update ideas set duplicate_of = ${idea.id} where id = ${double}`
  for (const id of [idea.id, double]) {
    for (const email of ['Zelf@voorbeeld.be', 'buur@voorbeeld.be']) await follow(id, email)
  }
  await sql`update idea_replies set confirmed_at = now() where idea_id = ${idea.id}`
  await arrived(5)
  await sql`update idea_followers set confirmed_at = now() where idea_id in ${sql([idea.id, double])}`
  await update(idea.id)
  await arrived(7)
  expect(received.slice(5).map(({ to }) => to)).toEqual(
    expect.arrayContaining(['zelf@voorbeeld.be', 'buur@voorbeeld.be']),
  )
  expect([...(await mailsOf(idea.id)), ...(await mailsOf(double))].filter((kind) => kind === 'update')).toHaveLength(2)
})

test('of an idea that staff hid its followers hear nothing, and nobody confirms to follow it', async () => {
  const { idea } = await newIdea()
  await follow(idea.id, 'eerst@voorbeeld.be')
  await arrived(1)
  await useLink(tokenIn(received[0]?.text))
  await follow(idea.id, 'later@voorbeeld.be')
  await arrived(2)
  await sql`update ideas set visibility = 'hidden' where id = ${idea.id}`
  await update(idea.id)
  expect(await mailsOf(idea.id)).toEqual(['confirm', 'confirm'])
  const later = await send('GET', `/api/mail-links/${tokenIn(received[1]?.text)}`)
  expect(await later.json()).toMatchObject({ kind: 'link-spent' })
})

test('with an idea that its author withdraws go the addresses of who followed it', async () => {
  const { idea, receipt } = await newIdea()
  await follow(idea.id, 'buur@voorbeeld.be')
  await arrived(1)
  await send('DELETE', `/api/my-idea/${receipt.link.split('/').at(-1)}`)
  expect(await sql`select 1 from idea_followers where idea_id = ${idea.id}`).toHaveLength(0)
  expect(await (await useLink(tokenIn(received[0]?.text))).json()).toMatchObject({ kind: 'link-spent' })
})

test('a telephone number becomes a call to make, an address a letter, nothing is nothing', async () => {
  for (const [reply, kind] of [
    [{ phone: '051 33 73 75' }, 'call-back'],
    [{ post: 'Korenmarkt 10, 8870 Izegem' }, 'letter'],
    [undefined, null],
  ] as const) {
    const { idea } = await newIdea({ ...(reply && { reply }) })
    await update(idea.id)
    const tasks = await sql<{ kind: string; body: string }[]>`select kind, body from tasks where idea_id = ${idea.id}`
    expect(tasks.map((task) => task.kind)).toEqual(kind ? [kind] : [])
    if (kind) expect(tasks[0]?.body).toContain('Gepland. We planten een boom.')
  }
})

test('what is not committed is not mailed', async () => {
  const { idea } = await newIdea({ reply: { email: 'ander@voorbeeld.be' } })
  await arrived(1)
  await useLink(tokenIn(received[0]?.text))
  const broken = sql.begin(async (transaction) => {
    await writeUpdate(transaction, app, { ideaId: idea.id, status: 'done', reason: 'Klaar.' })
    throw new Error('taken back')
  })
  await expect(broken).rejects.toThrow('taken back')
  expect(await sql`select 1 from mails where idea_id = ${idea.id} and kind = 'update'`).toHaveLength(0)
  await update(idea.id)
  await arrived(2)
})

test('a server that refuses is tried again later, under the same Message-ID, and the eighth failure gives up', async () => {
  refuse = 'not now'
  const { idea } = await newIdea({ reply: { email: 'traag@voorbeeld.be' } })
  const row = async () =>
    (await sql`select id, failures, sent_at, given_up_at, last_error from mails where idea_id = ${idea.id}`)[0]
  await expect.poll(async () => (await row())?.failures, { timeout: 10_000 }).toBe(1)
  expect((await row())?.lastError).toEqual({ kind: 'later', code: 450 })
  refuse = null
  const soon = async () =>
    (
      await sql`update pgboss.job set start_after = now() where name = 'mail' and state = 'retry' and start_after > now()`
    ).count
  await expect.poll(soon, { timeout: 10_000 }).toBe(1)
  await arrived(1)
  expect(received[0]?.messageId).toBe(`<${(await row())?.id}@wijkwerk.example>`)

  refuse = 'never'
  const other = await newIdea({ reply: { email: 'nooit@voorbeeld.be' } })
  await sql`update mails set failures = 7 where idea_id = ${other.idea.id}`
  await expect
    .poll(async () => (await sql`select given_up_at from mails where idea_id = ${other.idea.id}`)[0]?.givenUpAt, {
      timeout: 10_000,
    })
    .not.toBeNull()
})

test('of why an address is refused staff reads the kind and the code, and nowhere is kept what names it', async () => {
  const { headers } = await app.signIn(['administrator'])
  const cookie = `__Host-${headers.cookie}`
  const { idea } = await newIdea({ reply: { email: 'bestaat-niet@voorbeeld.be' } })
  const shown = async () => {
    const response = await send('GET', '/api/desk/mailbox', undefined, { cookie })
    return ((await response.json()) as Mailbox).items.find(({ ideaId }) => ideaId === idea.id)
  }
  await expect.poll(async () => (await shown())?.failures, { timeout: 10_000 }).toBe(1)
  expect((await shown())?.lastError).toEqual({ kind: 'address', code: 550 })
  const jobs = async () =>
    await sql<{ job: string }[]>`
    select to_jsonb(j)::text as job from pgboss.job j where name = 'mail' and output is not null
      and data ->> 'id' = (select id::text from mails where idea_id = ${idea.id})`
  await expect.poll(async () => (await jobs()).length, { timeout: 10_000 }).toBe(1)
  expect((await jobs())[0]?.job).not.toContain('bestaat-niet')
})

test('a server that is away is said to be', async () => {
  const away = await startTestApp({ RATE_LIMITS: 'off', SMTP_URL: 'smtp://127.0.0.1:1' })
  await startMailing(away)
  await away.send('POST', '/api/ideas', anIdea({ reply: { email: 'weg@voorbeeld.be' } }))
  await expect
    .poll(async () => (await away.sql`select last_error from mails`)[0]?.lastError, { timeout: 10_000 })
    .toEqual({ kind: 'unreachable', code: null })
  await away.stop()
})

test('an address that nobody confirmed is gone after 48 hours, the idea stays', async () => {
  const { idea } = await newIdea({ reply: { email: 'vergeten@voorbeeld.be' } })
  await retain({ sql, files })
  expect(await sql`select 1 from idea_replies where idea_id = ${idea.id}`).toHaveLength(1)
  await sql`update idea_replies set created_at = now() - interval '49 hours' where idea_id = ${idea.id}`
  await retain({ sql, files })
  expect(await sql`select 1 from idea_replies where idea_id = ${idea.id}`).toHaveLength(0)
  expect((await send('GET', `/api/ideas/${idea.id}`)).status).toBe(200)
})

test('address and text are not readable in the database', async () => {
  const { idea } = await newIdea({ reply: { email: 'geheim@voorbeeld.be' } })
  const [row] = await sql`
    select position('geheim'::bytea in encrypted) as address, position('mailadres'::bytea in encrypted) as words
    from mails where idea_id = ${idea.id}`
  expect(row).toEqual({ address: 0, words: 0 })
})

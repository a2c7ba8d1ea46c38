import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { DeskIdea, Inbox } from '../contract/desk.ts'
import type { IdeaCreated, MyIdea } from '../contract/ideas.ts'
import type { ModerationSettings } from '../contract/settings.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { app, send, sql, signIn, files, feed, secrets, stop } = await startTestApp()
afterAll(stop)

const administrator = await signIn(['administrator'])
const { headers } = await signIn(['wijkwerker'])
const choose = (settings: ModerationSettings, as = administrator.headers) =>
  send('PUT', '/api/desk/settings/moderation', settings, as)
const newIdea = async (changes: Record<string, unknown> = {}) =>
  (await (await send('POST', '/api/ideas', anIdea(changes))).json()) as IdeaCreated
const seen = async (id: number) =>
  (await (await send('GET', `/api/desk/ideas/${id}`, undefined, headers)).json()) as DeskIdea
const decide = async (id: number, what: Record<string, unknown>, isHidden: boolean) => {
  const body = { revision: (await seen(id)).revision, what, isHidden, reason: 'Nagekeken' }
  return send('POST', `/api/desk/ideas/${id}/visibility`, body, headers)
}
/** Everywhere an idea could be read by anyone. */
async function whereItShows(id: number, title: string): Promise<string[]> {
  await feed.written
  const paths = [`/api/ideas/${id}`, '/api/ideas', '/api/ideas.csv', '/api/ideas.geojson', '/api/search?q=nakijken']
  const texts = await Promise.all(paths.map(async (path) => [path, await (await send('GET', path)).text()] as const))
  return texts.flatMap(([path, text]) => (text.includes(title) ? [path] : []))
}

test('only an administrator chooses, and it is logged', async () => {
  const before: ModerationSettings = { ideas: 'before', themes: [], photos: 'after' }
  expect((await choose(before, headers)).status).toBe(403)
  expect(await (await choose(before)).json()).toEqual(before)
  const [entry] = await sql`select action, subject_id, after from audit_log order by id desc limit 1`
  expect(entry).toEqual({ action: 'change settings', subjectId: 'moderation', after: before })
})

test('an idea that waits is nowhere until staff lets it through, but its author sees it', async () => {
  await choose({ ideas: 'before', themes: [], photos: 'after' })
  const title = 'Eerst nakijken'
  const { idea, isHeld, receipt } = await newIdea({ title, reply: { phone: '051 12 34 56' } })
  expect(isHeld).toBe(true)
  expect(await whereItShows(idea.id, title)).toEqual([])
  const own = await send('GET', `/api/my-idea/${receipt.link.split('/').at(-1)}`)
  expect(await own.json()).toMatchObject({ state: 'held', idea: { title } })
  const inbox = (await (await send('GET', '/api/desk/inbox', undefined, headers)).json()) as Inbox
  expect(inbox.items.find(({ id }) => id === idea.id)).toMatchObject({ waitsFor: 'held' })
  expect(await seen(idea.id)).toMatchObject({ visibility: 'held', heldFor: 'setting' })
  expect((await decide(idea.id, { idea: true }, false)).status).toBe(200)
  expect(await whereItShows(idea.id, title)).toHaveLength(5)
  const tasks = await sql<{ body: string }[]>`select body from tasks where idea_id = ${idea.id}`
  expect(tasks.map(({ body }) => body)).toEqual([expect.stringContaining('staat op de site')])
})

test('what staff does not let through stays away, and the author hears that it may be asked why', async () => {
  await choose({ ideas: 'before', themes: [], photos: 'after' })
  const { idea } = await newIdea({ title: 'Komt er niet door', reply: { email: 'an@voorbeeld.be' } })
  await sql`update idea_replies set confirmed_at = now() where idea_id = ${idea.id}`
  await decide(idea.id, { idea: true }, true)
  expect(await whereItShows(idea.id, 'Komt er niet door')).toEqual([])
  const mails = await sql<{ encrypted: Buffer }[]>`
    select encrypted from mails where idea_id = ${idea.id} and kind = 'moderation'`
  expect(mails.map(({ encrypted }) => secrets.decrypt(encrypted))).toEqual([
    expect.stringContaining('komt niet op de site'),
  ])
})

test('what an author makes of an idea later is looked at like the idea itself', async () => {
  await choose({ ideas: 'before', themes: [], photos: 'after' })
  const { idea, receipt } = await newIdea({ title: 'Meer bankjes' })
  const correct = async (changes: Record<string, unknown>, link = receipt.link) =>
    (await (
      await send('PATCH', `/api/my-idea/${link.split('/').at(-1)}`, {
        title: 'Meer bankjes',
        body: 'Wie op de bus wacht, staat in de zon.',
        theme: 'groen',
        ...changes,
      })
    ).json()) as MyIdea
  const { revision } = await seen(idea.id)
  await correct({ title: 'Iets heel anders' })
  const body = { revision, what: { idea: true }, isHidden: false, reason: 'Nagekeken' }
  expect((await send('POST', `/api/desk/ideas/${idea.id}/visibility`, body, headers)).status).toBe(409)
  await decide(idea.id, { idea: true }, false)
  await choose({ ideas: 'after', themes: ['welzijn'], photos: 'after' })
  expect(await correct({ title: 'Iets heel anders' })).toMatchObject({ state: 'public' })
  expect(await correct({ title: 'Koop nu' })).toMatchObject({ state: 'held', idea: { title: 'Koop nu' } })
  expect(await whereItShows(idea.id, 'Koop nu')).toEqual([])
  const other = await newIdea({ title: 'Over groen' })
  expect(await correct({ title: 'Over groen, beter' }, other.receipt.link)).toMatchObject({ state: 'public' })
  expect(await correct({ theme: 'welzijn' }, other.receipt.link)).toMatchObject({ state: 'held' })
})

test('by theme only those themes wait; what staff notes for somebody never does', async () => {
  await choose({ ideas: 'after', themes: ['wonen'], photos: 'after' })
  expect(await newIdea({ theme: 'wonen' })).toMatchObject({ isHeld: true })
  expect(await newIdea({ theme: 'groen' })).toMatchObject({ isHeld: false })
  const noted = await send(
    'POST',
    '/api/desk/intake',
    { ...anIdea({ theme: 'wonen' }), channel: 'phone', consent: 'spoken' },
    headers,
  )
  expect(noted.status).toBe(201)
  const { idea } = (await noted.json()) as IdeaCreated
  expect((await send('GET', `/api/ideas/${idea.id}`)).status).toBe(200)
})

test('a photo that waits is shown to staff alone, and to everyone once it was let through', async () => {
  await choose({ ideas: 'after', themes: [], photos: 'before' })
  const photo = randomUUID()
  await files.write(`${photo}.webp`, Buffer.from('photo'))
  await sql`insert into photos (id, width, height) values (${photo}, 1, 1)`
  const { idea, isHeld } = await newIdea({ photos: [photo] })
  expect(isHeld).toBe(false)
  const isPublic = async () => (await app.request(`/media/photos/${photo}.webp`)).status === 200
  expect(await isPublic()).toBe(false)
  expect(await (await send('GET', `/api/ideas/${idea.id}`)).json()).toMatchObject({ photos: [] })
  const [held] = (await seen(idea.id)).photos
  expect(held).toMatchObject({ visibility: 'held', url: `/api/desk/photos/${photo}` })
  expect((await send('GET', held?.url ?? '', undefined, headers)).status).toBe(200)
  expect((await send('GET', held?.url ?? '')).status).toBe(401)
  await decide(idea.id, { photo }, false)
  expect(await isPublic()).toBe(true)
})

import { afterAll, expect, test } from 'vitest'
import type { DeskIdea, Inbox } from '../contract/desk.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, signIn, secrets, stop } = await startTestApp()
afterAll(stop)

const { headers } = await signIn(['moderator'])
const newIdea = async () => ((await (await send('POST', '/api/ideas', anIdea())).json()) as IdeaCreated).idea.id
const report = (id: number, given: Record<string, unknown>) => send('POST', `/api/ideas/${id}/reports`, given)
const seen = async (id: number) =>
  (await (await send('GET', `/api/desk/ideas/${id}`, undefined, headers)).json()) as DeskIdea
const waiting = async () => {
  const { items, counts } = (await (
    await send('GET', '/api/desk/inbox?only=moderation', undefined, headers)
  ).json()) as Inbox
  return { ids: items.map(({ id, waitsFor }) => `${id} ${waitsFor}`), count: counts?.moderation }
}
const decide = async (id: number, what: Record<string, unknown>, isHidden: boolean) => {
  const { revision } = await seen(id)
  const body = { revision, what, isHidden, reason: 'Nagekeken' }
  return send('POST', `/api/desk/ideas/${id}/visibility`, body, headers)
}
const mailTo = async (address: string) => {
  const mails = await sql<{ kind: string; encrypted: Buffer }[]>`select kind, encrypted from mails order by created_at`
  return mails
    .map(({ kind, encrypted }) => ({
      kind,
      ...(JSON.parse(secrets.decrypt(encrypted)) as { to: string; text: string }),
    }))
    .filter(({ to }) => to === address)
}

test('what somebody reports waits for staff, stays where it is when they say so, and the reporter is told once', async () => {
  const id = await newIdea()
  const given = { reason: 'privacy', body: 'Mijn buurman staat erop.', email: 'melder@voorbeeld.be' }
  expect((await report(id, given)).status).toBe(201)
  expect(await waiting()).toEqual({ ids: [`${id} report`], count: 1 })
  expect((await seen(id)).reports).toMatchObject([{ reason: 'privacy', body: given.body, comment: null }])
  expect((await decide(id, { idea: true }, false)).status).toBe(200)
  expect(await waiting()).toEqual({ ids: [], count: 0 })
  expect((await send('GET', `/api/ideas/${id}`)).status).toBe(200)
  const told = await mailTo('melder@voorbeeld.be')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ kind: 'report', text: expect.stringContaining('Het blijft op de site staan') })
  expect(await sql`select outcome, encrypted from reports`).toEqual([{ outcome: 'kept', encrypted: null }])
  expect((await seen(id)).history[0]).toMatchObject({ action: 'keep idea', reason: 'Nagekeken' })
  expect((await decide(id, { idea: true }, false)).status).toBe(409)
})

test('hiding the idea decides on everything that was reported about it, its comments too', async () => {
  const id = await newIdea()
  const comment = (await (await send('POST', `/api/ideas/${id}/comments`, { body: 'Lelijk woord' })).json()) as {
    id: number
  }
  await report(id, { reason: 'abuse', email: 'een@voorbeeld.be' })
  await report(id, { reason: 'abuse', comment: comment.id, email: 'twee@voorbeeld.be' })
  await decide(id, { idea: true }, true)
  expect((await seen(id)).reports).toEqual([])
  expect((await send('GET', `/api/ideas/${id}`)).status).toBe(404)
  for (const address of ['een@voorbeeld.be', 'twee@voorbeeld.be']) {
    expect(await mailTo(address)).toMatchObject([{ text: expect.stringContaining('haalde het van de site') }])
  }
})

test('a comment is decided on apart: hidden it leaves the idea, kept it stays', async () => {
  const id = await newIdea()
  const write = async (body: string) =>
    ((await (await send('POST', `/api/ideas/${id}/comments`, { body })).json()) as { id: number }).id
  const [bad, fine] = [await write('Lelijk woord'), await write('Gewoon anders')]
  await report(id, { reason: 'abuse', comment: bad })
  await report(id, { reason: 'other', comment: fine })
  await decide(id, { comment: bad }, true)
  expect((await seen(id)).reports.map(({ comment }) => comment)).toEqual([fine])
  await decide(id, { comment: fine }, false)
  expect((await seen(id)).reports).toEqual([])
  const shown = (await (await send('GET', `/api/ideas/${id}`)).json()) as { comments: { id: number }[] }
  expect(shown.comments.map((comment) => comment.id)).toEqual([fine])
})

test('what is not there, or is not public, cannot be reported; the address is not readable in the database', async () => {
  const [id, other] = [await newIdea(), await newIdea()]
  const comment = (await (await send('POST', `/api/ideas/${other}/comments`, { body: 'Elders' })).json()) as {
    id: number
  }
  expect((await report(999_999, { reason: 'spam' })).status).toBe(404)
  expect((await report(id, { reason: 'spam', comment: comment.id })).status).toBe(404)
  expect((await report(id, { reason: 'spam', website: 'http://reclame' })).status).toBe(400)
  await report(id, { reason: 'spam', email: 'geheim@voorbeeld.be' })
  const [row] = await sql`select position('geheim'::bytea in encrypted) as at from reports where idea_id = ${id}`
  expect(row).toEqual({ at: 0 })
})

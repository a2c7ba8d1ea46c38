import { randomUUID } from 'node:crypto'
import { createChallenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, expect, test } from 'vitest'
import type { DeskIdea, Inbox } from '../contract/desk.ts'
import type { CommentCreated, IdeaCreated, IdeaDetail } from '../contract/ideas.ts'
import type { Challenge, Proof } from '../contract/proof-of-work.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { app, sql, secrets, signIn, stop } = await startTestApp({})
afterAll(stop)

let resident = 0
/** Sends JSON, each time from another address, so that nobody meets a limit. */
const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(
    path,
    {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    { incoming: { socket: { remoteAddress: `192.0.2.${++resident}` } } as never },
  )
const { headers: staff } = await signIn(['wijkwerker'])

const challenged = async () => (await (await send('GET', '/api/proof-of-work')).json()) as Challenge
const encode = (proof: unknown) => Buffer.from(JSON.stringify(proof)).toString('base64')
async function solve(challenge: Challenge): Promise<Proof> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('no solution in time')
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }
}
const prove = async () => ({ 'proof-of-work': encode(await solve(await challenged())) })
const sendIdea = (headers: Record<string, string>, changes: Record<string, unknown> = {}) =>
  send('POST', '/api/ideas', anIdea(changes), headers)
const created = async (response: Response) => (await response.json()) as IdeaCreated
const kindOf = async (response: Response) => [response.status, ((await response.json()) as { kind?: string }).kind]
const publicIdea = async () => (await created(await sendIdea(await prove()))).idea.id
const inboxItem = async (id: number) => {
  const { items } = (await (await send('GET', '/api/desk/inbox', undefined, staff)).json()) as Inbox
  return items.find((item) => item.id === id)
}
const deskIdea = async (id: number) =>
  (await (await send('GET', `/api/desk/ideas/${id}`, undefined, staff)).json()) as DeskIdea
const letThrough = async (id: number, what: object) => {
  const { revision } = await deskIdea(id)
  const body = { revision, what, isHidden: false, reason: 'Nagekeken' }
  return send('POST', `/api/desk/ideas/${id}/visibility`, body, staff)
}

test('with a proof of work an idea is public at once; without one it waits for staff', async () => {
  const proven = await created(await sendIdea(await prove()))
  expect(proven.isHeld).toBe(false)
  expect((await send('GET', `/api/ideas/${proven.idea.id}`)).status).toBe(200)
  const unproven = await created(await sendIdea({}))
  expect(unproven.isHeld).toBe(true)
  expect((await send('GET', `/api/ideas/${unproven.idea.id}`)).status).toBe(404)
  expect(await inboxItem(unproven.idea.id)).toMatchObject({ waitsFor: 'held' })
  expect(await deskIdea(unproven.idea.id)).toMatchObject({ visibility: 'held', heldFor: 'proof' })
  expect((await letThrough(unproven.idea.id, { idea: true })).status).toBe(200)
  expect((await send('GET', `/api/ideas/${unproven.idea.id}`)).status).toBe(200)
})

test('a comment likewise: nobody sees or counts it until staff let it through', async () => {
  const id = await publicIdea()
  const say = async (headers: Record<string, string>) =>
    (await (await send('POST', `/api/ideas/${id}/comments`, { body: 'Goed idee' }, headers)).json()) as CommentCreated
  const seen = async () => {
    const { commentCount, comments } = (await (await send('GET', `/api/ideas/${id}`)).json()) as IdeaDetail
    return { commentCount, ids: comments.map((comment) => comment.id) }
  }
  const [proven, unproven] = [await say(await prove()), await say({})]
  expect([proven.isHeld, unproven.isHeld]).toEqual([false, true])
  expect(await seen()).toEqual({ commentCount: 1, ids: [proven.id] })
  expect(await inboxItem(id)).toMatchObject({ waitsFor: 'held' })
  await letThrough(id, { comment: unproven.id })
  expect(await seen()).toEqual({ commentCount: 2, ids: [proven.id, unproven.id] })
  expect(await inboxItem(id)).toMatchObject({ waitsFor: 'answer' })
})

test('a comment on a duplicate waits for staff too, and a reported duplicate likewise', async () => {
  const [main, double] = [await publicIdea(), await publicIdea()]
  await sql`update ideas set duplicate_of = ${main} where id = ${double}`
  expect(await inboxItem(double)).toBeUndefined()
  await send('POST', `/api/ideas/${double}/comments`, { body: 'Hier ook' })
  expect(await inboxItem(double)).toMatchObject({ waitsFor: 'held' })
  await sql`update comments set visibility = 'public' where idea_id = ${double}`
  await sql`insert into reports (idea_id, reason) values (${double}, 'spam')`
  expect(await inboxItem(double)).toMatchObject({ waitsFor: 'report' })
})

test('a proof serves once, also when it is sent twice at the same moment', async () => {
  const proof = await prove()
  const answers = await Promise.all([1, 2, 3].map(async () => (await sendIdea(proof)).status))
  expect(answers.toSorted()).toEqual([201, 422, 422])
  expect(await kindOf(await sendIdea(proof))).toEqual([422, 'proof-needed'])
  expect(await kindOf(await send('POST', `/api/ideas/${await publicIdea()}/comments`, { body: 'x' }, proof))).toEqual([
    422,
    'proof-needed',
  ])
})

test('who tries again after a lost answer gets that answer, whatever proof comes along', async () => {
  const [key, proof] = [{ 'idempotency-key': randomUUID() }, await prove()]
  const first = await created(await sendIdea({ ...key, ...proof }))
  for (const again of [proof, await prove(), {}]) {
    expect(await created(await sendIdea({ ...key, ...again }))).toEqual(first)
  }
})

test('what is refused leaves the proof for the next try', async () => {
  const proof = await prove()
  expect(await kindOf(await sendIdea(proof, { location: { lng: 4.4, lat: 51.2 } }))).toEqual([422, 'outside-area'])
  expect(await created(await sendIdea(proof))).toMatchObject({ isHeld: false })
})

test('what is no proof of ours is refused, and keeps nothing', async () => {
  const proof = await solve(await challenged())
  const { challenge, solution } = proof
  const other = await solve(await challenged())
  const expired = await solve(
    (await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 1,
      counter: 3,
      expiresAt: new Date(Date.now() - 1000),
      deriveKey,
      ...secrets.proofOfWork,
    })) as Challenge,
  )
  const foreign = await solve(
    (await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 1,
      counter: 3,
      expiresAt: new Date(Date.now() + 60_000),
      deriveKey,
      hmacSignatureSecret: 'of somebody else',
      hmacKeySignatureSecret: 'of somebody else too',
    })) as Challenge,
  )
  const altered = (parameters: object) => ({ ...proof, challenge: { ...challenge, parameters } })
  const texts = [
    ...[
      expired,
      foreign,
      altered({ ...challenge.parameters, expiresAt: challenge.parameters.expiresAt + 600 }),
      altered({ ...challenge.parameters, cost: 1 }),
      { challenge, solution: { ...solution, derivedKey: '00' } },
      { challenge, solution: other.solution },
      { challenge: { ...challenge, signature: challenge.signature.toUpperCase() }, solution },
      { challenge: { parameters: challenge.parameters }, solution },
      { challenge, solution: { ...solution, counter: -1 } },
      { challenge },
      null,
      [],
      '\0',
    ].map(encode),
    '{}',
    '%%%',
    'bm8=',
  ]
  const [before] = await sql`select count(*)::int from ideas`
  for (const text of texts) {
    expect(await kindOf(await sendIdea({ 'proof-of-work': text })), text).toEqual([422, 'proof-needed'])
  }
  expect(await kindOf(await sendIdea({ 'proof-of-work': 'a'.repeat(5000) }))).toEqual([400, 'validation'])
  expect(await sql`select count(*)::int from ideas`).toEqual([before])
  expect(await created(await sendIdea({ 'proof-of-work': encode(proof) }))).toMatchObject({ isHeld: false })
})

test('the work gets dearer while more is sent than people do, up to a point', async () => {
  const costs: number[] = []
  for (const count of [0, 19, 1, 20, 960]) {
    await sql`delete from used_proofs where ${count} = 0`
    await sql`insert into used_proofs (signature) select gen_random_uuid()::text from generate_series(1, ${count})`
    costs.push((await challenged()).parameters.cost)
  }
  const [calm = 0] = costs
  expect(costs.map((cost) => cost / calm)).toEqual([1, 1, 2, 3, 4])
})

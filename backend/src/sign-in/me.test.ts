import { afterAll, expect, test } from 'vitest'
import type { Me } from '../contract/staff.ts'
import { startTestApp } from '../testing.ts'

const { send, sql, signIn, stop } = await startTestApp()
afterAll(stop)

const whoIs = (headers: Record<string, string>) => send('GET', '/api/desk/me', undefined, headers)

test('the desk knows who is signed in, and what it says is kept nowhere', async () => {
  const { headers, id } = await signIn(['wijkwerker'], { areas: ['emelgem'] })
  const response = await whoIs(headers)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect((await response.json()) as Me).toMatchObject({ id, roles: ['wijkwerker'], areas: [{ slug: 'emelgem' }] })
})

test.each<[string, string]>([
  ['half an hour without use', "used_at = now() - interval '31 minutes'"],
  ['eight hours', "created_at = now() - interval '8 hours 1 minute'"],
  ['revoking', 'ended_at = now()'],
])('a session ends after %s', async (_why, change) => {
  const { headers, id } = await signIn(['administrator'])
  expect((await whoIs(headers)).status).toBe(200)
  await sql`update staff_sessions set ${sql.unsafe(change)} where staff_id = ${id}`
  const response = await whoIs(headers)
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ kind: 'sign-in-needed' })
})

test('who was disabled or signed out is nobody', async () => {
  const { headers, id } = await signIn(['administrator'])
  await sql`update staff set disabled_at = now() where id = ${id}`
  expect((await whoIs(headers)).status).toBe(401)
  const other = await signIn(['administrator'])
  expect((await send('DELETE', '/api/desk/session', undefined, other.headers)).status).toBe(204)
  expect((await whoIs(other.headers)).status).toBe(401)
})

test('a write with the cookie that does not say where it comes from is refused', async () => {
  const { headers } = await signIn(['administrator'])
  const response = await send('DELETE', '/api/desk/session', undefined, { cookie: headers.cookie })
  expect(await response.json()).toMatchObject({ kind: 'wrong-origin' })
  expect((await whoIs(headers)).status).toBe(200)
})

import { afterAll, expect, test } from 'vitest'
import type { Mailbox } from '../contract/mailbox.ts'
import type { AuditEntry, Invited, Member, Session } from '../contract/team.ts'
import type { SealedMail } from '../mail/queue-mail.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { firstAdministratorLink, startSignInMails } from './come-in.ts'

const app = await startTestApp()
const { send, sql, secrets, signIn, stop } = app
await startSignInMails(app)
afterAll(stop)

const tokenIn = (text: string) => /\/beheer\/binnen\/([\w-]{43})/.exec(text)?.[1] ?? ''
const use = (token: string, who: Record<string, unknown> = {}) => send('POST', `/api/sign-in/links/${token}`, who)
const browserOf = (response: Response) => ({
  cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '',
  'sec-fetch-site': 'same-origin',
})
const rolesOf = async (headers: Record<string, string>) =>
  ((await (await send('GET', '/api/desk/me', undefined, headers)).json()) as Member).roles

const mailed = async (email: string) => {
  const rows = await sql<
    { encrypted: Buffer }[]
  >`select encrypted from mails where kind = 'sign-in' order by created_at`
  return rows
    .map(({ encrypted }) => JSON.parse(secrets.decrypt(encrypted)) as SealedMail)
    .filter(({ to }) => to === email)
}

test('the link of the first start makes one administrator, once, and a newer one spends it', async () => {
  const spent = tokenIn(String(await firstAdministratorLink(app)))
  const token = tokenIn(String(await firstAdministratorLink(app)))
  const who = { name: 'An', email: 'An@Izegem.example' }
  expect(await (await use(spent, who)).json()).toMatchObject({ kind: 'link-spent' })
  expect(await (await use(token)).json()).toMatchObject({
    kind: 'validation',
    errors: [{ path: 'name' }, { path: 'email' }],
  })
  const [first, second] = await Promise.all([use(token, who), use(token, who)])
  expect([first.status, second.status].sort()).toEqual([204, 410])
  expect(await rolesOf(browserOf(first.status === 204 ? first : second))).toEqual(['administrator', 'wijkwerker'])
  expect(await firstAdministratorLink(app)).toBeNull()
})

test('who works here gets a link by mail, anybody else gets the same answer and no mail', async () => {
  const answers = []
  for (const email of ['an@izegem.example', 'niemand@izegem.example']) {
    const response = await send('POST', '/api/sign-in/mail', { email })
    answers.push([response.status, await response.json()])
  }
  expect(answers[0]).toEqual(answers[1])
  await expect.poll(async () => (await mailed('an@izegem.example')).length, { timeout: 10_000 }).toBe(1)
  const waiting = () => sql`select 1 from pgboss.job where name = 'sign-in' and state <> 'completed'`
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(0)
  expect(await sql`select 1 from mails where kind = 'sign-in'`).toHaveLength(1)
  const token = tokenIn((await mailed('an@izegem.example'))[0]?.text ?? '')
  const seen = await send('GET', `/api/sign-in/links/${token}`)
  expect(await seen.json()).toEqual({ purpose: 'sign-in', name: 'An' })
  expect((await use(token)).status).toBe(204)
  expect((await use(token)).status).toBe(410)
})

test('a link is too old after ten minutes', async () => {
  await send('POST', '/api/sign-in/mail', { email: 'an@izegem.example' })
  await expect.poll(async () => (await mailed('an@izegem.example')).length, { timeout: 10_000 }).toBe(2)
  await sql`update one_time_links set expires_at = now() where purpose = 'sign-in' and consumed_at is null`
  const token = tokenIn((await mailed('an@izegem.example'))[1]?.text ?? '')
  expect((await use(token)).status).toBe(410)
})

test('an administrator invites somebody for one kern, changes and keeps them out; all of it is in the log', async () => {
  const { headers } = await signIn(['administrator'])
  const invite = (body: unknown) => send('POST', '/api/desk/team', body, headers)
  const whole = { name: 'Bert', email: 'bert@izegem.example', roles: ['wijkwerker'], areas: ['emelgem'] }
  expect(await (await invite({ ...whole, areas: ['nergens'] })).json()).toMatchObject({ errors: [{ path: 'areas' }] })
  const { member, link } = (await (await invite(whole)).json()) as Invited
  expect(member).toMatchObject({ roles: ['wijkwerker'], areas: [{ slug: 'emelgem' }], visitedAt: null })
  expect(await (await invite(whole)).json()).toMatchObject({ kind: 'conflict', errors: [{ path: 'email' }] })
  const bert = browserOf(await use(tokenIn(link)))
  expect(await rolesOf(bert)).toEqual(['wijkwerker'])

  const change = (part: unknown) => send('PATCH', `/api/desk/team/${member.id}`, part, headers)
  expect(await (await change({ roles: ['moderator'], areas: null })).json()).toMatchObject({ areas: null })
  expect((await send('GET', '/api/desk/me', undefined, bert)).status).toBe(401)
  await change({ isDisabled: true })
  const log = await send('GET', '/api/desk/audit-log?subject=staff', undefined, headers)
  const { items } = (await log.json()) as { items: AuditEntry[] }
  expect(items.slice(0, 3)).toMatchObject([
    { action: 'change staff', subjectName: 'Bert', changes: [{ field: 'isDisabled', from: false, to: true }] },
    {
      action: 'change staff',
      changes: [
        { field: 'roles', from: ['wijkwerker'], to: ['moderator'] },
        { field: 'areas', from: ['Emelgem'], to: null },
      ],
    },
    {
      action: 'invite',
      changes: [{ field: 'roles' }, { field: 'areas', to: ['Emelgem'] }],
    },
  ])
  const comings = await send('GET', '/api/desk/audit-log?subject=session', undefined, headers)
  expect(((await comings.json()) as { items: AuditEntry[] }).items[0]).toMatchObject({ action: 'sign in', by: 'Bert' })
})

test('an invitation ends with a change of rights, so that nobody comes in with those of before', async () => {
  const { headers } = await signIn(['administrator'])
  const whole = { name: 'Cis', email: 'cis@izegem.example', roles: ['administrator'], areas: null }
  const { member, link } = (await (await send('POST', '/api/desk/team', whole, headers)).json()) as Invited
  for (const isDisabled of [true, false]) {
    await send('PATCH', `/api/desk/team/${member.id}`, { isDisabled, roles: ['moderator'] }, headers)
  }
  expect((await use(tokenIn(link))).status).toBe(410)
})

test('the mailbox shows who works for a kern the mails about its ideas, and only administrators how somebody gets in', async () => {
  const subjects = async (as: Record<string, string>) => {
    const { items } = (await (await send('GET', '/api/desk/mailbox', undefined, as)).json()) as Mailbox
    return items.map(({ id, kind, ideaId }) => ({ id, kind, ideaId }))
  }
  const reply = { email: 'jan.privaat@voorbeeld.be' }
  await send('POST', '/api/ideas', anIdea({ title: 'In Kachtem', location: { area: 'kachtem' }, reply }))
  const { headers: administrator, id } = await signIn(['administrator'])
  const [{ email }] = await sql<[{ email: string }]>`select email from staff where id = ${id}`
  await send('POST', '/api/sign-in/mail', { email })
  await expect.poll(async () => (await subjects(administrator)).map(({ kind }) => kind)).toContain('sign-in')
  const { headers: emelgem } = await signIn(['wijkwerker'], { areas: ['emelgem'] })
  expect(await subjects(emelgem)).toEqual([])
  const { headers: kachtem } = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  expect((await subjects(kachtem)).map(({ kind }) => kind)).toEqual(['confirm'])
  await sql`update mails set given_up_at = now() where kind = 'confirm'`
  const [mail] = await subjects(kachtem)
  expect((await send('POST', `/api/desk/mailbox/${mail?.id}/retry`, undefined, emelgem)).status).toBe(404)
  expect((await send('POST', `/api/desk/mailbox/${mail?.id}/retry`, undefined, kachtem)).status).toBe(204)
})

test('nobody changes their own rights, the last administrator stays, and old sign-ins do not suffice', async () => {
  const { headers, id } = await signIn(['administrator'])
  const part = { roles: ['administrator'] }
  expect((await send('PATCH', `/api/desk/team/${id}`, part, headers)).status).toBe(409)
  const others = await sql<{ id: number }[]>`
    update staff set disabled_at = now() where id <> ${id} returning id`
  const other = await signIn(['administrator'])
  expect((await send('PATCH', `/api/desk/team/${other.id}`, { isDisabled: true }, headers)).status).toBe(200)
  await sql`update staff set disabled_at = null, roles = '{wijkwerker}' where id = ${id}`
  await sql`update staff_sessions set created_at = now() - interval '11 minutes' where staff_id = ${id}`
  await sql`update staff set roles = '{administrator}' where id = ${id}`
  const stale = await send('PATCH', `/api/desk/team/${other.id}`, { isDisabled: false }, headers)
  expect(await stale.json()).toMatchObject({ kind: 'sign-in-again', status: 401 })
  await sql`update staff set disabled_at = null where id = any(${others.map((row) => row.id)})`
})

test('of two administrators who keep each other out at once, one stays', async () => {
  await sql`update staff set disabled_at = now()`
  const [one, two] = [await signIn(['administrator']), await signIn(['administrator'])]
  const out = (by: typeof one, whom: typeof one) =>
    send('PATCH', `/api/desk/team/${whom.id}`, { isDisabled: true }, by.headers)
  const statuses = (await Promise.all([out(one, two), out(two, one)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 409])
  expect(await sql`select 1 from staff where 'administrator' = any(roles) and disabled_at is null`).toHaveLength(1)
})

test('my sessions are listed, and one of somebody else cannot be ended', async () => {
  const { headers } = await signIn(['wijkwerker'])
  const other = await signIn(['wijkwerker'])
  const mine = async (browser: Record<string, string>) =>
    ((await (await send('GET', '/api/desk/sessions', undefined, browser)).json()) as { items: Session[] }).items
  const [foreign] = await mine(other.headers)
  expect(await mine(headers)).toMatchObject([{ isThisOne: true }])
  expect((await send('DELETE', `/api/desk/sessions/${foreign?.id}`, undefined, headers)).status).toBe(404)
  expect((await send('DELETE', `/api/desk/sessions/${foreign?.id}`, undefined, other.headers)).status).toBe(204)
  expect((await send('GET', '/api/desk/me', undefined, other.headers)).status).toBe(401)
})

test('the log can only grow', async () => {
  for (const act of ['update audit_log set by = by', 'delete from audit_log', 'truncate audit_log']) {
    await expect(sql.unsafe(act)).rejects.toThrow('append-only')
  }
})

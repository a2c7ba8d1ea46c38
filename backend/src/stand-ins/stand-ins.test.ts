import { afterAll, expect, test } from 'vitest'
import type { Inbox } from '../contract/desk.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import type { Me } from '../contract/staff.ts'
import type { StandInList } from '../contract/stand-ins.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, signIn, stop } = await startTestApp()
afterAll(stop)

const absent = await signIn(['wijkwerker'], { areas: ['emelgem'] })
const standIn = await signIn(['moderator'], { areas: ['kachtem'] })
const [today] = await sql<{ day: string }[]>`select (now() at time zone 'Europe/Brussels')::date as day`
const day = (from: number) => new Date(Date.parse(today?.day ?? '') + from * 86_400_000).toISOString().slice(0, 10)
const name = (body: Record<string, unknown>, as = absent.headers) => send('POST', '/api/desk/stand-ins', body, as)
const whoAmI = async (headers = standIn.headers) =>
  (await (await send('GET', '/api/desk/me', undefined, headers)).json()) as Me
const reach = async () => (await whoAmI()).areas?.map(({ slug }) => slug)
const listOf = async (headers: Record<string, string>) =>
  ((await (await send('GET', '/api/desk/stand-ins', undefined, headers)).json()) as StandInList).items

const newIdea = async (area: string) =>
  ((await (await send('POST', '/api/ideas', anIdea({ location: { area } }))).json()) as IdeaCreated).idea.id
const ideaInEmelgem = await newIdea('emelgem')

test('on those days the stand-in sees the kernen of who is away, with a role of their own, and then no more', async () => {
  expect(await reach()).toEqual(['kachtem'])
  await name({ standIn: standIn.id, startsOn: day(0), endsOn: day(3) })
  expect(await reach()).toEqual(['emelgem', 'kachtem'])
  expect((await whoAmI()).roles).toEqual(['moderator'])
  expect((await whoAmI(absent.headers)).areas?.map(({ slug }) => slug)).toEqual(['emelgem'])
  expect((await send('GET', `/api/desk/ideas/${ideaInEmelgem}`, undefined, standIn.headers)).status).toBe(200)
  const answer = { act: 'answer', revision: 0, status: 'planned', reason: 'Niet mijn rol.' }
  expect((await send('POST', `/api/desk/ideas/${ideaInEmelgem}/acts`, answer, standIn.headers)).status).toBe(403)
  // The days pass.
  await sql`update stand_ins set starts_on = starts_on - 4, ends_on = ends_on - 4`
  expect(await reach()).toEqual(['kachtem'])
  expect((await send('GET', `/api/desk/ideas/${ideaInEmelgem}`, undefined, standIn.headers)).status).toBe(404)
  await sql`update stand_ins set starts_on = starts_on + 5, ends_on = ends_on + 5`
  expect(await reach()).toEqual(['kachtem'])
})

test('what was assigned to who is away is among what is mine', async () => {
  await sql`delete from stand_ins`
  await sql`update ideas set assignee_id = ${absent.id} where id = ${ideaInEmelgem}`
  const mine = async () =>
    ((await (await send('GET', '/api/desk/inbox?only=mine', undefined, standIn.headers)).json()) as Inbox).items
  expect(await mine()).toEqual([])
  await name({ standIn: standIn.id, startsOn: day(0), endsOn: day(0) })
  expect((await mine()).map(({ id }) => id)).toEqual([ideaInEmelgem])
})

test('both see it, only who is away takes it back, and all of it is logged', async () => {
  const [agreed] = await listOf(standIn.headers)
  expect(agreed).toMatchObject({ absent: { id: absent.id }, standIn: { id: standIn.id }, isNow: true })
  expect(await listOf(absent.headers)).toEqual([agreed])
  const path = `/api/desk/stand-ins/${agreed?.id}`
  expect((await send('DELETE', path, undefined, standIn.headers)).status).toBe(404)
  expect((await send('DELETE', path, undefined, absent.headers)).status).toBe(200)
  expect(await reach()).toEqual(['kachtem'])
  const log = await sql`select action from audit_log where action like '%stand-in' order by id`
  expect(log.map(({ action }) => action)).toEqual(['name stand-in', 'name stand-in', 'end stand-in'])
})

test('a stand-in gets no more than who is away may see, and nothing is agreed for days that are over', async () => {
  const council = await signIn(['council'])
  const kern = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  const refused = await name({ standIn: kern.id, startsOn: day(0), endsOn: day(1) }, council.headers)
  expect(await refused.json()).toMatchObject({ errors: [{ path: 'standIn' }] })
  expect((await name({ standIn: kern.id, startsOn: day(-9), endsOn: day(-1) })).status).toBe(400)
  // Roles that changed after it was agreed give no more either.
  await sql`insert into stand_ins (staff_id, stand_in_id, starts_on, ends_on)
    values (${council.id}, ${kern.id}, ${day(0)}, ${day(1)})`
  expect((await whoAmI(kern.headers)).areas?.map(({ slug }) => slug)).toEqual(['kachtem'])
  await sql`delete from stand_ins`
})

test('oneself, nobody, or days that end before they begin are refused', async () => {
  for (const body of [
    { standIn: absent.id, startsOn: day(0), endsOn: day(1) },
    { standIn: 999_999, startsOn: day(0), endsOn: day(1) },
    { standIn: standIn.id, startsOn: day(2), endsOn: day(1) },
    { standIn: standIn.id, startsOn: day(0), endsOn: day(400) },
  ]) {
    expect((await name(body)).status).toBe(400)
  }
  expect(await listOf(absent.headers)).toEqual([])
})

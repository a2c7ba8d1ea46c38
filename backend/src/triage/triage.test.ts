import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addConsultation } from '../consultations/testing.ts'
import { addWork } from '../content/write-work.ts'
import type { DeskIdea, Inbox, Task } from '../contract/desk.ts'
import type { IdeaCreated, IdeaDetail } from '../contract/ideas.ts'
import type { WorkDetail } from '../contract/works.ts'
import { anIdea, aWork, startTestApp } from '../testing.ts'

const { send, sql, signIn, feed, stop } = await startTestApp()
afterAll(stop)

type Browser = Record<string, string>
let worker: Awaited<ReturnType<typeof signIn>>
let headers: Browser
beforeAll(async () => {
  worker = await signIn(['wijkwerker'])
  headers = worker.headers
})

const newIdea = async (changes: Record<string, unknown> = {}) => {
  const response = await send('POST', '/api/ideas', anIdea({ location: { area: 'emelgem' }, ...changes }))
  return ((await response.json()) as IdeaCreated).idea.id
}
const seen = async (id: number, by: Browser = headers) =>
  (await (await send('GET', `/api/desk/ideas/${id}`, undefined, by)).json()) as DeskIdea
const act = async (id: number, wanted: Record<string, unknown>, by: Browser = headers) =>
  send('POST', `/api/desk/ideas/${id}/acts`, { revision: (await seen(id)).revision, ...wanted }, by)
const hide = async (id: number, what: unknown, isHidden: boolean, by: Browser = headers) =>
  send(
    'POST',
    `/api/desk/ideas/${id}/visibility`,
    { revision: (await seen(id)).revision, what, isHidden, reason: 'Scheldt' },
    by,
  )
const undo = async (id: number, by: Browser = headers) =>
  send('POST', `/api/desk/ideas/${id}/undo`, { revision: (await seen(id)).revision }, by)
const waiting = async (query = '', by: Browser = headers) =>
  (await (await send('GET', `/api/desk/inbox${query}`, undefined, by)).json()) as Inbox
const publicIdea = async (id: number) => (await (await send('GET', `/api/ideas/${id}`)).json()) as IdeaDetail

test('an idea waits until it has an answer, comes back on its day, and the answer is public and logged', async () => {
  const id = await newIdea({ title: 'Een bank op het plein' })
  expect((await waiting()).items.find((item) => item.id === id)).toMatchObject({ waitsFor: 'answer', isNew: true })
  const response = await act(id, {
    act: 'answer',
    status: 'under-review',
    reason: 'We kijken ernaar.',
    followUpOn: '2020-01-02',
  })
  expect((await response.json()) as DeskIdea).toMatchObject({
    idea: { status: 'under-review' },
    followUpOn: '2020-01-02',
  })
  expect(await publicIdea(id)).toMatchObject({ status: 'under-review', updates: [{ reason: 'We kijken ernaar.' }] })
  expect((await waiting('?only=late')).items.find((item) => item.id === id)).toMatchObject({ waitsFor: 'follow-up' })
  await act(id, { act: 'answer', status: 'planned', reason: 'Het komt er.' })
  expect((await waiting()).items.some((item) => item.id === id)).toBe(false)
  expect((await seen(id)).history.map(({ action }) => action)).toEqual(['answer', 'answer'])
})

test('an idea that is taken along in a work or a consultation shows there, and with it where it went', async () => {
  const id = await newIdea({ title: 'Bomen langs de weg' })
  const work = await sql.begin((transaction) => addWork(transaction, aWork({ title: 'De weg opnieuw' })))
  const consultation = await addConsultation(sql, { title: 'Welke bomen?' })
  const hidden = await addConsultation(sql, { visibility: 'hidden' })
  const ideasOf = async (path: string) =>
    ((await (await send('GET', path)).json()) as Pick<WorkDetail, 'ideas'>).ideas.map((idea) => idea.id)
  await act(id, { act: 'attach', to: { type: 'work', id: work } })
  expect(await ideasOf(`/api/works/${work}`)).toEqual([id])
  expect(await publicIdea(id)).toMatchObject({ attachedTo: { type: 'work', id: work, title: 'De weg opnieuw' } })
  await act(id, { act: 'attach', to: { type: 'consultation', id: consultation } })
  expect([await ideasOf(`/api/works/${work}`), await ideasOf(`/api/consultations/${consultation}`)]).toEqual([[], [id]])
  expect((await seen(id)).attachedTo).toEqual({ type: 'consultation', id: consultation, title: 'Welke bomen?' })
  for (const to of [
    { type: 'work', id: 999_999 },
    { type: 'consultation', id: hidden },
  ]) {
    expect((await act(id, { act: 'attach', to })).status).toBe(400)
  }
  await undo(id)
  expect((await seen(id)).attachedTo).toMatchObject({ type: 'work', id: work })
  // What is hidden later is no longer told of, nor is a hidden idea where it was taken along.
  await sql`update works set visibility = 'hidden' where id = ${work}`
  expect((await publicIdea(id)).attachedTo).toBeNull()
  await act(id, { act: 'attach', to: { type: 'consultation', id: consultation } })
  await hide(id, { idea: true }, true)
  expect(await ideasOf(`/api/consultations/${consultation}`)).toEqual([])
  await act(id, { act: 'attach', to: null })
  expect((await seen(id)).attachedTo).toBeNull()
})

test('of two who act at once the second is told so, and nothing of the first is lost', async () => {
  const id = await newIdea()
  const { revision } = await seen(id)
  const other = await signIn(['wijkwerker'])
  const both = await Promise.all(
    [headers, other.headers].map((by, index) =>
      send('POST', `/api/desk/ideas/${id}/acts`, { act: 'note', revision, body: `Notitie ${index}` }, by),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await seen(id)).notes).toHaveLength(1)
})

test('who is limited to a kern neither sees nor touches an idea of another, but one of no kern', async () => {
  const [there, nowhere] = [await newIdea({ location: { area: 'kachtem' } }), await newIdea({ location: null })]
  const { headers: limited } = await signIn(['wijkwerker'], { areas: ['emelgem'] })
  const get = (path: string) => send('GET', path, undefined, limited)
  expect((await get(`/api/desk/ideas/${there}`)).status).toBe(404)
  expect((await get(`/api/desk/ideas/${there}/contact`)).status).toBe(404)
  expect((await act(there, { act: 'note', body: 'Hallo daar' }, limited)).status).toBe(404)
  expect((await hide(there, { idea: true }, true, limited)).status).toBe(404)
  expect((await undo(there, limited)).status).toBe(404)
  expect((await act(await newIdea(), { act: 'duplicate', of: there }, limited)).status).toBe(404)
  const { items, counts } = await waiting('', limited)
  expect(items.map((item) => item.area?.slug ?? null).filter((slug) => slug !== 'emelgem' && slug !== null)).toEqual([])
  expect(counts?.areas.map(({ slug }) => slug)).toEqual(['emelgem'])
  expect((await act(nowhere, { act: 'note', body: 'Hallo daar' }, limited)).status).toBe(200)
  // One's own act may take it out of reach; it is shown once more.
  const moved = await act(nowhere, { act: 'move', location: { area: 'kachtem' } }, limited)
  expect(((await moved.json()) as DeskIdea).idea.area?.slug).toBe('kachtem')
  expect((await get(`/api/desk/ideas/${nowhere}`)).status).toBe(404)
})

test('a moderator hides but does not answer, and does not read how to reach people', async () => {
  const id = await newIdea({ reply: { phone: '051 33 73 75' } })
  const { headers: moderator } = await signIn(['moderator'])
  expect((await act(id, { act: 'note', body: 'Hallo daar' }, moderator)).status).toBe(403)
  expect((await send('GET', `/api/desk/ideas/${id}/contact`, undefined, moderator)).status).toBe(403)
  expect((await hide(id, { idea: true }, true, moderator)).status).toBe(200)
  await feed.wake()
  expect((await send('GET', `/api/ideas/${id}`)).status).toBe(404)
  expect((await undo(id, headers)).status).toBe(409)
  expect(((await (await undo(id, moderator)).json()) as DeskIdea).visibility).toBe('public')
  expect((await send('GET', `/api/ideas/${id}`)).status).toBe(200)
})

test('reading how to reach an author is logged, and what is read is nowhere else', async () => {
  const id = await newIdea({ reply: { phone: '051 33 73 75' } })
  expect(JSON.stringify(await seen(id))).not.toContain('33 73 75')
  const details = await send('GET', `/api/desk/ideas/${id}/contact`, undefined, headers)
  expect(await details.json()).toEqual({ kind: 'phone', value: '051 33 73 75', name: null })
  expect((await seen(id)).history[0]).toMatchObject({ action: 'read contact' })
})

test('moving takes street and kern along, with a line of history, and can be taken back', async () => {
  const id = await newIdea({ location: { lng: 3.221, lat: 50.934 } })
  const before = (await seen(id)).idea
  const [street] = await sql<[{ id: number }]>`select id from streets where slug = 'prinsessestraat'`
  await act(id, { act: 'move', location: { area: 'kachtem' } })
  const [moved] = (await seen(id)).history
  expect(moved?.changes).toEqual([{ field: 'kernId', from: 'Emelgem', to: 'Kachtem' }])
  expect(JSON.stringify(moved)).not.toMatch(/3\.221|houseNumber/)
  expect((await publicIdea(id)).area?.slug).toBe('kachtem')
  expect(await sql`select from_kern_id, to_kern_id from idea_area_changes where idea_id = ${id}`).toHaveLength(1)
  await undo(id)
  expect((await seen(id)).idea).toEqual(before)
  const onStreet = await act(id, { act: 'move', location: { streetId: street.id } })
  expect(((await onStreet.json()) as DeskIdea).idea).toMatchObject({
    street: { slug: 'prinsessestraat' },
    placedBy: 'address',
  })
  const away = await act(id, { act: 'move', location: { lng: 4.5, lat: 51.05 } })
  expect(await away.json()).toMatchObject({ kind: 'outside-area' })
})

test('a melding goes to another desk with a public reason, and says where it went', async () => {
  const id = await newIdea({ title: 'Losse stoeptegel' })
  await act(id, {
    act: 'hand-over',
    to: 'Meldpunt',
    reference: 'M-12',
    reason: 'Dit is iets voor de technische dienst.',
  })
  expect(await seen(id)).toMatchObject({ idea: { status: 'passed-on' }, passedTo: 'Meldpunt', passedReference: 'M-12' })
  expect(JSON.stringify(await publicIdea(id))).not.toContain('M-12')
})

test('a question reaches the author as a call; without a way to reach them it is refused', async () => {
  const id = await newIdea({ reply: { phone: '051 33 73 75' }, language: 'ar' })
  await act(id, { act: 'note', body: 'Bel na vijf uur.' })
  expect((await act(id, { act: 'ask', question: 'Welke kant bedoel je?' })).status).toBe(200)
  const findTask = async () => {
    const tasks = await (await send('GET', '/api/desk/tasks', undefined, headers)).json()
    return (tasks as { items: Task[] }).items.find((task) => task.idea.id === id)
  }
  const mine = await findTask()
  expect(mine).toMatchObject({
    kind: 'call-back',
    body: expect.stringContaining('Welke kant bedoel je?'),
    idea: { language: 'ar', notes: [{ by: expect.any(String), body: 'Bel na vijf uur.' }] },
  })
  const { headers: limited } = await signIn(['integration'], { areas: ['kachtem'] })
  const done = (by: Browser) => send('POST', `/api/desk/tasks/${mine?.id}/done`, {}, by)
  expect((await done(limited)).status).toBe(404)
  expect((await done(headers)).status).toBe(204)
  expect((await done(headers)).status).toBe(404)
  // Who said that it was done takes that back, and nobody else.
  const reopen = (by: Browser) => send('POST', `/api/desk/tasks/${mine?.id}/reopen`, {}, by)
  expect((await reopen((await signIn(['wijkwerker'])).headers)).status).toBe(404)
  expect([(await reopen(headers)).status, (await reopen(headers)).status]).toEqual([204, 404])
  expect((await findTask())?.doneAt).toBeNull()
  expect((await seen(id)).history.slice(0, 2).map(({ action }) => action)).toEqual(['reopen task', 'finish task'])
  expect((await act(await newIdea(), { act: 'ask', question: 'Welke kant bedoel je?' })).status).toBe(409)
})

test('hiding a comment counts it out, and it comes back', async () => {
  const id = await newIdea()
  const comment = await send('POST', `/api/ideas/${id}/comments`, { body: 'Scheldwoord' })
  const { id: commentId } = (await comment.json()) as { id: number }
  await hide(id, { comment: commentId }, true)
  expect(await publicIdea(id)).toMatchObject({ commentCount: 0, comments: [] })
  await hide(id, { comment: commentId }, false)
  expect(await publicIdea(id)).toMatchObject({ commentCount: 1 })
  expect((await hide(await newIdea(), { comment: commentId }, true)).status).toBe(409)
})

test('merging carries each supporter over once, and taking apart gives each its own back', async () => {
  const voters = ['a', 'b', 'c', 'd']
  const subset = fc.subarray(voters)
  await fc.assert(
    fc.asyncProperty(fc.tuple(subset, subset, subset), fc.shuffledSubarray([1, 2]), async (supporters, apart) => {
      const ids: number[] = []
      for (const own of supporters) {
        const id = await newIdea()
        ids.push(id)
        for (const voter of own)
          await sql`insert into supports (idea_id, voter_key) values (${id}, ${Buffer.from(voter)})`
        await sql`update ideas set support_count = ${own.length} where id = ${id}`
      }
      const [main = 0, ...others] = ids
      for (const other of others) expect((await act(other, { act: 'duplicate', of: main })).status).toBe(200)
      const count = async (id: number) => (await publicIdea(id)).supportCount
      expect(await count(main)).toBe(new Set(supporters.flat()).size)
      const left = new Set([1, 2])
      for (const index of apart) {
        expect((await act(ids[index] ?? 0, { act: 'separate' })).status).toBe(200)
        left.delete(index)
        const expected = new Set([...(supporters[0] ?? []), ...[...left].flatMap((rest) => supporters[rest] ?? [])])
        expect(await count(main)).toBe(expected.size)
        expect(await count(ids[index] ?? 0)).toBe(supporters[index]?.length)
      }
    }),
    { numRuns: 12 },
  )
})

test('what was a duplicate of a duplicate goes along, and a duplicate is no main idea', async () => {
  const [first, second, third] = [await newIdea(), await newIdea(), await newIdea()]
  await act(third, { act: 'duplicate', of: second })
  await act(second, { act: 'duplicate', of: first })
  expect((await seen(first)).duplicates.map(({ id }) => id)).toEqual([second, third])
  expect((await act(await newIdea(), { act: 'duplicate', of: second })).status).toBe(409)
  expect((await act(first, { act: 'duplicate', of: first })).status).toBe(404)
})

test('an example neither resembles a real idea nor is what it is a duplicate of; metres are between points only', async () => {
  const [street] = await sql<[{ id: number }]>`select id from streets where slug = 'prinsessestraat'`
  const onStreet = { title: 'Ooievaarsnest op de paal', location: { streetId: street.id } }
  const example = await newIdea({ title: 'Ooievaarsnest op een paal', location: { lng: 3.2211, lat: 50.9341 } })
  await sql`update ideas set example = true where id = ${example}`
  const [one, other] = [await newIdea(onStreet), await newIdea(onStreet)]
  const { similar } = await seen(one)
  expect(similar[0]).toMatchObject({ id: other, street: 'Prinsessestraat', distance: null })
  expect(similar.map(({ id }) => id)).not.toContain(example)
  expect((await seen(example)).similar.map(({ id }) => id)).toContain(one)
  const refused = await act(one, { act: 'duplicate', of: example })
  expect([refused.status, await refused.json()]).toMatchObject([400, { errors: [{ path: 'of', code: 'example' }] }])
  expect((await act(example, { act: 'duplicate', of: one })).status).toBe(200)
})

test('everyone reads of a duplicate where it belongs and how that stands, unless the main idea is not public', async () => {
  const [main, double] = [await newIdea({ title: 'Zebrapad aan de school' }), await newIdea()]
  expect(await publicIdea(double)).toMatchObject({ duplicateOf: null, mainIdea: null })
  await act(double, { act: 'duplicate', of: main })
  await act(main, { act: 'answer', status: 'planned', reason: 'De strepen komen er.' })
  expect(await publicIdea(double)).toMatchObject({
    duplicateOf: main,
    mainIdea: { id: main, title: 'Zebrapad aan de school', status: 'planned' },
  })
  await hide(main, { idea: true }, true)
  expect(await publicIdea(double)).toMatchObject({ duplicateOf: null, mainIdea: null })
})

test('an answer to an idea reaches the authors of its duplicates too', async () => {
  const main = await newIdea()
  const double = await newIdea({ reply: { phone: '051 33 73 75' } })
  await act(double, { act: 'duplicate', of: main })
  await act(main, { act: 'answer', status: 'planned', reason: 'Het komt er.' })
  expect(await sql`select kind from tasks where idea_id = ${double}`).toEqual([{ kind: 'call-back' }])
})

test('an idea that nobody sees is not answered before everyone', async () => {
  const id = await newIdea()
  for (const visibility of ['held', 'hidden']) {
    await sql`update ideas set visibility = ${visibility} where id = ${id}`
    const answered = await act(id, { act: 'answer', status: 'planned', reason: 'Het komt er.' })
    expect(await answered.json()).toMatchObject({ kind: 'conflict' })
    const handed = await act(id, { act: 'hand-over', to: 'Meldpunt', reason: 'Daar kunnen ze het herstellen.' })
    expect(handed.status).toBe(409)
  }
  expect(await sql`select 1 from idea_updates where idea_id = ${id}`).toHaveLength(0)
})

test('staff see how many people follow an idea', async () => {
  const id = await newIdea()
  await sql`insert into idea_followers (idea_id, encrypted, address_hash) values (${id}, 'x', 'x')`
  expect(await seen(id)).toMatchObject({ followerCount: 0 })
  await sql`update idea_followers set confirmed_at = now() where idea_id = ${id}`
  expect(await seen(id)).toMatchObject({ followerCount: 1 })
})

test('the inbox counts what it lists, whatever the filter', async () => {
  const all = await waiting()
  expect(all.counts?.all).toBe(all.items.length)
  for (const { slug, count } of all.counts?.areas ?? [])
    expect((await waiting(`?area=${slug}`)).items).toHaveLength(count)
  const [first] = all.items
  await act(first?.id ?? 0, { act: 'assign', staffId: worker.id })
  const mine = await waiting('?only=mine')
  expect(mine.items.map((item) => item.id)).toEqual([first?.id])
  expect(mine.counts?.mine).toBe(1)
  expect((await waiting(`?assignee=${worker.id}`)).items).toEqual(mine.items)
  const ofNobody = (await waiting('?assignee=nobody')).items
  expect(ofNobody).toHaveLength(all.items.length - 1)
  const [old] = ofNobody
  await sql`update ideas set created_on = created_on - 8 where id = ${old?.id ?? 0}`
  expect((await waiting('?age=week')).items.map((item) => item.id)).toEqual([old?.id])
  expect((await waiting('?age=month')).items).toEqual([])
  expect((await waiting('?age=week&assignee=nobody')).items).toHaveLength(1)
  const council = await signIn(['council'])
  const elsewhere = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  for (const staffId of [999_999, council.id, elsewhere.id]) {
    expect((await act(first?.id ?? 0, { act: 'assign', staffId })).status).toBe(400)
  }
})

test('every idea stands in one of what waits, is followed, ended or is hidden, and is found by number, word and street', async () => {
  const states: number[] = []
  for (const title of ['Zevenblad, een', 'Zevenblad, twee', 'Zevenblad, drie', 'Zevenblad, vier', 'Zevenblad, vijf']) {
    states.push(await newIdea({ title }))
  }
  const [open = 0, followed = 0, ended = 0, hidden = 0, duplicate = 0] = states
  await act(followed, { act: 'answer', status: 'planned', reason: 'Het komt er.' })
  await act(ended, { act: 'answer', status: 'done', reason: 'Het staat er.' })
  await hide(hidden, { idea: true }, true)
  await act(duplicate, { act: 'duplicate', of: followed })
  const found = async (query: string) =>
    (await waiting(query)).items.map(({ id }) => id).filter((id) => states.includes(id))
  const shown = await Promise.all(
    ['waiting', 'followed', 'ended', 'hidden'].map((show) => found(`?show=${show}&area=emelgem`)),
  )
  expect(shown).toEqual([[open], [followed], [duplicate, ended], [hidden]])
  expect((await found('?show=all')).toSorted()).toEqual(states.toSorted())
  for (const typed of [String(hidden), `nr. ${hidden}`, `nummer ${hidden}`, `#${hidden}`]) {
    expect((await waiting(`?show=all&q=${encodeURIComponent(typed)}`)).items).toMatchObject([
      { id: hidden, visibility: 'hidden', waitsFor: null },
    ])
  }
  expect(await found('?show=all&q=zevenblad')).toHaveLength(5)
  expect(await found('?show=followed&q=zevenblad')).toEqual([followed])
  const [street] = await sql<{ id: number }[]>`select id from streets where name = 'Baronstraat'`
  const there = await newIdea({ title: 'Een lamp', location: { streetId: street?.id, houseNumber: '24' } })
  expect((await waiting('?show=all&q=baronstr')).items.map(({ id }) => id)).toContain(there)
  await sql`insert into idea_translations (idea_id, title, body) values (${there}, 'Kwikstaart', 'Een kwikstaart.')`
  for (const typed of ['Baronstraat 24', 'baronstr. 24', 'lamp baronstraat', 'lamp', 'lam', 'de lamp', 'kwikstaart']) {
    expect(
      (await waiting(`?show=all&q=${encodeURIComponent(typed)}`)).items.map(({ id }) => id),
      typed,
    ).toContain(there)
  }
  for (const typed of ['Baronstraat 25', 'lamp kwikst prinsessestraat', String(there + 1)]) {
    expect(
      (await waiting(`?show=all&q=${encodeURIComponent(typed)}`)).items.map(({ id }) => id),
      typed,
    ).not.toContain(there)
  }
  // What ended and waits all the same stands in what waits only.
  await sql`update ideas set follow_up_on = current_date where id = ${ended}`
  expect([await found('?area=emelgem'), await found('?show=ended&area=emelgem')]).toEqual([[ended, open], [duplicate]])
  expect((await send('GET', '/api/desk/inbox?show=ended&only=late', undefined, headers)).status).toBe(400)
  const { items, total } = await waiting('?show=all&q=%25')
  expect([items, total]).toEqual([[], 0])
  const { headers: limited } = await signIn(['wijkwerker'], { areas: ['kachtem'] })
  expect((await waiting('?show=all&q=zevenblad', limited)).items).toEqual([])
})

import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ConsultationDetail } from '../contract/consultations.ts'
import type { Inbox } from '../contract/desk.ts'
import type {
  ConsultationToAdd,
  CountedAnswers,
  DeskConsultation,
  DeskWork,
  DeskWorkList,
  WorkToAdd,
} from '../contract/desk-content.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import type { ProblemDetails } from '../contract/problem.ts'
import type { WorkDetail } from '../contract/works.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { app, send, sql, signIn, stop } = await startTestApp()
afterAll(stop)
beforeEach(async () => {
  await sql`delete from consultations`
  await sql`delete from works`
})

const { headers } = await signIn(['wijkwerker'])
const ofKachtem = (await signIn(['wijkwerker'], { areas: ['kachtem'] })).headers

const aWork = (changes: Partial<WorkToAdd> = {}): WorkToAdd => ({
  kind: 'sewer',
  status: 'planned',
  title: 'Riolering Baronstraat',
  client: 'Aquafin',
  decidingAuthority: 'Stad Izegem',
  cityDecides: true,
  where: [{ street: 'baronstraat', from: 2, to: 24 }],
  plannedStart: '2026-12',
  contactName: 'An Peeters',
  contactPhone: '051 33 73 75',
  ...changes,
})
const aConsultation = (changes: Partial<ConsultationToAdd> = {}): ConsultationToAdd => ({
  title: 'Wat mis je op het plein?',
  body: 'Zeg ons wat je mist.',
  opens: '2026-01-01',
  closes: '2099-01-01 18:00',
  areas: ['kachtem'],
  questions: [
    { kind: 'text', title: 'Wat mis je?' },
    { kind: 'choice', title: 'Welke kant?', options: ['Links', 'Rechts'] },
  ],
  ...changes,
})

type Body = object | undefined
const ask = async <T>(method: string, path: string, body?: Body, as = headers) => {
  const response = await send(method, `/api/desk${path}`, body, as)
  return { status: response.status, answer: (await response.json()) as T }
}
const addWork = async (changes: Partial<WorkToAdd> = {}) =>
  (await ask<{ id: number }>('POST', '/works', aWork(changes))).answer.id
const addConsultation = async (changes: Partial<ConsultationToAdd> = {}) =>
  (await ask<{ id: number }>('POST', '/consultations', aConsultation(changes))).answer.id
const everyoneSees = async <T>(path: string) => {
  const response = await send('GET', `/api${path}`)
  return response.status === 200 ? ((await response.json()) as T) : null
}
const pathsOf = ({ errors }: ProblemDetails) => errors?.map(({ path }) => path)
const lastActs = async (count: number) =>
  (await sql<{ action: string }[]>`select action from audit_log order by id desc limit ${count}`).map(
    ({ action }) => action,
  )

test('a work is made along a street, corrected, told of and ended, as everyone sees it', async () => {
  const id = await addWork({
    plannedStart: '2026-01',
    states: [{ body: 'De aannemer is gekozen.', statedOn: '2026-11-20' }],
  })
  const seen = () => everyoneSees<WorkDetail>(`/works/${id}`)
  expect(await seen()).toMatchObject({
    title: 'Riolering Baronstraat',
    locationText: 'Baronstraat, nr. 2 tot 24',
    state: { body: 'De aannemer is gekozen.' },
    contactPhone: '051 33 73 75',
  })
  const before = (await ask<DeskWork>('GET', `/works/${id}`)).answer
  expect(before).toMatchObject({ isPublic: true, hindrances: [], streets: [{ slug: 'baronstraat' }] })
  const changed = await ask<DeskWork>('PATCH', `/works/${id}`, { title: 'Nieuwe riolering', contactName: null })
  expect(changed.answer).toEqual({ ...before, title: 'Nieuwe riolering', contactName: null })
  await ask('POST', `/works/${id}/acts`, { act: 'state', text: 'We beginnen maandag.', on: '2026-11-22' })
  expect((await seen())?.state).toMatchObject({ body: 'We beginnen maandag.', statedOn: '2026-11-22' })
  await ask('POST', `/works/${id}/acts`, { act: 'end', on: '2026-11-24' })
  expect(await seen()).toMatchObject({ status: 'done', actualEnd: '2026-11-24' })
  expect(await lastActs(4)).toEqual(['end work', 'state work', 'change work', 'add work'])
  expect(JSON.stringify(await sql`select * from audit_log`)).not.toMatch(/Peeters|051 33/)
})

test('a work that was hidden or called off is no longer what everyone sees, and can come back', async () => {
  const id = await addWork()
  await ask('POST', `/works/${id}/acts`, { act: 'hide' })
  expect(await everyoneSees(`/works/${id}`)).toBeNull()
  expect((await ask<DeskWorkList>('GET', '/works')).answer.items).toMatchObject([{ id, isPublic: false }])
  await ask('POST', `/works/${id}/acts`, { act: 'show' })
  await ask('POST', `/works/${id}/acts`, { act: 'cancel' })
  expect(await everyoneSees<WorkDetail>(`/works/${id}`)).toMatchObject({ status: 'cancelled' })
})

test('hindrance, phases and a new line are read as everyone sees them', async () => {
  const id = await addWork()
  const period = { start: '2026-12-01', end: '2026-12-05' }
  await ask('PATCH', `/works/${id}`, {
    where: [{ street: 'prinsessestraat' }],
    hindrances: [{ where: [{ street: 'baronstraat' }], periods: [period], effects: ['no-motor-vehicles'] }],
    phases: [{ name: 'Fase 1', status: 'planned' }],
  })
  const work = await everyoneSees<WorkDetail>(`/works/${id}`)
  expect(work?.streets.map(({ slug }) => slug)).toContain('prinsessestraat')
  expect(work).toMatchObject({ effects: ['no-motor-vehicles'], phases: [{ name: 'Fase 1' }] })
  // What is not named stays.
  await ask('PATCH', `/works/${id}`, { title: 'Andere titel' })
  expect(await everyoneSees<WorkDetail>(`/works/${id}`)).toMatchObject({
    effects: ['no-motor-vehicles'],
    phases: [{ name: 'Fase 1' }],
    client: 'Aquafin',
  })
})

test('staff correct the passage that they wrote, not what the hindrance of today makes of it', async () => {
  const hindrance = { where: [{ street: 'baronstraat' }], periods: [{ start: '2026-01-01', end: '2098-01-01' }] }
  const passage = { car: { can: 'yes' as const, text: 'Tot aan de Dam.' } }
  const id = await addWork({
    status: 'in-progress',
    passage,
    hindrances: [{ ...hindrance, effects: ['no-motor-vehicles'] }],
  })
  expect((await everyoneSees<WorkDetail>(`/works/${id}`))?.passage).toMatchObject({ car: { can: 'no' } })
  expect((await ask<DeskWork>('GET', `/works/${id}`)).answer.passage).toEqual(passage)
})

test('streets, numbers and periods come back as they were written; what a register drew does not', async () => {
  const where = [{ street: 'baronstraat', from: 2, to: 24 }, { street: 'prinsessestraat' }]
  const zone = {
    where: [{ street: 'baronstraat', from: 2 }],
    widthMetres: 20,
    periods: [
      { start: '2026-03-28', end: '2026-03-29' },
      { start: '2026-10-25', end: '2026-10-25' },
    ],
    severe: true,
    effects: ['no-parking' as const],
    note: 'Alleen op werkdagen.',
  }
  const id = await addWork({ where, hindrances: [zone] })
  const read = async () => (await ask<DeskWork>('GET', `/works/${id}`)).answer
  const named = { street: 'baronstraat', name: 'Baronstraat' }
  expect(await read()).toMatchObject({
    where: [
      { ...named, from: 2, to: 24 },
      { street: 'prinsessestraat', name: 'Prinsessestraat' },
    ],
    zones: [{ ...zone, where: [{ ...named, from: 2 }] }],
  })
  await ask('PATCH', `/works/${id}`, { where: [{ street: 'baronstraat' }], hindrances: [] })
  expect(await read()).toMatchObject({ where: [named], zones: [] })
  await sql`update works set gipod_id = 'G1' where id = ${id}`
  await sql`
    insert into hindrances (work_id, geom, periods) select id, geom, '{[2026-01-01,2026-02-01)}' from works where id = ${id}`
  expect(await read()).toMatchObject({ where: null, zones: null })
})

test('words for the place that nobody typed follow the house numbers, and stay out of the form; typed ones stay', async () => {
  const where = (to: number) => [{ street: 'baronstraat', from: 2, to }]
  const id = await addWork({ where: where(24) })
  const words = async () => [
    (await everyoneSees<WorkDetail>(`/works/${id}`))?.locationText,
    (await ask<DeskWork>('GET', `/works/${id}`)).answer.locationText,
  ]
  expect(await words()).toEqual(['Baronstraat, nr. 2 tot 24', null])
  await ask('PATCH', `/works/${id}`, { where: where(60) })
  expect(await words()).toEqual(['Baronstraat, nr. 2 tot 60', null])
  await ask('PATCH', `/works/${id}`, { where: [{ street: 'baronstraat', from: 60 }, { street: 'prinsessestraat' }] })
  expect(await words()).toEqual(['Baronstraat, vanaf nr. 60; Prinsessestraat', null])
  await ask('PATCH', `/works/${id}`, { locationText: 'Tussen de school en de kerk' })
  await ask('PATCH', `/works/${id}`, { where: where(24) })
  expect(await words()).toEqual(Array(2).fill('Tussen de school en de kerk'))
  await ask('PATCH', `/works/${id}`, { locationText: null, where: [{ street: 'baronstraat' }] })
  expect(await words()).toEqual([null, null])
})

test('the inbox counts works without news and consultations without an outcome, of the kernen one works for', async () => {
  const waits = async (as = headers) => {
    const { counts } = (await ask<Inbox>('GET', '/inbox', undefined, as)).answer
    return [counts?.staleWorks, counts?.openOutcomes]
  }
  const said = (statedOn: string) => [{ body: 'Zo staat het.', statedOn }]
  const going = { status: 'in-progress' as const, plannedStart: '2026-01' }
  const stale = await addWork({ ...going, states: said('2026-01-10') })
  await addWork({ ...going, states: said(new Date().toISOString().slice(0, 10)) })
  await addWork({ ...going })
  await addWork({ states: said('2026-01-10') })
  const closed = await addConsultation({ closes: '2026-01-02 18:00' })
  await addConsultation()
  expect(await waits()).toEqual([1, 1])
  const { items } = (await ask<DeskWorkList>('GET', '/works')).answer
  expect(items.filter(({ isStale }) => isStale).map(({ id }) => id)).toEqual([stale])
  expect(await waits(ofKachtem)).toEqual([0, 1])
  await ask('POST', `/works/${stale}/acts`, { act: 'state', text: 'We gaan goed vooruit.' })
  await ask('POST', `/consultations/${closed}/acts`, { act: 'outcome', text: 'We plaatsen een bank.' })
  expect(await waits()).toEqual([0, 0])
})

test('hindrance that outlasts a work is kept or stopped by who ends it, and the log keeps what is dropped', async () => {
  const periods = [{ start: '2026-01-01', end: '2098-09-30' }]
  const zone = { where: [{ street: 'baronstraat' }], periods, effects: ['no-motor-vehicles' as const] }
  const passage = { car: { can: 'no' as const, text: 'Rijd om langs de Dam.' } }
  const add = () => addWork({ status: 'in-progress', plannedStart: '2026-01', passage, hindrances: [zone] })
  const end = (id: number, body: object) =>
    ask<Pick<DeskWork, 'zones'> & ProblemDetails>('POST', `/works/${id}/acts`, {
      act: 'end',
      on: '2026-11-24',
      ...body,
    })
  const logged = async () =>
    (await sql`select before, after from audit_log where action = 'end work' order by id desc limit 1`)[0]
  const kept = await add()
  const refused = await end(kept, {})
  expect([refused.status, pathsOf(refused.answer)]).toEqual([400, ['hindrance']])
  expect((await ask<DeskWork>('GET', `/works/${kept}`)).answer.status).toBe('in-progress')
  expect((await end(kept, { hindrance: 'keep' })).answer.zones).toMatchObject([{ periods }])
  expect(await everyoneSees<WorkDetail>(`/works/${kept}`)).toMatchObject({
    status: 'done',
    hasHindranceNow: true,
    passage,
    hindrances: [{ isNow: true }],
  })
  expect(await logged()).toEqual({
    before: { status: 'in-progress', isPublic: true },
    after: { on: '2026-11-24', hindrance: 'keep' },
  })
  const stopped = await add()
  await end(stopped, { hindrance: 'stop' })
  expect(await everyoneSees<WorkDetail>(`/works/${stopped}`)).toMatchObject({ hasHindranceNow: false, passage: {} })
  expect(await logged()).toMatchObject({
    before: { passage, hindrances: [{ periods: [{ end: '2098-09-30T22:00:00Z' }] }] },
    after: { passage: {}, hindrances: [{ periods: [{ end: '2026-11-24T23:00:00Z' }] }] },
  })
})

test('the hindrance of a work that ended early ends that day', async () => {
  const periods = [
    { start: '2026-01-01', end: '2026-02-01' },
    { start: '2026-06-01', end: '2026-07-01' },
  ]
  const id = await addWork({
    plannedStart: '2026-01',
    hindrances: [{ where: [{ street: 'baronstraat' }], periods }],
  })
  const ended = await ask<DeskWork>('POST', `/works/${id}/acts`, {
    act: 'end',
    on: '2026-01-10',
    hindrance: 'stop',
  })
  expect(ended.answer.zones?.[0]?.periods).toEqual([{ start: '2026-01-01', end: '2026-01-10' }])
})

test.each<[string, Body, string[]]>([
  ['a street that is not there', { where: [{ street: 'nergensstraat' }] }, ['where.0.street']],
  ['a number that is not there', { where: [{ street: 'baronstraat', from: 2, to: 999 }] }, ['where.0.to']],
  ['an end before the start', { plannedStart: '2026-12', plannedEnd: '2026-11' }, ['plannedEnd']],
  ['another end after it', { plannedStart: '2026-12', plannedEnd: '2026-03', expectedEnd: '2027-05' }, ['plannedEnd']],
  [
    'each pair',
    {
      plannedEnd: '2025',
      expectedStart: '2027',
      expectedEnd: '2026-12-31',
      actualStart: '2026-03-02',
      actualEnd: '2026-02',
    },
    ['plannedEnd', 'expectedEnd', 'actualEnd'],
  ],
  ['an end that counts', { expectedStart: '2027-06', plannedEnd: '2027-03' }, ['plannedEnd']],
  [
    'an end of a phase',
    { phases: [{ name: 'Riool', status: 'planned', expectedStart: '2027', expectedEnd: '2026-12' }] },
    ['phases.0.expectedEnd'],
  ],
  ['no day', { plannedStart: '30/2/2026' }, ['plannedStart']],
])('%s is told by its field, and nothing is written', async (_what, changes, paths) => {
  const refused = await ask<ProblemDetails>('POST', '/works', aWork(changes))
  expect([refused.status, pathsOf(refused.answer)]).toEqual([400, paths])
  expect(await sql`select from works`).toHaveLength(0)
  const id = await addWork()
  expect((await ask('PATCH', `/works/${id}`, changes)).status).toBe(400)
  expect((await ask<DeskWork>('GET', `/works/${id}`)).answer).toMatchObject({
    plannedStart: '2026-12',
    plannedEnd: null,
  })
})

test('a change of one date is held against the others, and an end against the begin, by the field that was given', async () => {
  const id = await addWork({ plannedStart: '2098-12-01', expectedEnd: '2099-05' })
  const refused = await ask<ProblemDetails>('PATCH', `/works/${id}`, { plannedEnd: '2098-03' })
  expect([refused.status, pathsOf(refused.answer)]).toEqual([400, ['plannedEnd']])
  const early = await ask<ProblemDetails>('POST', `/works/${id}/acts`, { act: 'end' })
  expect([early.status, pathsOf(early.answer)]).toEqual([400, ['on']])
  expect((await ask('PATCH', `/works/${id}`, { plannedEnd: '2098-12' })).status).toBe(200)
  expect((await ask('PATCH', `/works/${id}`, { actualStart: '2026-01' })).status).toBe(200)
  expect((await ask('POST', `/works/${id}/acts`, { act: 'end' })).status).toBe(200)
})

test('a change of nothing and a state of tomorrow are refused', async () => {
  const id = await addWork()
  expect((await ask('PATCH', `/works/${id}`, {})).status).toBe(400)
  const refused = await ask<ProblemDetails>('POST', `/works/${id}/acts`, { act: 'end', on: '2099-01-01' })
  expect(pathsOf(refused.answer)).toEqual(['on'])
})

test('the same work sent twice is made once', async () => {
  const key = { ...headers, 'idempotency-key': crypto.randomUUID() }
  const first = await ask('POST', '/works', aWork(), key)
  expect(await ask('POST', '/works', aWork(), key)).toEqual(first)
  expect(await sql`select from works`).toHaveLength(1)
})

test('who works for one kern neither sees nor touches what lies in another, nor puts something there', async () => {
  const workId = await addWork({ where: [{ street: 'baronstraat' }] })
  const consultationId = await addConsultation({ areas: ['emelgem'] })
  for (const path of [`/works/${workId}`, `/consultations/${consultationId}`]) {
    expect((await ask('GET', path, undefined, ofKachtem)).status).toBe(404)
    expect((await ask('PATCH', path, { title: 'Niet van mij' }, ofKachtem)).status).toBe(404)
    expect((await ask('POST', `${path}/acts`, { act: 'hide' }, ofKachtem)).status).toBe(404)
  }
  expect((await ask<DeskWorkList>('GET', '/works', undefined, ofKachtem)).answer.items).toEqual([])
  const work = await ask<ProblemDetails>('POST', '/works', aWork(), ofKachtem)
  expect([work.status, pathsOf(work.answer)]).toEqual([400, ['where']])
  const consultation = aConsultation({ areas: ['emelgem'] })
  const refused = await ask<ProblemDetails>('POST', '/consultations', consultation, ofKachtem)
  expect([refused.status, pathsOf(refused.answer)]).toEqual([400, ['areas']])
  expect((await ask('POST', '/consultations', aConsultation(), ofKachtem)).status).toBe(201)
  expect(await sql`select from works`).toHaveLength(1)
})

test('a consultation is made, corrected, closed and concluded, as everyone sees it', async () => {
  const workId = await addWork()
  const id = await addConsultation({ work: workId, at: { street: 'baronstraat', houseNumber: 2 } })
  const seen = () => everyoneSees<ConsultationDetail>(`/consultations/${id}`)
  expect(await seen()).toMatchObject({ state: 'open', work: { id: workId }, questions: [{ title: 'Wat mis je?' }, {}] })
  const before = (await ask<DeskConsultation>('GET', `/consultations/${id}`)).answer
  expect(before).toMatchObject({
    opens: '2026-01-01 00:00',
    closes: '2099-01-01 18:00',
    ownAreas: ['kachtem'],
    work: { id: workId },
    street: { slug: 'baronstraat' },
  })
  await ask('PATCH', `/consultations/${id}`, { opens: before.opens, closes: before.closes, fixed: 'De bomen blijven.' })
  expect((await ask<DeskConsultation>('GET', `/consultations/${id}`)).answer).toEqual({
    ...before,
    fixed: 'De bomen blijven.',
  })
  expect((await ask('POST', `/consultations/${id}/acts`, { act: 'outcome', text: 'Er komen banken.' })).status).toBe(
    400,
  )
  const ended = await ask<DeskConsultation>('POST', `/consultations/${id}/acts`, { act: 'end' })
  expect(ended.answer.state).toBe('closed')
  await ask('POST', `/consultations/${id}/acts`, { act: 'outcome', text: 'Er komen banken.' })
  expect(await seen()).toMatchObject({ state: 'closed', outcome: 'Er komen banken.' })
  await ask('POST', `/consultations/${id}/acts`, { act: 'hide' })
  expect(await seen()).toBeNull()
  expect(await lastActs(2)).toEqual(['hide consultation', 'outcome consultation'])
})

test('ideas are taken along in a new consultation, but not what is hidden or lies elsewhere', async () => {
  const newIdea = async (area: string) => {
    const response = await send('POST', '/api/ideas', anIdea({ location: { area } }))
    return ((await response.json()) as IdeaCreated).idea.id
  }
  const [first, second, hidden] = [await newIdea('kachtem'), await newIdea('kachtem'), await newIdea('kachtem')]
  const elsewhere = await newIdea('emelgem')
  await sql`update ideas set visibility = 'hidden' where id = ${hidden}`
  const body = aConsultation({ ideas: [first, second, hidden, elsewhere, 999_999] })
  const { id } = (await ask<{ id: number }>('POST', '/consultations', body, ofKachtem)).answer
  const seen = await everyoneSees<ConsultationDetail>(`/consultations/${id}`)
  expect(seen?.ideas.map((idea) => idea.id)).toEqual([second, first])
  const kept = await sql<{ id: number }[]>`select id from ideas where consultation_id is not null order by id`
  expect(kept.map((idea) => idea.id)).toEqual([first, second])
  expect((await lastActs(3)).sort()).toEqual(['add consultation', 'attach', 'attach'])
})

test('what people answered is counted question by question, for who works there, without how to reach them', async () => {
  const questions: ConsultationToAdd['questions'] = [
    { kind: 'choice', title: 'Wat komt er?', options: ['Een bank', 'Een boom'], multiple: true },
    { kind: 'text', title: 'Waarom?' },
    { kind: 'place', title: 'Waar?' },
  ]
  const id = await addConsultation({ questions, areas: ['emelgem'] })
  const [what, why, where] = (await ask<DeskConsultation>('GET', `/consultations/${id}`)).answer.questions
  const [street] = await sql<{ id: number }[]>`select id from streets where name = 'Baronstraat'`
  for (const chosen of [[1], [0, 1]]) {
    await send('POST', `/api/consultations/${id}/answers`, {
      answers: [
        { question: what?.id, chosen },
        { question: why?.id, text: `Omdat ${chosen.length}` },
        { question: where?.id, streetId: street?.id },
      ],
      reply: { email: 'iemand@voorbeeld.be' },
    })
  }
  const { answer, status } = await ask<CountedAnswers>('GET', `/consultations/${id}/answers`)
  expect(status).toBe(200)
  expect(answer.questions).toMatchObject([
    {
      answerCount: 2,
      options: [
        { text: 'Een bank', count: 1 },
        { text: 'Een boom', count: 2 },
      ],
      texts: [],
    },
    { options: [], texts: [{ body: 'Omdat 1' }, { body: 'Omdat 2' }] },
    { places: [{ street: 'Baronstraat', count: 2 }] },
  ])
  expect(JSON.stringify(answer)).not.toContain('voorbeeld.be')
  expect(await lastActs(1)).toEqual(['read answers'])
  expect((await ask('GET', `/consultations/${id}/answers`, undefined, ofKachtem)).status).toBe(404)
})

test('what people answered is a file for who signed in lately, and each reading is logged', async () => {
  const id = await addConsultation()
  const [question] = (await ask<DeskConsultation>('GET', `/consultations/${id}`)).answer.questions
  await send('POST', `/api/consultations/${id}/answers`, {
    answers: [{ question: question?.id, text: 'Een bank' }],
    reply: { email: 'iemand@voorbeeld.be' },
  })
  const read = () => app.request(`/api/desk/consultations/${id}/answers.csv`, { headers })
  const file = await read()
  expect(file.headers.get('content-disposition')).toContain(`bevraging-${id}.csv`)
  expect(await file.text()).toMatch(/web,nl,[\d-]+,Een bank,,email iemand@voorbeeld\.be/)
  expect(await lastActs(1)).toEqual(['read answers'])
  await sql`update staff_sessions set created_at = now() - interval '11 minutes'`
  expect((await read()).status).toBe(401)
})

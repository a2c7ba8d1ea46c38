import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ConsultationDetail, ConsultationPage } from '../contract/consultations.ts'
import { startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'
import { prepareContent } from './content.ts'

const { send, sql, feed, environment, secrets, stop } = await startTestApp()
const { folder, remove } = await temporaryFolder()
afterAll(async () => {
  await stop()
  await remove()
})
beforeEach(async () => void (await sql`delete from consultations`))

const openDesk = async () => ({ environment, secrets, by: 'test' })
const content = async (...words: string[]) => sql.begin(await prepareContent(['consultation', ...words], openDesk))
const jsonFile = async (value: unknown) => {
  const path = join(folder, 'content.json')
  await writeFile(path, JSON.stringify(value))
  return path
}
const add = async (changes: Record<string, unknown> = {}) => {
  const told = await content('add', '--file', await jsonFile({ ...whole, ...changes }))
  return Number(/^Consultation (\d+) is added\.$/.exec(told)?.[1])
}
const change = async (id: number, part: unknown) => content('change', String(id), '--file', await jsonFile(part))
const detail = async (id: number) =>
  (await (await send('GET', `/api/consultations/${id}`)).json()) as ConsultationDetail
const answer = (id: number, answers: unknown, reply?: unknown) =>
  send('POST', `/api/consultations/${id}/answers`, { answers, ...(reply !== undefined && { reply }) })

const whole = {
  title: 'Wat komt er op het plein?',
  body: 'We maken een plan.',
  opens: '2026-01-15',
  closes: '2099-07-31',
  areas: ['emelgem'],
  at: { street: 'baronstraat', houseNumber: 24 },
  contactPhone: '051 33 73 75',
  fixed: 'De bomen blijven staan.',
  questions: [
    { kind: 'text', title: 'Wat mis je?', required: true },
    { kind: 'choice', title: 'Welke kant?', options: ['Links', 'Rechts'] },
    { kind: 'place', title: 'Waar is het gevaarlijk?' },
  ],
}

test('a file gives all of it: days of Brussels, the last one whole, its spot and its street', async () => {
  const id = await add()
  expect(await detail(id)).toMatchObject({
    title: whole.title,
    state: 'open',
    opensAt: '2026-01-14T23:00:00.000Z',
    closesAt: '2099-07-31T22:00:00.000Z',
    opensOn: '2026-01-15',
    closesOn: '2099-07-31',
    areas: [{ slug: 'emelgem' }],
    fixed: whole.fixed,
    outcome: null,
    questions: [
      { kind: 'text', required: true },
      { kind: 'choice', options: ['Links', 'Rechts'] },
      { kind: 'place', required: false },
    ],
  })
  const onStreet = (await (await send('GET', '/api/consultations?street=baronstraat')).json()) as ConsultationPage
  expect(onStreet.items.map((item) => item.id)).toEqual([id])
  const { closesAt } = await detail(await add({ closes: '2099-07-31 18:00' }))
  expect(closesAt).toBe('2099-07-31T16:00:00.000Z')
})

test('a change changes what it names; other words for a question keep its answers', async () => {
  const id = await add()
  const before = await detail(id)
  const [question] = before.questions
  expect((await answer(id, [{ question: question?.id, text: 'Een bank' }])).status).toBe(201)
  const [first, ...others] = whole.questions
  await change(id, {
    title: 'Wat komt er?',
    fixed: null,
    questions: [{ ...first, title: 'Wat mis je hier?' }, ...others],
  })
  const after = await detail(id)
  expect(after).toEqual({
    ...before,
    title: 'Wat komt er?',
    fixed: null,
    answerCount: 1,
    questions: [{ ...question, title: 'Wat mis je hier?' }, ...before.questions.slice(1)],
  })
  await expect(change(id, { questions: others })).rejects.toThrow('questions: there are answers already')
  expect(await detail(id)).toEqual(after)
  const unanswered = await add()
  await change(unanswered, { questions: others })
  expect((await detail(unanswered)).questions).toHaveLength(2)
})

test('once there are answers no text of a choice takes the place of another', async () => {
  const id = await add()
  const [text, choice] = (await detail(id)).questions
  const withOptions = (...options: string[]) => ({
    questions: whole.questions.map((question) => (question.kind === 'choice' ? { ...question, options } : question)),
  })
  const optionsNow = async () => (await detail(id)).questions[1]?.options
  await change(id, withOptions('Rechts', 'Links'))
  expect(await optionsNow()).toEqual(['Rechts', 'Links'])
  const answers = [
    { question: text?.id, text: 'Een bank' },
    { question: choice?.id, chosen: [0] },
  ]
  expect((await answer(id, answers)).status).toBe(201)
  for (const options of [
    ['Links', 'Rechts'],
    ['Links', 'Geen van beide'],
  ]) {
    await expect(change(id, withOptions(...options))).rejects.toThrow(
      'questions.1.options: there are answers already; each text has to keep its place',
    )
  }
  expect(await optionsNow()).toEqual(['Rechts', 'Links'])
  await change(id, withOptions('Rechterkant', 'Linkerkant'))
  expect(await optionsNow()).toEqual(['Rechterkant', 'Linkerkant'])
})

test('ending closes it now or at a moment; what came of it is said after that; hiding takes it away', async () => {
  const id = await add()
  await expect(content('outcome', String(id), '--text', 'Er komt een bank.')).rejects.toThrow('has to be closed first')
  expect(await content('end', String(id), '--on', '2098-02-01 18:30')).toContain('closes on 2098-02-01 18:30')
  await content('end', String(id), '--on', '2098-02-01')
  expect(await detail(id)).toMatchObject({
    state: 'open',
    closesOn: '2098-02-01',
    closesAt: '2098-02-01T23:00:00.000Z',
  })
  await expect(content('end', String(id), '--on', '2026-01-10')).rejects.toThrow('closes: has to lie after the opening')
  await content('end', String(id))
  expect((await answer(id, [{ question: 1, text: 'x' }])).status).toBe(409)
  await expect(content('end', String(id))).rejects.toThrow('is closed already')
  await content('outcome', String(id), '--text', 'Er komt een bank.')
  expect(await detail(id)).toMatchObject({ state: 'closed', outcome: 'Er komt een bank.', hasOutcome: true })
  await content('hide', String(id))
  expect((await send('GET', `/api/consultations/${id}`)).status).toBe(404)
  expect(await content('list')).toMatch(RegExp(`^${id} \\(closed, hidden, 2026-01-15 to .*, answers: 0\\): `))
  await content('show', String(id))
  expect((await send('GET', `/api/consultations/${id}`)).status).toBe(200)
})

test('open pages hear of each of it', async () => {
  const hears = async (id: number, position: string, isRemoved: boolean) => {
    await feed.wake()
    const missed = await feed.since(position)
    expect(missed?.events).toContainEqual({ type: 'consultation.changed', id, isRemoved })
  }
  let { position } = feed
  const id = await add()
  await hears(id, position, false)
  position = feed.position
  await change(id, { questions: whole.questions.map((question) => ({ ...question, required: true })) })
  await hears(id, position, false)
  position = feed.position
  await content('hide', String(id))
  await hears(id, position, true)
})

test('answers are typed in after closing too, and read back with how to reach who said it; reading is logged', async () => {
  const id = await add()
  const [text, choice, place] = (await detail(id)).questions.map((question) => question.id)
  await answer(id, [{ question: text, text: '=Een "bank"; en een boom' }], { email: 'iemand@voorbeeld.be' })
  await content('end', String(id))
  const paper = {
    answers: [
      { question: text, text: 'Een kraan' },
      { question: choice, chosen: [1] },
      { question: place, street: 'prinsessestraat', houseNumber: '9999' },
    ],
    reply: { phone: '051 33 73 75' },
  }
  const file = await jsonFile(paper)
  expect(await content('answer', String(id), '--channel', 'paper', '--file', file)).toMatch(/^Answer \d+ to/)
  expect((await detail(id)).answerCount).toBe(2)

  const told = await content('answers', String(id))
  expect(told).toContain('(answers: 2)')
  for (const words of [
    'Een "bank"',
    'Rechts: 1',
    'Welke kant? Rechts',
    '(paper,',
    'Prinsessestraat 9999',
    'email iemand@',
  ])
    expect(told).toContain(words)
  const csv = await content('answers', String(id), '--csv', '--by', 'An')
  const [head, first, second] = csv.split('\n')
  expect(head).toBe('number,channel,language,createdOn,Wat mis je?,Welke kant?,Waar is het gevaarlijk?,reply')
  expect(first).toMatch(/^\d+,web,nl,[\d-]+,"'=Een ""bank""; en een boom",,,email iemand@voorbeeld\.be$/)
  expect(second).toMatch(/^\d+,paper,nl,[\d-]+,Een kraan,Rechts,Prinsessestraat 9999,phone 051 33 73 75$/)
  expect(await sql`select action, subject_id, by from audit_log order by id`).toEqual([
    { action: 'type in answer', subjectId: String(id), by: 'test' },
    { action: 'read answers', subjectId: String(id), by: 'test' },
    { action: 'read answers', subjectId: String(id), by: 'An' },
  ])
})

test.each<[string, Record<string, unknown>]>([
  ['areas.1: there is no area "nergens"', { areas: ['emelgem', 'nergens'] }],
  ['areas: name an area, or a work', { areas: [] }],
  ['work: there is no work 999', { work: 999 }],
  ['closes: has to lie after the opening', { closes: '2026-01-14' }],
  ['opens: no such day', { opens: '2026-02-30' }],
  ['closes: has to look like', { closes: '2099-01-01 24:00' }],
  ['at.street: there is no street "baronstrat"; is "baronstraat" meant?', { at: { street: 'baronstrat' } }],
  ['at.houseNumber: Baronstraat has no number 999', { at: { street: 'baronstraat', houseNumber: 999 } }],
  [
    'questions.0.options: a choice has at least two',
    { questions: [{ kind: 'choice', title: 'Welke?', options: ['Een'] }] },
  ],
  ['questions.0.options: only a choice', { questions: [{ kind: 'text', title: 'Wat?', options: ['Een', 'Twee'] }] }],
  ['title: is missing', { title: undefined }],
  ['questions: ', { questions: [] }],
])('what is wrong is named in one line, and nothing is written: %s', async (message, changes) => {
  await expect(add(changes)).rejects.toThrow(message)
  expect(await sql`select 1 from consultations`).toHaveLength(0)
})

test('an answer that is wrong is told per field and not kept', async () => {
  const id = await add()
  const [text, , place] = (await detail(id)).questions.map((question) => question.id)
  const type = async (answers: unknown, channel = 'phone') =>
    content('answer', String(id), '--channel', channel, '--file', await jsonFile({ answers }))
  await expect(type([{ question: 1, text: 'x' }])).rejects.toThrow(
    `answers.0.question: the consultation has no such question\nquestions.${text}: has to be answered`,
  )
  await expect(type([{ question: place, street: 'nergensstraat' }])).rejects.toThrow(
    'answers.0.street: there is no street',
  )
  await expect(type([{ question: text, text: 'x' }], 'duif')).rejects.toThrow('channel: ')
  await expect(
    content('answer', '999', '--channel', 'phone', '--file', await jsonFile({ answers: [{ question: 1, text: 'x' }] })),
  ).rejects.toThrow('id: ')
  await expect(content('answers', '999')).rejects.toThrow('id: there is no consultation 999')
  expect((await detail(id)).answerCount).toBe(0)
})

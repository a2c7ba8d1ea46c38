import { afterAll, expect, test, vi } from 'vitest'
import type { AnswerCreated, ConsultationDetail } from '../contract/consultations.ts'
import type { ProblemDetails } from '../contract/problem.ts'
import { startTestApp } from '../testing.ts'
import { addConsultation, addQuestions } from './testing.ts'

const { send, sql, secrets, stop } = await startTestApp()
afterAll(stop)

const id = await addConsultation(sql)
const [text, choice, choices, place] = await addQuestions(sql, id)
const IN_EMELGEM = { lng: 3.2182, lat: 50.9262 }
const [baron] = await sql<[{ id: number; lowestNumber: number }]>`
  select id, lowest_number from streets where slug = 'baronstraat'`

const post = (answers: unknown, { to = id, key = '', ...rest }: Record<string, unknown> = {}) =>
  send('POST', `/api/consultations/${to}/answers`, { answers, ...rest }, key ? { 'idempotency-key': String(key) } : {})
const countOf = async (consultation = id) => {
  const [{ answerCount, rows }] = await sql<[{ answerCount: number; rows: number }]>`
    select answer_count, (select count(*)::int from consultation_answers where consultation_id = c.id) as rows
    from consultations c where id = ${consultation}`
  expect(answerCount).toBe(rows)
  return rows
}
const keptOf = (number: string) => sql`
  select question_id, body, chosen, street_id, house_number, ST_X(geom) as lng, ST_Y(geom) as lat
  from question_answers where answer_id = ${number}::bigint order by question_id`

test('an answer is kept with its text, its choices and its place, counted, and never public', async () => {
  const before = await countOf()
  const reply = { email: 'iemand@voorbeeld.be' }
  const response = await post(
    [
      { question: text, text: 'Geheim: een boom\r\n\u202ebij de bank' },
      { question: choice, chosen: [1] },
      { question: choices, chosen: [1, 0] },
      { question: place, place: IN_EMELGEM },
    ],
    { reply },
  )
  expect(response.status).toBe(201)
  const { number, answerCount } = (await response.json()) as AnswerCreated
  expect(answerCount).toBe(before + 1)
  expect(await countOf()).toBe(before + 1)
  expect(await keptOf(number)).toMatchObject([
    { questionId: text, body: 'Geheim: een boom\nbij de bank', chosen: null },
    { questionId: choice, body: null, chosen: [1] },
    { questionId: choices, chosen: [1, 0] },
    { questionId: place, ...IN_EMELGEM, streetId: expect.any(Number) },
  ])
  const [{ encrypted }] = await sql<[{ encrypted: Buffer }]>`
    select encrypted from consultation_replies where answer_id = ${number}::bigint`
  expect(encrypted.toString('latin1')).not.toContain('iemand')
  expect(JSON.parse(secrets.decrypt(encrypted))).toEqual(reply)
  expect((await send('GET', `/api/consultations/${id}/answers`)).status).toBe(404)
  for (const path of ['', `/${id}`, '.csv', '.geojson']) {
    expect(await (await send('GET', `/api/consultations${path}`)).text()).not.toMatch(/Geheim|iemand/)
  }
})

test('a street with a number that is known has a point, one without has none', async () => {
  const at = async (houseNumber?: string) => {
    const where = { question: place, streetId: baron.id, ...(houseNumber && { houseNumber }) }
    const response = await post([{ question: text, text: 'Hier' }, where])
    expect(response.status).toBe(201)
    return (await keptOf(((await response.json()) as AnswerCreated).number))[1]
  }
  const known = String(baron.lowestNumber)
  expect(await at(known)).toMatchObject({ streetId: baron.id, houseNumber: known, lng: expect.any(Number) })
  expect(await at('9999')).toMatchObject({ streetId: baron.id, houseNumber: '9999', lng: null })
  expect(await at()).toMatchObject({ streetId: baron.id, houseNumber: null, lng: null })
})

test.each<[string, number, string, unknown[], string[]]>([
  ['a required question left out', 400, 'validation', [{ question: choice, chosen: [0] }], [`questions.${text}`]],
  [
    'a question of another consultation',
    400,
    'validation',
    [
      { question: 999_999, text: 'x' },
      { question: text, text: 'x' },
    ],
    ['answers.0.question'],
  ],
  [
    'a question answered twice',
    400,
    'validation',
    [
      { question: text, text: 'x' },
      { question: text, text: 'y' },
    ],
    ['answers.1.question'],
  ],
  ['a choice for a text', 400, 'validation', [{ question: text, chosen: [0] }], ['answers.0.question']],
  [
    'two of one choice',
    400,
    'validation',
    [
      { question: text, text: 'x' },
      { question: choice, chosen: [0, 1] },
    ],
    ['answers.1.chosen'],
  ],
  [
    'the same option twice',
    400,
    'validation',
    [
      { question: text, text: 'x' },
      { question: choices, chosen: [1, 1] },
    ],
    ['answers.1.chosen'],
  ],
  [
    'an option there is not',
    400,
    'validation',
    [
      { question: text, text: 'x' },
      { question: choice, chosen: [3] },
    ],
    ['answers.1.chosen'],
  ],
  [
    'a place in Brussels',
    422,
    'outside-area',
    [
      { question: text, text: 'x' },
      { question: place, place: { lng: 4.35, lat: 50.85 } },
    ],
    ['answers.1.place'],
  ],
  [
    'a street there is not',
    422,
    'unknown-street',
    [
      { question: text, text: 'x' },
      { question: place, streetId: 1 },
    ],
    [],
  ],
  ['only white space', 400, 'validation', [{ question: text, text: ' \n ' }], ['answers.0.text']],
])('refused, and nothing is kept: %s', async (_, status, kind, answers, paths) => {
  const before = await countOf()
  const response = await post(answers)
  expect(response.status).toBe(status)
  const problem = (await response.json()) as ProblemDetails
  expect(problem.kind).toBe(kind)
  expect((problem.errors ?? []).map(({ path }) => path)).toEqual(paths)
  expect(await countOf()).toBe(before)
})

test('the honeypot keeps nothing', async () => {
  const before = await countOf()
  expect((await post([{ question: text, text: 'Koop nu' }], { website: 'https://x.example' })).status).toBe(400)
  expect(await countOf()).toBe(before)
})

test('200 times the same answer with the same key is one answer', async () => {
  const before = await countOf()
  const key = crypto.randomUUID()
  const answers = [{ question: text, text: 'Eén keer' }]
  const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await post(answers, { key })).status))
  expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([])
  expect(statuses).toContain(201)
  expect(await countOf()).toBe(before + 1)
  const again = (await (await post(answers, { key })).json()) as AnswerCreated
  expect(again.answerCount).toBe(before + 1)
  expect((await post([{ question: text, text: 'Iets anders' }], { key })).status).toBe(422)
})

test.each([
  ['closed', '-9 days', '-1 minute', 'It was open from'],
  ['closed at this very moment', '-9 days', '0 seconds', 'It was open from'],
  ['not yet open', '1 minute', '9 days', 'It is open from'],
])('a consultation that is %s takes no answer and says when it was open', async (_, opens, closes, words) => {
  const late = await addConsultation(sql, { opens, closes })
  const [question] = await addQuestions(sql, late)
  const response = await post([{ question, text: 'Te laat?' }], { to: late })
  expect(response.status).toBe(409)
  const problem = (await response.json()) as ProblemDetails
  const { opensAt } = (await (await send('GET', `/api/consultations/${late}`)).json()) as ConsultationDetail
  expect(problem).toMatchObject({ kind: 'not-open', detail: expect.stringContaining(`${words} ${opensAt}`) })
  expect(await countOf(late)).toBe(0)
})

test('what was kept before closing is answered the same after it, when the answer is sent again', async () => {
  const closing = await addConsultation(sql)
  const [question] = await addQuestions(sql, closing)
  const key = crypto.randomUUID()
  const answers = [{ question, text: 'Net op tijd' }]
  expect((await post(answers, { to: closing, key })).status).toBe(201)
  await sql`update consultations set closes_at = now() where id = ${closing}`
  expect((await post(answers, { to: closing, key })).status).toBe(201)
  expect((await post(answers, { to: closing })).status).toBe(409)
  expect(await countOf(closing)).toBe(1)
})

test('an answer while it closes is kept or refused, never both: the count is what was told', async () => {
  const closing = await addConsultation(sql)
  const [question] = await addQuestions(sql, closing)
  let kept = 0
  let refused = 0
  const writer = async () => {
    while (refused < 20) {
      const response = await post([{ question, text: 'Nu' }], { to: closing })
      if (response.status === 201) kept += 1
      else refused += 1
      expect([201, 409]).toContain(response.status)
      if (kept === 30) await sql`update consultations set closes_at = clock_timestamp() where id = ${closing}`
    }
  }
  await Promise.all(Array.from({ length: 6 }, writer))
  expect(kept).toBeGreaterThanOrEqual(30)
  expect(await countOf(closing)).toBe(kept)
  const [{ late }] = await sql<[{ late: number }]>`
    select count(*)::int as late from consultation_answers a join consultations c on c.id = a.consultation_id
    where c.id = ${closing} and a.created_at >= c.closes_at`
  expect(late).toBe(0)
})

test('an answer that waits while the consultation closes comes too late', async () => {
  const closing = await addConsultation(sql)
  const [question] = await addQuestions(sql, closing)
  let pending: Promise<Response> | undefined
  await sql.begin(async (transaction) => {
    await transaction`select 1 from consultations where id = ${closing} for update`
    pending = Promise.resolve(post([{ question, text: 'Begonnen voor het einde' }], { to: closing }))
    await vi.waitFor(async () => {
      const waiting = await sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      expect(waiting).toHaveLength(1)
    })
    await transaction`update consultations set closes_at = clock_timestamp() where id = ${closing}`
  })
  expect((await pending)?.status).toBe(409)
  expect(await countOf(closing)).toBe(0)
})

test('an answer that fails half-way is not counted', async () => {
  const before = await countOf()
  await sql`create function refuse_answers() returns trigger language plpgsql as $$ begin raise 'no'; end $$`
  await sql`create trigger refuse before insert on question_answers for each row execute function refuse_answers()`
  expect((await post([{ question: text, text: 'Half' }])).status).toBe(500)
  await sql`drop trigger refuse on question_answers`
  expect(await countOf()).toBe(before)
})

test('a hidden consultation is not there', async () => {
  const hidden = await addConsultation(sql, { visibility: 'hidden' })
  expect((await post([{ question: text, text: 'x' }], { to: hidden })).status).toBe(404)
})

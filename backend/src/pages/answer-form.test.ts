import { afterAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { addConsultation, addQuestions } from '../consultations/testing.ts'
import { startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'
import type { FrontendBuild } from './frontend-build.ts'

const context = await startTestApp()
const { sql, stop } = context
const { folder, remove } = await temporaryFolder()
afterAll(async () => {
  await stop()
  await remove()
})

// Prints what a page would get to show again; the real one is built from the front end.
const frontend: FrontendBuild = {
  clientFolder: folder,
  assets: { script: '', styles: [], preloads: [] },
  render: async ({ form }) => ({ status: form?.problem.status ?? 200, html: JSON.stringify(form ?? null) }),
}
const app = createApp(context, frontend)
const post = async (id: number, fields: [string, string][]) => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const response = await app.request(`/inspraak/${id}`, { method: 'POST', body })
  const text = await response.text()
  const page = text
    ? (JSON.parse(text) as { problem: { kind: string; errors?: { path: string }[] }; values: unknown })
    : null
  return { status: response.status, location: response.headers.get('location'), page }
}

const id = await addConsultation(sql)
const [text, choice, choices, place] = await addQuestions(sql, id)
const words: [string, string] = [`q${text}`, 'Meer groen']

test('a form without JavaScript is kept once, with its choices, its street and its reply', async () => {
  const fields: [string, string][] = [
    words,
    [`q${choice}`, '2'],
    [`q${choices}`, '0'],
    [`q${choices}`, '1'],
    [`q${place}street`, 'Baronstr 24'],
    [`q${place}number`, ''],
    ['replyKind', 'phone'],
    ['replyValue', '051 33 73 75'],
    ['website', ''],
    ['idempotencyKey', crypto.randomUUID()],
  ]
  const first = await post(id, fields)
  expect(first).toMatchObject({
    status: 303,
    location: expect.stringMatching(RegExp(`^/inspraak/${id}\\?beantwoord=\\d+$`)),
  })
  expect(await post(id, fields)).toEqual(first)
  const number = first.location?.split('=')[1] ?? ''
  expect(
    await sql`
      select question_id, body, chosen, house_number, (select slug from streets where id = street_id) as street
      from question_answers where answer_id = ${number}::bigint order by question_id`,
  ).toMatchObject([
    { questionId: text, body: 'Meer groen' },
    { questionId: choice, chosen: [2] },
    { questionId: choices, chosen: [0, 1] },
    { questionId: place, street: 'baronstraat', houseNumber: '24' },
  ])
  expect(await sql`select kind from consultation_replies where answer_id = ${number}::bigint`).toEqual([
    { kind: 'phone' },
  ])
  expect(await sql`select 1 from consultation_answers where consultation_id = ${id}`).toHaveLength(1)
})

test.each<[string, [string, string][], string, string[]]>([
  ['a required question is empty', [[`q${choice}`, '1']], 'validation', [`q${text}`]],
  ['nothing is filled in', [], 'validation', ['answers']],
  ['a text is too long', [[`q${text}`, 'a'.repeat(4_001)]], 'validation', [`q${text}`]],
  ['a choice is no number', [words, [`q${choice}`, 'x']], 'validation', [`q${choice}`]],
  [
    'there is no such street',
    [words, [`q${place}street`, 'Kerkstraat in Brugge']],
    'unknown-street',
    [`q${place}street`],
  ],
  [
    'a house number is none',
    [words, [`q${place}street`, 'Baronstraat'], [`q${place}number`, 'achteraan']],
    'validation',
    [`q${place}number`],
  ],
])('refused, the form comes back with its text and names the field: %s', async (_, fields, kind, paths) => {
  const { status, page } = await post(id, fields)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(page?.problem.kind).toBe(kind)
  expect(page?.problem.errors?.map(({ path }) => path)).toEqual(paths)
  expect(page?.values).toEqual(Object.fromEntries(fields))
})

test('a late answer is refused and its text comes back', async () => {
  const late = await addConsultation(sql, { opens: '-9 days', closes: '-1 minute' })
  const [question] = await addQuestions(sql, late)
  const { status, page } = await post(late, [[`q${question}`, 'Lang over nagedacht']])
  expect(status).toBe(409)
  expect(page).toMatchObject({ problem: { kind: 'not-open' }, values: { [`q${question}`]: 'Lang over nagedacht' } })
  expect((await post(999_999, [words])).page?.problem.kind).toBe('not-found')
})

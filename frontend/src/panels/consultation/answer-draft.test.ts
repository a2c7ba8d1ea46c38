import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AnswerDraft,
  answerOfForm,
  answerProblems,
  answerText,
  EMPTY_ANSWER,
  EMPTY_PLACE,
  isWorthKeeping,
  parseAnswer,
  toNewAnswer,
} from './answer-draft.ts'
import { answerProblemLines } from './answer-problems.ts'

const question = (id: number, changes: Partial<Question>): Question => ({
  id,
  kind: 'text',
  title: `Vraag nummer ${id}`,
  help: null,
  required: false,
  options: [],
  multiple: false,
  ...changes,
})
const QUESTIONS = [
  question(11, { required: true }),
  question(12, { kind: 'choice', options: ['Te voet', 'Met de fiets', 'Met de auto'], multiple: true }),
  question(13, { kind: 'place' }),
]
const PLACE = { lng: 3.2, lat: 50.9 }
const FULL: AnswerDraft = {
  texts: { 11: ' Een zebrapad ' },
  chosen: { 12: [0, 2] },
  places: { 13: { ...EMPTY_PLACE, place: PLACE, words: 'Baronstraat, Emelgem' } },
  replyKind: 'phone',
  replyValue: '051 33 73 75',
}

const fieldsOf = (draft: AnswerDraft) => answerProblems(draft, QUESTIONS).map(({ field }) => field)

describe('an answer being written', () => {
  test('becomes what the API takes; what was left open is not in it', () => {
    expect(toNewAnswer(FULL, QUESTIONS, '')).toEqual({
      answers: [
        { question: 11, text: 'Een zebrapad' },
        { question: 12, chosen: [0, 2] },
        { question: 13, place: PLACE },
      ],
      reply: { phone: '051 33 73 75' },
    })
    const byStreet = { ...EMPTY_PLACE, way: 'street', street: 'Baronstraat', streetId: 7, houseNumber: '12' } as const
    expect(toNewAnswer({ ...EMPTY_ANSWER, places: { 13: byStreet } }, QUESTIONS, '').answers).toEqual([
      { question: 13, streetId: 7, houseNumber: '12' },
    ])
  })

  test('only what is required must be there, and nothing at all is not an answer', () => {
    expect(fieldsOf(FULL)).toEqual([])
    expect(fieldsOf(EMPTY_ANSWER)).toEqual(['q11'])
    const optional = QUESTIONS.slice(1)
    expect(answerProblems(EMPTY_ANSWER, optional)).toEqual([{ field: 'q12', text: 'answer.problem.nothing' }])
  })

  test('a street must come from the list, a house number must be one, and the way to answer must fit', () => {
    const place = (changes: object) => ({
      ...FULL,
      places: { 13: { ...EMPTY_PLACE, way: 'street' as const, ...changes } },
    })
    expect(fieldsOf(place({ street: 'Ergens' }))).toEqual(['q13street'])
    expect(fieldsOf(place({ houseNumber: '12' }))).toEqual(['q13street'])
    expect(fieldsOf(place({ street: 'Baronstraat', streetId: 7, houseNumber: 'twaalf' }))).toEqual(['q13number'])
    expect(fieldsOf(place({}))).toEqual([])
    expect(fieldsOf({ ...FULL, replyKind: 'email', replyValue: 'fatima' })).toEqual(['replyValue'])
  })

  test('can be read back in words, also what was left open', () => {
    expect(answerText(FULL, 'Veilig oversteken', QUESTIONS)).toBe(
      [
        'Veilig oversteken',
        '1. Vraag nummer 11\nEen zebrapad',
        '2. Vraag nummer 12\nTe voet, Met de auto',
        '3. Vraag nummer 13\nAangeduid op de kaart: Baronstraat, Emelgem',
      ].join('\n\n'),
    )
    expect(answerText(EMPTY_ANSWER, 'x', QUESTIONS)).toContain('(niet ingevuld)')
  })

  test('what the device kept comes back as it was, and no garbage breaks the page', () => {
    expect(parseAnswer(JSON.stringify(FULL))).toEqual(FULL)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"texts":null}', '{"places":1}')), (kept) => {
        expect(() => isWorthKeeping(parseAnswer(kept))).not.toThrow()
        expect(() => answerProblems(parseAnswer(kept), QUESTIONS)).not.toThrow()
      }),
    )
  })

  test('a refused plain form comes back with everything that was in it', () => {
    const values = { q11: 'Een zebrapad', q12: '0,2', q13street: 'Baronstr', q13number: '12', replyKind: 'post' }
    expect(answerOfForm(QUESTIONS, { ...values, replyValue: 'Kerkplein 1' })).toMatchObject({
      texts: { 11: 'Een zebrapad' },
      chosen: { 12: [0, 2] },
      places: { 13: { way: 'street', street: 'Baronstr', houseNumber: '12' } },
      replyKind: 'post',
      replyValue: 'Kerkplein 1',
    })
  })
})

describe('what the API refuses is said at the question', () => {
  const lines = (problem: object, draft = FULL) =>
    answerProblemLines({ type: '', title: '', status: 400, kind: 'validation', ...problem }, draft, QUESTIONS)
  const fault = (path: string) => ({ errors: [{ path, code: 'x', message: 'x' }] })

  test.each([
    ['answers.1.chosen', 'q12'],
    ['answers.2.place.lng', 'q13'],
    ['questions.11', 'q11'],
    ['q13street', 'q13street'],
    ['q13number', 'q13number'],
    ['reply.email', 'replyValue'],
  ])('%s', (path, field) => {
    expect(lines(fault(path)).map((line) => line.field)).toEqual([field])
  })

  test('a place by its position among what was answered', () => {
    const draft = { ...FULL, chosen: {} }
    expect(lines(fault('answers.1.houseNumber'), draft)).toEqual([
      { field: 'q13number', text: 'answer.problem.houseNumber', values: { number: 3 } },
    ])
  })

  test('a place outside the city, an unknown street, and what has no question', () => {
    expect(lines({ kind: 'outside-area', status: 422 })).toMatchObject([{ field: 'q13', values: { number: 3 } }])
    expect(lines({ kind: 'unknown-street', status: 422, ...fault('q13street') })).toMatchObject([
      { field: 'q13street' },
    ])
    expect(lines({ kind: 'not-found', status: 404 })).toEqual([{ text: 'answer.problem.gone' }])
    expect(lines({ kind: 'unavailable', status: 503 })).toEqual([{ text: 'problem.unavailable' }])
  })
})

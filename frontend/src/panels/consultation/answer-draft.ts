import type { NewAnswer, Question, QuestionAnswer } from '@wijkwerk/backend/contract/consultations.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import { type TextKey, t } from '../../text/text.ts'
import type { SummaryLine } from '../ErrorSummary.tsx'
import { draftProblems, EMPTY_DRAFT, HOUSE_NUMBER, replyOf } from '../new-idea/draft.ts'
import type { ReplyValues } from '../new-idea/ReplyStep.tsx'

/** A place as it is being given: pointed at on the map, or by street and number. */
export type PlaceDraft = {
  way: 'map' | 'street'
  place: Place | null
  /** The place on the map in words, for who wants to read it back. */
  words: string
  street: string
  streetId: number | null
  houseNumber: string
}

/** An answer being written, as it is kept on the device: by the number of each question. */
export type AnswerDraft = ReplyValues & {
  texts: Record<string, string>
  chosen: Record<string, number[]>
  places: Record<string, PlaceDraft>
}

export const EMPTY_PLACE: PlaceDraft = {
  way: 'map',
  place: null,
  words: '',
  street: '',
  streetId: null,
  houseNumber: '',
}
export const EMPTY_ANSWER: AnswerDraft = { texts: {}, chosen: {}, places: {}, replyKind: 'none', replyValue: '' }

type Numbered = Pick<Question, 'id'>

const REPLY_KINDS = ['none', 'email', 'phone', 'post'] as const

/** The name of a question's field. */
export const questionField = ({ id }: Numbered) => `q${id}`
/** The names of the two fields of a place without the map. */
export const streetField = (question: Numbered) => `${questionField(question)}street`
export const numberField = (question: Numbered) => `${questionField(question)}number`

const PARTS = ['texts', 'chosen', 'places'] as const
const isRecord = (value: unknown) => typeof value === 'object' && value !== null

/** The answer that was kept, or an empty one when there is none or it cannot be read. */
export function parseAnswer(text: string | null): AnswerDraft {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    if (typeof kept !== 'object' || kept === null) return EMPTY_ANSWER
    const answer = { ...EMPTY_ANSWER, ...kept }
    return PARTS.every((part) => isRecord(answer[part])) ? answer : EMPTY_ANSWER
  } catch {
    // What another version of this page left behind is no reason to fail.
    return EMPTY_ANSWER
  }
}

/** What a plain form held when it was refused; of a choice the positions, separated by commas. */
export function answerOfForm(questions: readonly Question[], values: Record<string, string>): AnswerDraft {
  const of = (kind: Question['kind']) => questions.filter((question) => question.kind === kind)
  const positions = (text = '') => text.split(',').flatMap((part) => (/^\d+$/.test(part.trim()) ? Number(part) : []))
  return {
    texts: Object.fromEntries(of('text').map((question) => [question.id, values[questionField(question)] ?? ''])),
    chosen: Object.fromEntries(
      of('choice').map((question) => [question.id, positions(values[questionField(question)])]),
    ),
    places: Object.fromEntries(
      of('place').map((question) => [
        question.id,
        {
          ...EMPTY_PLACE,
          way: 'street',
          street: values[streetField(question)] ?? '',
          houseNumber: values[numberField(question)] ?? '',
        },
      ]),
    ),
    replyKind: REPLY_KINDS.find((kind) => kind === values.replyKind) ?? 'none',
    replyValue: values.replyValue ?? '',
  }
}

export const textOf = ({ texts }: AnswerDraft, { id }: Numbered) => texts[id] ?? ''
export const chosenOf = ({ chosen }: AnswerDraft, { id }: Numbered) => chosen[id] ?? []
export const placeOf = ({ places }: AnswerDraft, { id }: Numbered) => ({ ...EMPTY_PLACE, ...places[id] })

const isPlaceGiven = ({ way, place, street, houseNumber }: PlaceDraft) =>
  way === 'map' ? place !== null : Boolean(street.trim() || houseNumber.trim())

/** Whether a question has an answer; one that is not complete counts too. */
export function isAnswered(draft: AnswerDraft, question: Question): boolean {
  if (question.kind === 'text') return Boolean(textOf(draft, question).trim())
  if (question.kind === 'choice') return chosenOf(draft, question).length > 0
  return isPlaceGiven(placeOf(draft, question))
}

/** True when somebody wrote or chose something that would be a pity to lose. */
export const isWorthKeeping = ({ texts, chosen, places, replyValue }: AnswerDraft) =>
  Boolean(replyValue) ||
  Object.values(texts).some((text) => text.trim()) ||
  Object.values(chosen).some((positions) => positions.length > 0) ||
  Object.values(places).some(({ place, street, houseNumber }) => place || street || houseNumber)

/** What to say of a question that must have an answer. */
export const MISSING: Record<Question['kind'], TextKey> = {
  text: 'answer.problem.text',
  choice: 'answer.problem.choice',
  place: 'answer.problem.place',
}

/** True for a line about a question, or all of them, that has no answer. */
export const isMissing = ({ text }: SummaryLine) =>
  text === 'answer.problem.nothing' || Object.values(MISSING).includes(text)

function questionProblem(draft: AnswerDraft, question: Question, number: number): SummaryLine[] {
  const values = { number }
  if (!isAnswered(draft, question)) {
    return question.required ? [{ field: questionField(question), text: MISSING[question.kind], values }] : []
  }
  if (question.kind !== 'place') return []
  const { way, streetId, houseNumber } = placeOf(draft, question)
  if (way === 'map') return []
  if (streetId === null) return [{ field: streetField(question), text: 'answer.problem.street', values }]
  if (!houseNumber || HOUSE_NUMBER.test(houseNumber.trim())) return []
  return [{ field: numberField(question), text: 'answer.problem.houseNumber', values }]
}

/** What is still missing, in the order of the page; the server has the last word. */
export function answerProblems(draft: AnswerDraft, questions: readonly Question[]): SummaryLine[] {
  const problems = questions.flatMap((question, index) => questionProblem(draft, question, index + 1))
  const [first] = questions
  if (first && problems.length === 0 && !questions.some((question) => isAnswered(draft, question))) {
    problems.push({ field: questionField(first), text: 'answer.problem.nothing' })
  }
  return [...problems, ...draftProblems({ ...EMPTY_DRAFT, ...draft }, undefined, 3)]
}

function answerTo(draft: AnswerDraft, question: Question): QuestionAnswer {
  if (question.kind === 'text') return { question: question.id, text: textOf(draft, question).trim() }
  if (question.kind === 'choice') return { question: question.id, chosen: chosenOf(draft, question) }
  const { way, place, streetId, houseNumber } = placeOf(draft, question)
  if (way === 'map' && place) return { question: question.id, place }
  return { question: question.id, streetId: streetId ?? 0, ...(houseNumber && { houseNumber: houseNumber.trim() }) }
}

/** The draft as the API takes it; questions that were left open are not in it. */
export function toNewAnswer(draft: AnswerDraft, questions: readonly Question[], website: string): NewAnswer {
  const reply = replyOf(draft)
  return {
    answers: questions.filter((question) => isAnswered(draft, question)).map((question) => answerTo(draft, question)),
    ...(reply && { reply }),
    ...(website && { website }),
  }
}

/** What was answered to one question, in words; empty when it was left open. */
function answerWords(draft: AnswerDraft, question: Question): string {
  if (question.kind === 'text') return textOf(draft, question).trim()
  if (question.kind === 'choice') {
    return chosenOf(draft, question)
      .flatMap((position) => question.options[position] ?? [])
      .join(', ')
  }
  const { way, place, words, street, houseNumber } = placeOf(draft, question)
  if (way === 'street') return `${street} ${houseNumber}`.trim()
  return place ? [t('answer.onMap'), words].filter(Boolean).join(': ') : ''
}

/** The whole answer as plain text, to copy or to print. */
export function answerText(draft: AnswerDraft, title: string, questions: readonly Question[]): string {
  const parts = questions.map(
    (question, index) => `${index + 1}. ${question.title}\n${answerWords(draft, question) || `(${t('late.nothing')})`}`,
  )
  return [title, ...parts].join('\n\n')
}

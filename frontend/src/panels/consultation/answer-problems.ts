import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import type { TextKey } from '../../text/text.ts'
import type { SummaryLine } from '../ErrorSummary.tsx'
import { problemLines } from '../problem-lines.ts'
import {
  type AnswerDraft,
  answerProblems,
  isAnswered,
  isMissing,
  MISSING,
  numberField,
  placeOf,
  questionField,
  streetField,
} from './answer-draft.ts'

const ANSWER_PATH = /^answers\.(\d+)(?:\.(\w+))?/
// A question by its number: as the API names one without an answer, or the field of the plain form.
const QUESTION_PATH = /^(?:questions\.|q)(\d+)(street|number)?$/

const lineOf = (field: string, text: TextKey, number: number): SummaryLine => ({ field, text, values: { number } })

function fieldLine(question: Question, number: number, part: string | undefined): SummaryLine {
  if (part === 'houseNumber' || part === 'number')
    return lineOf(numberField(question), 'answer.problem.houseNumber', number)
  if (part === 'streetId' || part === 'street') return lineOf(streetField(question), 'answer.problem.street', number)
  return lineOf(questionField(question), MISSING[question.kind], number)
}

/** A problem of the API as the lines of an error summary, in the words of the questions. */
export function answerProblemLines(
  problem: ProblemDetails,
  draft: AnswerDraft,
  questions: readonly Question[],
): SummaryLine[] {
  const { kind, errors = [] } = problem
  const numbered = questions.map((question, index) => ({ question, number: index + 1 }))
  const answered = numbered.filter(({ question }) => isAnswered(draft, question))
  const named = errors.flatMap(({ path }) => {
    const [, place, partOfAnswer] = ANSWER_PATH.exec(path) ?? []
    const [, id, partOfQuestion] = QUESTION_PATH.exec(path) ?? []
    const found = place ? answered[Number(place)] : numbered.find(({ question }) => question.id === Number(id))
    if (!found) return []
    const { question, number } = found
    return kind === 'outside-area'
      ? lineOf(questionField(question), 'answer.problem.outside', number)
      : fieldLine(question, number, partOfAnswer ?? partOfQuestion)
  })
  const places = numbered.filter(({ question }) => question.kind === 'place' && isAnswered(draft, question))
  if (named.length === 0 && (kind === 'unknown-street' || kind === 'outside-area')) {
    const way = kind === 'unknown-street' ? 'street' : 'map'
    const found = places.find(({ question }) => placeOf(draft, question).way === way) ?? places[0]
    if (!found) return problemLines(problem)
    const { question, number } = found
    return kind === 'unknown-street'
      ? [lineOf(streetField(question), 'answer.problem.street', number)]
      : [lineOf(questionField(question), 'answer.problem.outside', number)]
  }
  if (kind === 'not-found') return [{ text: 'answer.problem.gone' }]
  const lines = new Map(
    [...named, ...answerProblems(draft, questions).filter(isMissing)].map((line) => [line.field, line]),
  )
  for (const line of problemLines(problem)) if (line.field === 'replyValue') lines.set(line.field, line)
  return lines.size > 0 ? [...lines.values()] : problemLines(problem)
}

import type { z } from 'zod'
import type { newAnswer, Question } from '../contract/consultations.ts'
import type { FieldError } from '../contract/problem.ts'

export type ParsedAnswer = z.output<typeof newAnswer>
type One = ParsedAnswer['answers'][number]

/**
 * What is wrong with answers to these questions, and nothing when they fit. An answer is named by its place among them
 * (`answers.0.question`), a question that should have been answered by its id (`questions.12`, code `required`).
 */
export function checkAnswers(questions: readonly Question[], answers: readonly One[]): FieldError[] {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const answered = new Set<number>()
  const errors = answers.flatMap((answer, position) => {
    const question = byId.get(answer.question)
    const isRepeated = answered.has(answer.question)
    answered.add(answer.question)
    const at = (field: string, code: string, message: string) => [
      { path: `answers.${position}.${field}`, code, message },
    ]
    if (!question) return at('question', 'unknown-question', 'the consultation has no such question')
    if (isRepeated) return at('question', 'repeated-question', 'a question is answered once')
    if (kindOf(answer) !== question.kind) return at('question', 'wrong-kind', `this question asks a ${question.kind}`)
    return 'chosen' in answer ? checkChoice(question, answer.chosen, at) : []
  })
  const missing = questions.filter(({ id, required }) => required && !answered.has(id))
  return [
    ...errors,
    ...missing.map(({ id }) => ({ path: `questions.${id}`, code: 'required', message: 'has to be answered' })),
  ]
}

const kindOf = (answer: One) => ('text' in answer ? 'text' : 'chosen' in answer ? 'choice' : 'place')

function checkChoice(
  { options, multiple }: Question,
  chosen: readonly number[],
  at: (field: string, code: string, message: string) => FieldError[],
): FieldError[] {
  if (chosen.some((option) => option >= options.length)) {
    return at('chosen', 'unknown-option', 'the question has no such option')
  }
  if (new Set(chosen).size < chosen.length) return at('chosen', 'repeated-option', 'an option is chosen once')
  if (!multiple && chosen.length > 1) return at('chosen', 'one-option', 'one option can be chosen')
  return []
}

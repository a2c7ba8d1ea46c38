import type { ConsultationDetail, NewAnswer, Question, QuestionAnswer } from '../contract/consultations.ts'
import { type FormAction, filled, type Get, namedStreet, replyOf, splitAddress, type Values } from './form-values.ts'

/**
 * The answer behind the form of a consultation. A question has the field `q<id>`: a text, or the positions of what was
 * chosen, with commas; a place has `q<id>street` and `q<id>number`.
 */
export async function answerAction(id: string, values: Values, get: Get): Promise<FormAction> {
  const { questions } = (await get(`/api/consultations/${id}`)) as ConsultationDetail
  const answers: QuestionAnswer[] = []
  for (const question of questions) {
    const answer = await answerOf(question, values, get)
    if (answer) answers.push(answer)
  }
  return {
    method: 'POST',
    path: `/api/consultations/${id}/answers`,
    body: {
      answers,
      reply: replyOf(values) as NewAnswer['reply'],
      website: filled(values.website),
    } satisfies NewAnswer,
    next: (answer) => `/inspraak/${id}?beantwoord=${(answer as { number: string }).number}`,
    fieldOf: (path) => fieldOf(path, answers),
  }
}

async function answerOf({ id, kind }: Question, values: Values, get: Get): Promise<QuestionAnswer | undefined> {
  const text = filled(values[`q${id}`])
  if (kind === 'text') return text ? { question: id, text } : undefined
  if (kind === 'choice') return text ? { question: id, chosen: text.split(',').map(Number) } : undefined
  const [street, numberBehind] = splitAddress(values[`q${id}street`])
  if (!street) return undefined
  const houseNumber = filled(values[`q${id}number`]) ?? numberBehind
  const { id: streetId } = await namedStreet(street, get, `q${id}street`)
  return { question: id, streetId, ...(houseNumber && { houseNumber }) }
}

/** The field of the form that a path in the API's problem is about. */
function fieldOf(path: string, answers: readonly QuestionAnswer[]): string {
  const [list, place, part] = path.split('.')
  if (list === 'questions') return `q${place}`
  const answer = list === 'answers' ? answers[Number(place)] : undefined
  if (!answer) return path
  if ('streetId' in answer) return `q${answer.question}${part === 'houseNumber' ? 'number' : 'street'}`
  return `q${answer.question}`
}

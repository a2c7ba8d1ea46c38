import type { TransactionSql } from 'postgres'
import type { NewConsultation, Question } from '../contract/consultations.ts'
import { ContentFault } from './content-fault.ts'

type NewQuestion = NewConsultation['questions'][number]

/**
 * Gives a consultation its questions. Other words for the same questions keep their answers; other questions replace
 * them. Once there are answers, other questions are refused with a ContentFault, and so are options in another order: an
 * answer is the position of what was chosen.
 */
export async function writeQuestions(
  sql: TransactionSql,
  consultationId: number,
  questions: readonly NewQuestion[],
): Promise<void> {
  const before = await sql<Question[]>`
    select id, kind, options, multiple from consultation_questions where consultation_id = ${consultationId}
    order by position`
  const [answered] = await sql`select 1 from consultation_answers where consultation_id = ${consultationId} limit 1`
  const isSame =
    before.length === questions.length && questions.every((question, index) => isLike(question, before[index]))
  const reordered = questions.findIndex(({ options }, index) => isReordered(options, before[index]?.options ?? []))
  if (answered && isSame && reordered >= 0) {
    throw new ContentFault(
      `questions.${reordered}.options`,
      'there are answers already; each text has to keep its place, and may only be worded differently there',
    )
  }
  if (isSame) {
    for (const [index, { title, help = null, required, options }] of questions.entries()) {
      await sql`
        update consultation_questions set title = ${title}, help = ${help}, required = ${required}, options = ${options}
        where id = ${before[index]?.id ?? null}`
    }
    return
  }
  if (answered)
    throw new ContentFault('questions', 'there are answers already; only the words of the questions can change')
  await sql`delete from consultation_questions where consultation_id = ${consultationId}`
  for (const [position, { kind, title, help = null, required, options, multiple }] of questions.entries()) {
    await sql`
      insert into consultation_questions (consultation_id, position, kind, title, help, required, options, multiple)
      values (${consultationId}, ${position}, ${kind}, ${title}, ${help}, ${required}, ${options}, ${multiple})`
  }
}

const isLike = ({ kind, options, multiple }: NewQuestion, before: Question | undefined) =>
  kind === before?.kind && options.length === before.options.length && multiple === before.multiple

/** Whether a text stands at another place than it did. */
const isReordered = (options: readonly string[], before: readonly string[]) =>
  options.some((text, index) => text !== before[index] && before.includes(text))

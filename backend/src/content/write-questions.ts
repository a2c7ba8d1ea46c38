import type { TransactionSql } from 'postgres'
import type { NewConsultation, Question } from '../contract/consultations.ts'
import { StartError } from '../start-error.ts'

type NewQuestion = NewConsultation['questions'][number]

/**
 * Gives a consultation its questions. Other words for the same questions keep their answers; other questions replace
 * them, and are refused with a StartError once there are answers.
 */
export async function writeQuestions(
  sql: TransactionSql,
  consultationId: number,
  questions: readonly NewQuestion[],
): Promise<void> {
  const before = await sql<Question[]>`
    select id, kind, options, multiple from consultation_questions where consultation_id = ${consultationId}
    order by position`
  const isSame =
    before.length === questions.length && questions.every((question, index) => isLike(question, before[index]))
  if (isSame) {
    for (const [index, { title, help = null, required, options }] of questions.entries()) {
      await sql`
        update consultation_questions set title = ${title}, help = ${help}, required = ${required}, options = ${options}
        where id = ${before[index]?.id ?? null}`
    }
    return
  }
  const [answered] = await sql`select 1 from consultation_answers where consultation_id = ${consultationId} limit 1`
  if (answered) throw new StartError('questions: there are answers already; only the words of the questions can change')
  await sql`delete from consultation_questions where consultation_id = ${consultationId}`
  for (const [position, { kind, title, help = null, required, options, multiple }] of questions.entries()) {
    await sql`
      insert into consultation_questions (consultation_id, position, kind, title, help, required, options, multiple)
      values (${consultationId}, ${position}, ${kind}, ${title}, ${help}, ${required}, ${options}, ${multiple})`
  }
}

const isLike = ({ kind, options, multiple }: NewQuestion, before: Question | undefined) =>
  kind === before?.kind && options.length === before.options.length && multiple === before.multiple

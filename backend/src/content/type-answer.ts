import type { TransactionSql } from 'postgres'
import { keepAnswer } from '../consultations/keep-answer.ts'
import type { TypedAnswer } from '../contract/consultations.ts'
import { audit } from '../database/audit.ts'
import { Problem } from '../http/problem.ts'
import { StartError } from '../start-error.ts'
import type { Desk } from './desk.ts'
import { noStreet } from './place-at.ts'

/**
 * Keeps an answer that came on paper, by phone or at the desk, also after closing, and tells its number. Throws a
 * StartError with one line for each field that is wrong.
 */
export async function typeAnswer(
  sql: TransactionSql,
  desk: Desk,
  id: number,
  { channel, answers, ...rest }: TypedAnswer,
): Promise<string> {
  const placed = []
  for (const [position, answer] of answers.entries()) placed.push(await withStreetId(sql, position, answer))
  const { number } = await keepAnswer(sql, desk, id, { ...rest, answers: placed }, { channel, mayBeLate: true }).catch(
    (error: unknown) => {
      throw error instanceof Problem ? toldProblem(error) : error
    },
  )
  await audit(
    sql,
    { id: null, name: desk.by },
    {
      action: 'type in answer',
      subject: { kind: 'consultation', id },
      after: { answer: number },
    },
  )
  return `Answer ${number} to consultation ${id} is kept.`
}

async function withStreetId(sql: TransactionSql, position: number, answer: TypedAnswer['answers'][number]) {
  if (!('street' in answer)) return answer
  const { street, ...rest } = answer
  const [found] = await sql<[{ id: number }?]>`select id from streets where slug = ${street}`
  if (!found) throw new StartError(`answers.${position}.street: ${await noStreet(sql, street)}`)
  return { ...rest, streetId: found.id }
}

function toldProblem({ details }: Problem): StartError {
  const lines = details.errors?.map(({ path, message }) => `${path}: ${message}`)
  return new StartError(lines?.join('\n') ?? `id: ${details.detail ?? details.title}`)
}

import type { TransactionSql } from 'postgres'
import type { IdeaStatus } from '../contract/ideas.ts'

/** What everyone reads about an idea: its state from now on, and why. */
export type IdeaUpdate = { ideaId: number; status: IdeaStatus; reason: string }

/** The one way in which an idea gets another state or an answer: always with a public reason. Gives the update's number. */
export async function writeUpdate(sql: TransactionSql, { ideaId, status, reason }: IdeaUpdate): Promise<number> {
  await sql`update ideas set status = ${status} where id = ${ideaId}`
  const [{ id }] = await sql<[{ id: number }]>`
    insert into idea_updates (idea_id, status, reason) values (${ideaId}, ${status}, ${reason}) returning id`
  return id
}

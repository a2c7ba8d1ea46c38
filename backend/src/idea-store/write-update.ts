import type { TransactionSql } from 'postgres'
import type { IdeaStatus } from '../contract/ideas.ts'
import { type MailContext, tellAuthor } from '../mail/tell-author.ts'
import { tellFollowers } from '../mail/tell-followers.ts'

/** What everyone reads about an idea: its state from now on, and why. */
export type IdeaUpdate = { ideaId: number; status: IdeaStatus; reason: string }

/**
 * The one way in which an idea gets another state or an answer: always with a public reason, and its author and
 * followers are told. Gives the update's number.
 */
export async function writeUpdate(sql: TransactionSql, context: MailContext, update: IdeaUpdate): Promise<number> {
  const { ideaId, status, reason } = update
  await sql`update ideas set status = ${status} where id = ${ideaId}`
  const [{ id }] = await sql<[{ id: number }]>`
    insert into idea_updates (idea_id, status, reason) values (${ideaId}, ${status}, ${reason}) returning id`
  const told = await tellAuthor(sql, context, update)
  await tellFollowers(sql, context, { ...update, told })
  return id
}

import type { TransactionSql } from 'postgres'
import type { IdeaStatus } from '../contract/ideas.ts'
import { StartError } from '../start-error.ts'

/** What staff can do with an idea until they have their desk; every act has a reason and is logged. */
export type Act =
  | { action: 'hide' | 'restore'; ideaId: number; reason: string }
  | { action: 'answer'; ideaId: number; status: IdeaStatus; reason: string }

type State = { visibility: string; status: IdeaStatus }

/**
 * Does an act and writes it in the log with what was before and after. An answer is public; why an idea was hidden is
 * for staff. Throws a StartError when the idea is not there or the act does not fit its state.
 */
export async function moderate(sql: TransactionSql, act: Act, by: string): Promise<void> {
  const [before] = await sql<[State?]>`select visibility, status from ideas where id = ${act.ideaId} for update`
  if (!before) throw new StartError(`There is no idea ${act.ideaId}.`)
  if (before.visibility === 'withdrawn') throw new StartError(`Idea ${act.ideaId} was withdrawn by its author.`)
  const after: State =
    act.action === 'answer'
      ? { ...before, status: act.status }
      : { ...before, visibility: act.action === 'hide' ? 'hidden' : 'public' }
  if (act.action !== 'answer' && after.visibility === before.visibility) {
    throw new StartError(`Idea ${act.ideaId} is ${before.visibility} already.`)
  }
  await sql`update ideas set visibility = ${after.visibility}, status = ${after.status} where id = ${act.ideaId}`
  if (act.action === 'answer') {
    await sql`insert into idea_updates (idea_id, status, reason) values (${act.ideaId}, ${act.status}, ${act.reason})`
  }
  await sql`
    insert into moderation_log (idea_id, action, reason, before, after, by)
    values (${act.ideaId}, ${act.action}, ${act.reason}, ${sql.json(before)}, ${sql.json(after)}, ${by})`
}

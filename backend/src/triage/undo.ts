import type { Sql, TransactionSql } from 'postgres'
import { audit } from '../database/audit.ts'
import { Problem } from '../http/problem.ts'
import type { Staff } from '../http/staff.ts'
import { takeInHand } from './desk-idea.ts'
import { mergeInto, separate } from './merge.ts'

const FOR = '10 minutes'
/** What can be taken back. An answer cannot: people may have read it, so another answer corrects it. */
const REVERSIBLE = [
  'hide idea',
  'restore idea',
  'theme',
  'assign',
  'follow-up',
  'duplicate',
  'separate',
  'attach',
  'move',
] as const
type Reversible = (typeof REVERSIBLE)[number]

type Before = {
  visibility: string
  theme: string
  assigneeId: number | null
  followUpOn: string | null
  duplicateOf: number | null
  workId: number | null
  consultationId: number | null
}
type Undoable = { id: number; action: Reversible; before: Partial<Before> }

/** The last act on an idea, where this person did it in the last ten minutes and it can be taken back. */
export async function findUndoable(sql: Sql | TransactionSql, staff: Staff, ideaId: number): Promise<Undoable | null> {
  const [last] = await sql<[(Undoable & { isMine: boolean })?]>`
    select id, action, before, staff_id is not distinct from ${staff.id}::int and at > now() - ${FOR}::interval
      and (action <> 'move' or exists (select from idea_former_places where idea_id = ${ideaId})) as is_mine
    from audit_log where subject_kind = 'idea' and subject_id = ${String(ideaId)} and action <> 'read contact'
    order by id desc limit 1`
  return last?.isMine && REVERSIBLE.includes(last.action) ? last : null
}

/** Takes the last act on an idea back, as far as `findUndoable` gives one; throws `conflict` where it gives none. */
export async function undoLast(sql: TransactionSql, staff: Staff, ideaId: number, revision: number): Promise<void> {
  const handled = await takeInHand(sql, staff, ideaId, revision)
  const undoable = await findUndoable(sql, staff, ideaId)
  if (!undoable) throw new Problem('conflict', { detail: 'There is nothing of yours to take back.' })
  const { action, before } = undoable
  if (action === 'duplicate' && handled.duplicateOf !== null) await separate(sql, ideaId, handled.duplicateOf)
  else if (action === 'separate' && before.duplicateOf) await mergeInto(sql, staff, ideaId, before.duplicateOf)
  else if (action === 'attach') {
    const { workId = null, consultationId = null } = before
    await sql`update ideas set work_id = ${workId}, consultation_id = ${consultationId} where id = ${ideaId}`
  } else if (action === 'move') await moveBack(sql, ideaId, handled.kernId)
  else {
    await sql`
      update ideas set visibility = ${before.visibility ?? handled.visibility}, theme = ${before.theme ?? handled.theme},
        assignee_id = ${before.assigneeId === undefined ? handled.assigneeId : before.assigneeId},
        follow_up_on = ${before.followUpOn === undefined ? handled.followUpOn : before.followUpOn}
      where id = ${ideaId}`
  }
  await audit(sql, staff, { action: `undo ${action}`, subject: { kind: 'idea', id: ideaId } })
}

async function moveBack(sql: TransactionSql, ideaId: number, kernNow: number | null) {
  const [back] = await sql<[{ kernId: number | null }?]>`
    with former as (delete from idea_former_places where idea_id = ${ideaId} returning *)
    update ideas i set geom = f.geom, kern_id = f.kern_id, area_ids = areas_of(f.kern_id, f.geom),
      street_id = f.street_id, house_number = f.house_number, precision = f.precision, placed_by = f.placed_by
    from former f where i.id = f.idea_id returning i.kern_id`
  if (back && back.kernId !== kernNow) {
    await sql`
      insert into idea_area_changes (idea_id, from_kern_id, to_kern_id, reason)
      values (${ideaId}, ${kernNow}, ${back.kernId}, 'Verplaatsing ongedaan gemaakt')`
  }
}

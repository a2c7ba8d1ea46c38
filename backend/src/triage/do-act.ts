import type { TransactionSql } from 'postgres'
import type { IdeaAct } from '../contract/desk.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import type { Staff } from '../http/staff.ts'
import { placedByOf, placing, refusal } from '../idea-store/placing.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import { askAuthor } from '../mail/tell-author.ts'
import { type Handled, takeInHand } from './desk-idea.ts'
import { mergeInto, separate } from './merge.ts'

type Context = Pick<AppContext, 'environment' | 'secrets' | 'jobs'>

/** Does one act of staff on an idea and writes it in the log; throws what `takeInHand` and the act itself throw. */
export async function doAct(
  sql: TransactionSql,
  context: Context,
  staff: Staff,
  id: number,
  act: IdeaAct,
): Promise<void> {
  const handled = await takeInHand(sql, staff, id, act.revision)
  const done = await change(sql, context, staff, handled, act)
  await audit(sql, staff, { action: act.act, subject: { kind: 'idea', id }, ...done })
}

type Done = Pick<Parameters<typeof audit>[2], 'reason' | 'before' | 'after'>

async function change(
  sql: TransactionSql,
  context: Context,
  staff: Staff,
  handled: Handled,
  act: IdeaAct,
): Promise<Done> {
  const { id, theme, assigneeId, followUpOn, duplicateOf, workId, consultationId } = handled
  switch (act.act) {
    case 'answer':
      refuseUnseen(handled)
      await sql`update ideas set follow_up_on = ${act.followUpOn ?? null} where id = ${id}`
      await writeUpdate(sql, context, { ideaId: id, status: act.status, reason: act.reason })
      return { after: { status: act.status, followUpOn: act.followUpOn ?? null } }
    case 'hand-over':
      refuseUnseen(handled)
      await sql`
        update ideas set passed_to = ${act.to}, passed_reference = ${act.reference ?? null}, follow_up_on = null
        where id = ${id}`
      await writeUpdate(sql, context, { ideaId: id, status: 'passed-on', reason: act.reason })
      return { after: { passedTo: act.to, passedReference: act.reference ?? null } }
    case 'ask':
      await askAuthor(sql, context, { ideaId: id, question: act.question })
      return {}
    case 'note':
      await sql`insert into idea_notes (idea_id, staff_id, body) values (${id}, ${staff.id}, ${act.body})`
      return {}
    case 'theme':
      await sql`update ideas set theme = ${act.theme} where id = ${id}`
      return { before: { theme }, after: { theme: act.theme } }
    case 'assign':
      await assign(sql, handled, act.staffId)
      return { before: { assigneeId }, after: { assigneeId: act.staffId } }
    case 'follow-up':
      await sql`update ideas set follow_up_on = ${act.on} where id = ${id}`
      return { before: { followUpOn }, after: { followUpOn: act.on } }
    case 'duplicate':
      if (duplicateOf !== null) throw new Problem('already-duplicate')
      await mergeInto(sql, staff, id, act.of)
      return { before: { duplicateOf }, after: { duplicateOf: act.of } }
    case 'separate':
      if (duplicateOf === null) throw new Problem('conflict', { detail: 'It is no duplicate.' })
      await separate(sql, id, duplicateOf)
      return { before: { duplicateOf }, after: { duplicateOf: null } }
    case 'attach':
      return { before: { workId, consultationId }, after: await attach(sql, id, act.to) }
    case 'move':
      return move(sql, context, handled, act)
  }
}

// What everyone would read has to be about something that everyone sees.
function refuseUnseen({ visibility }: Handled) {
  if (visibility !== 'public') throw new Problem('conflict', { detail: 'Nobody sees this idea: show it first.' })
}

async function attach(sql: TransactionSql, id: number, to: Extract<IdeaAct, { act: 'attach' }>['to']) {
  const ids = { workId: to?.type === 'work' ? to.id : null, consultationId: to?.type === 'consultation' ? to.id : null }
  const [known] = await sql`
    select where ${to === null} or exists (select from works where id = ${ids.workId} and visibility = 'public')
      or exists (select from consultations where id = ${ids.consultationId} and visibility = 'public')`
  if (!known) throw new Problem('validation', { errors: [{ path: 'to', code: 'unknown', message: 'is not there' }] })
  await sql`update ideas set work_id = ${ids.workId}, consultation_id = ${ids.consultationId} where id = ${id}`
  return ids
}

// Only to who can open it: with the roles, and the kern, that it takes.
async function assign(sql: TransactionSql, { id, kernId }: Handled, staffId: number | null) {
  if (staffId !== null) {
    const [known] =
      await sql`select 1 from staff where id = ${staffId} and disabled_at is null and roles && '{administrator,wijkwerker}'
        and (area_ids is null or ${kernId}::int is null or ${kernId}::int = any(area_ids))`
    if (!known)
      throw new Problem('validation', { errors: [{ path: 'staffId', code: 'unknown', message: 'is nobody' }] })
  }
  await sql`update ideas set assignee_id = ${staffId} where id = ${id}`
}

async function move(
  sql: TransactionSql,
  { environment }: Context,
  { id, kernId }: Handled,
  where: Extract<IdeaAct, { act: 'move' }>,
): Promise<Done> {
  await sql`
    insert into idea_former_places (idea_id, kern_id, street_id, house_number, precision, placed_by, geom)
    select id, kern_id, street_id, house_number, precision, placed_by, geom from ideas where id = ${id}
    on conflict (idea_id) do update set kern_id = excluded.kern_id, street_id = excluded.street_id,
      house_number = excluded.house_number, precision = excluded.precision, placed_by = excluded.placed_by,
      geom = excluded.geom, moved_at = excluded.moved_at`
  const [moved] = await sql<[{ kernId: number | null }?]>`
    with ${placing(sql, where, environment)}
    update ideas i set geom = p.geom, kern_id = p.kern_id, area_ids = p.area_ids, street_id = p.street_id,
      house_number = p.house_number, precision = p.precision, placed_by = ${placedByOf(where)}
    from placed p where i.id = ${id} returning i.kern_id`
  if (!moved) throw await refusal(sql, where, environment)
  if (moved.kernId !== kernId) {
    await sql`
      insert into idea_area_changes (idea_id, from_kern_id, to_kern_id, reason)
      values (${id}, ${kernId}, ${moved.kernId}, 'Verplaatst door een medewerker')`
  }
  return { before: { kernId }, after: { kernId: moved.kernId } }
}

import type { Sql, TransactionSql } from 'postgres'
import type { DeskIdea } from '../contract/desk.ts'
import { findAttached } from '../database/attached.ts'
import { type Logged, spellOut } from '../database/audit-changes.ts'
import { type IdeaRow, ideaColumns, ideaTables, toIdea } from '../database/idea-rows.ts'
import { similarTo } from '../database/similar-ideas.ts'
import { photoUrl } from '../http/photo-url.ts'
import { Problem } from '../http/problem.ts'
import { inReach, type Staff } from '../http/staff.ts'
import { findUndoable } from './undo.ts'

const MOST_HISTORY = 50

type Row = IdeaRow &
  Pick<
    DeskIdea,
    | 'visibility'
    | 'heldFor'
    | 'revision'
    | 'followUpOn'
    | 'passedTo'
    | 'passedReference'
    | 'replyKind'
    | 'isReplyConfirmed'
    | 'followerCount'
  > & { assigneeId: number | null; assigneeName: string | null }

/** An idea with all that staff see of it; throws `not-found` where it is out of their reach or was withdrawn. */
export async function findDeskIdea(sql: Sql, staff: Staff, id: number): Promise<DeskIdea> {
  const [row] = await sql<[Row?]>`
    select ${ideaColumns(sql)}, i.visibility,
      case when i.visibility = 'held' then case when waits_for_staff(i.theme) then 'setting' else 'proof' end end as held_for,
      i.revision, i.follow_up_on, i.passed_to, i.passed_reference,
      i.assignee_id, f.name as assignee_name, r.kind as reply_kind,
      r.kind is not null and (r.kind <> 'email' or r.confirmed_at is not null) as is_reply_confirmed,
      (select count(*)::int from idea_followers w where w.idea_id = i.id and w.confirmed_at is not null) as follower_count
    from ${ideaTables(sql)} left join staff f on f.id = i.assignee_id left join idea_replies r on r.idea_id = i.id
    where i.id = ${id} and i.visibility <> 'withdrawn' and ${inReach(sql, staff, sql`i.kern_id`)}`
  if (!row) throw new Problem('not-found')
  const { visibility, heldFor, revision, followUpOn, passedTo, passedReference, replyKind, isReplyConfirmed, ...rest } =
    row
  const { followerCount, assigneeId, assigneeName, ...columns } = rest
  const [updates, notes, comments, photos, reports, duplicates, similar, history, undoable, [attachedTo]] =
    await Promise.all([
      sql<DeskIdea['updates']>`
      select id, status, reason, (created_at at time zone 'Europe/Brussels')::date as created_on
      from idea_updates where idea_id = ${id} order by id`,
      sql<(Omit<DeskIdea['notes'][number], 'createdAt'> & { createdAt: Date })[]>`
      select n.id, f.name as by, n.body, n.created_at from idea_notes n join staff f on f.id = n.staff_id
      where n.idea_id = ${id} order by n.id`,
      sql<DeskIdea['comments']>`
      select id, body, author_name as name, language, created_on, example, visibility from comments
      where idea_id = ${id} order by id`,
      sql<Omit<DeskIdea['photos'][number], 'url'>[]>`
      select id, width, height, visibility from photos where idea_id = ${id} order by position`,
      sql<(Omit<DeskIdea['reports'][number], 'createdAt'> & { createdAt: Date })[]>`
      select id, reason, body, comment_id as comment, created_at from reports
      where idea_id = ${id} and decided_at is null order by id`,
      sql<DeskIdea['duplicates']>`
      select id, title from ideas where duplicate_of = ${id} and visibility <> 'withdrawn' order by id`,
      similarTo(sql, id),
      readHistory(sql, id),
      findUndoable(sql, staff, id),
      findAttached(sql, id, sql`true`),
    ])
  return {
    idea: toIdea(columns),
    visibility,
    heldFor,
    revision,
    assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
    followUpOn,
    passedTo,
    passedReference,
    replyKind,
    isReplyConfirmed,
    followerCount,
    updates: [...updates],
    notes: notes.map((note) => ({ ...note, createdAt: note.createdAt.toISOString() })),
    comments: [...comments],
    photos: photos.map((photo) => ({
      ...photo,
      url:
        photo.visibility === 'public' && visibility === 'public' ? photoUrl(photo.id) : `/api/desk/photos/${photo.id}`,
    })),
    reports: reports.map((report) => ({ ...report, createdAt: report.createdAt.toISOString() })),
    duplicates: [...duplicates],
    attachedTo: attachedTo ?? null,
    similar,
    history,
    undoable: undoable?.action ?? null,
  }
}

type Written = Logged & Pick<DeskIdea['history'][number], 'by' | 'action' | 'reason'> & { at: Date }

// Of before and after only what has a name: where exactly an idea lay is nothing to read back.
async function readHistory(sql: Sql, id: number): Promise<DeskIdea['history']> {
  const rows = await sql<Written[]>`
    select at, by, action, reason, subject_kind, subject_id, before, after from audit_log
    where subject_kind = 'idea' and subject_id = ${String(id)} order by id desc limit ${MOST_HISTORY}`
  const spelled = await spellOut(sql, rows)
  return spelled.map(({ at, by, action, reason, changes }) => ({ at: at.toISOString(), by, action, reason, changes }))
}

/** What of an idea can be taken back later, and what an act needs of it. */
export type Handled = {
  id: number
  visibility: 'public' | 'held' | 'hidden' | 'withdrawn'
  theme: string
  kernId: number | null
  assigneeId: number | null
  followUpOn: string | null
  duplicateOf: number | null
  workId: number | null
  consultationId: number | null
  title: string
}

/**
 * Takes an idea in hand for one act: nobody else does meanwhile, and its revision goes up. Throws `not-found` where it
 * is out of reach or was withdrawn, and `outdated` when somebody else acted since.
 */
export async function takeInHand(sql: TransactionSql, staff: Staff, id: number, revision: number): Promise<Handled> {
  const [found] = await sql<[(Handled & { revision: number })?]>`
    select i.id, i.visibility, i.theme, i.kern_id, i.assignee_id, i.follow_up_on, i.duplicate_of, i.work_id,
      i.consultation_id, i.title, i.revision
    from ideas i where i.id = ${id} and i.visibility <> 'withdrawn' and ${inReach(sql, staff, sql`i.kern_id`)} for update`
  if (!found) throw new Problem('not-found')
  if (found.revision !== revision) throw new Problem('outdated')
  await sql`update ideas set revision = revision + 1 where id = ${id}`
  return found
}

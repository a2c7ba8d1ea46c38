import type { Fragment, TransactionSql } from 'postgres'
import type { VisibilityAct } from '../contract/desk.ts'
import { audit } from '../database/audit.ts'
import { Problem } from '../http/problem.ts'
import type { Staff } from '../http/staff.ts'
import { type MailContext, tellModerated } from '../mail/tell-author.ts'
import { tellReporter } from '../mail/tell-reporter.ts'
import { takeInHand } from './desk-idea.ts'

/**
 * Hides or shows an idea, or a comment or photo of it, with a reason for staff; who reported it is told, and so is the
 * author of an idea that was held. Touches the idea in each case: that is what the change feed tells the open pages.
 */
export async function setVisibility(
  sql: TransactionSql,
  context: MailContext,
  staff: Staff,
  id: number,
  { revision, what, isHidden, reason }: VisibilityAct,
): Promise<void> {
  const { visibility, title } = await takeInHand(sql, staff, id, revision)
  const to = isHidden ? 'hidden' : 'public'
  const kind = 'idea' in what ? 'idea' : 'comment' in what ? 'comment' : 'photo'
  const changed =
    'idea' in what
      ? await sql`update ideas set visibility = ${to} where id = ${id} and visibility <> ${to}`
      : 'comment' in what
        ? await sql`
            update comments set visibility = ${to}
            where id = ${what.comment} and idea_id = ${id} and visibility not in (${to}, 'withdrawn')`
        : await sql`
            update photos set visibility = ${to}
            where id = ${what.photo} and idea_id = ${id} and visibility not in (${to}, 'withdrawn')`
  // An idea that goes takes the reports about its comments with it.
  const about = 'comment' in what ? sql`comment_id = ${what.comment}` : isHidden ? sql`true` : sql`comment_id is null`
  const decided = 'photo' in what ? 0 : await decide(sql, context, staff, { id, title, isHidden, about })
  if (changed.count === 0 && decided === 0)
    throw new Problem('conflict', { detail: `It is ${to} already, or not there.` })
  await sql`
    update ideas set comment_count =
      (select count(*) from comments c where c.idea_id = ${id} and c.visibility = 'public') where id = ${id}`
  if (kind === 'idea' && visibility === 'held') await tellModerated(sql, context, { ideaId: id, isHidden })
  await audit(sql, staff, {
    action: changed.count === 0 ? `keep ${kind}` : `${isHidden ? 'hide' : 'restore'} ${kind}`,
    subject: { kind: 'idea', id },
    reason,
    before: kind === 'idea' ? { visibility } : what,
    after: { visibility: to },
  })
}

type Decision = { id: number; title: string; isHidden: boolean; about: Fragment }

async function decide(
  sql: TransactionSql,
  context: MailContext,
  staff: Staff,
  { id, title, isHidden, about }: Decision,
): Promise<number> {
  const reports = await sql<{ encrypted: Buffer | null }[]>`
    with open as (
      select id, encrypted from reports where idea_id = ${id} and decided_at is null and ${about} for update
    )
    update reports r set decided_at = now(), decided_by = ${staff.id}, outcome = ${isHidden ? 'hidden' : 'kept'},
      encrypted = null
    from open where open.id = r.id returning open.encrypted`
  for (const { encrypted } of reports) {
    if (encrypted)
      await tellReporter(sql, context, { ideaId: id, to: context.secrets.decrypt(encrypted), title, isHidden })
  }
  return reports.length
}

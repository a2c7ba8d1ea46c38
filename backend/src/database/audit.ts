import type { JSONValue, Sql, TransactionSql } from 'postgres'
import type { AuditAction, AuditSubject } from '../contract/audit.ts'

/** Who acts: somebody who signed in, or the user of a command. */
export type Actor = { id: number | null; name: string }

export type AuditEntry = {
  action: AuditAction
  subject?: { kind: AuditSubject; id: number | string }
  reason?: string
  /** What was before and after, without contact details or anything else that has to be erasable. */
  before?: JSONValue
  after?: JSONValue
}

/** Writes what somebody did in the append-only log; in the transaction of the act, so that there is none without. */
export async function audit(sql: Sql | TransactionSql, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, subject, reason = null, before, after } = entry
  await sql`
    insert into audit_log (staff_id, by, action, subject_kind, subject_id, reason, before, after)
    values (${actor.id}, ${actor.name}, ${action}, ${subject?.kind ?? null}, ${subject ? String(subject.id) : null},
      ${reason}, ${before === undefined ? null : sql.json(before)}, ${after === undefined ? null : sql.json(after)})`
}

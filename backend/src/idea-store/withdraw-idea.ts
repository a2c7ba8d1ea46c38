import type { TransactionSql } from 'postgres'

/**
 * Erases an idea that its author takes back, with all that was kept about it; the row stays as the tombstone that the
 * change feed needs. A report that nobody decided on yet ends with it; of one that was decided on stays what was decided.
 */
export async function withdrawIdea(sql: TransactionSql, id: number): Promise<void> {
  await sql`
    update ideas set visibility = 'withdrawn', author_name = null, title = '', body = '', geom = null,
      house_number = null, street_id = null, kern_id = null, area_ids = '{}', precision = 'none', placed_by = 'none',
      passed_to = null, passed_reference = null, assignee_id = null, follow_up_on = null, consent = null,
      consent_on = null, work_id = null, consultation_id = null
    where id = ${id}`
  for (const table of ABOUT_AN_IDEA) await sql`delete from ${sql(table)} where idea_id = ${id}`
  await sql`delete from reports where idea_id = ${id} and decided_at is null`
  await sql`update reports set body = '', encrypted = null where idea_id = ${id}`
  await sql`update photos set visibility = 'withdrawn' where idea_id = ${id}`
}

const ABOUT_AN_IDEA = [
  'idea_replies',
  'idea_followers',
  'idea_notes',
  'idea_translations',
  'idea_former_places',
  'tasks',
  'mails',
  'idempotency_keys',
] as const

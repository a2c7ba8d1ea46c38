import { AUDIT_SUBJECTS } from '../contract/audit.ts'
import { idNumber } from '../contract/filter.ts'
import { type AuditEntry, auditEntry } from '../contract/team.ts'
import { type Logged, spellOut } from '../database/audit-changes.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems, z } from '../http/router.ts'
import { forStaff } from '../http/staff.ts'

const PAGE_SIZE = 100

const list = createRoute({
  method: 'get',
  path: '/desk/audit-log',
  summary: 'Who did what, the newest first',
  ...forStaff('audit.read'),
  request: {
    query: z.strictObject({
      subject: z.enum(AUDIT_SUBJECTS).optional(),
      since: z.iso.date().optional(),
      until: z.iso.date().optional(),
      cursor: idNumber.optional().openapi({ type: 'string', description: 'The `next` of the page before' }),
    }),
  },
  responses: {
    200: answer(z.object({ items: z.array(auditEntry), next: z.int().nullable() }), 'One page'),
    ...deskProblems,
  },
})

type Row = Logged & Pick<AuditEntry, 'id' | 'by' | 'action' | 'reason'> & { at: Date }

/** The append-only log of every act, for administrators. */
export const auditLog = ({ listSql: sql }: AppContext) =>
  createRouter().openapi(list, async (c) => {
    const { subject, since, until, cursor } = c.req.valid('query')
    const rows = await sql<Row[]>`
      select id, at, by, action, subject_kind, subject_id, reason, before, after from audit_log
      where true ${subject ? sql`and (subject_kind = ${subject} or ${subject} = 'session' and action = 'sign in')` : sql``}
        ${since ? sql`and at >= ${since}::date::timestamp at time zone 'Europe/Brussels'` : sql``}
        ${until ? sql`and at < (${until}::date + 1)::timestamp at time zone 'Europe/Brussels'` : sql``}
        ${cursor ? sql`and id < ${cursor}` : sql``}
      order by id desc limit ${PAGE_SIZE + 1}`
    const spelled = await spellOut(sql, rows.slice(0, PAGE_SIZE))
    const items = spelled.map((row) => ({ ...row, at: row.at.toISOString() }))
    return c.json({ items, next: rows.length > PAGE_SIZE ? (items.at(-1)?.id ?? null) : null }, 200)
  })

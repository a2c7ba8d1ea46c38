import type { Sql, TransactionSql } from 'postgres'
import { type ModerationSettings, moderationSettings } from '../contract/settings.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody } from '../http/router.ts'
import { forStaff, staffOf } from '../http/staff.ts'

const path = '/desk/settings/moderation'
const found = answer(moderationSettings, 'As it is now')

const show = createRoute({
  method: 'get',
  path,
  summary: 'Whether staff look at what is sent before or after everyone sees it',
  ...forStaff('settings.write'),
  responses: { 200: found, ...deskProblems },
})
const change = createRoute({
  method: 'put',
  path,
  summary: 'Choose that; what is public stays, what waits goes on waiting',
  ...forStaff('settings.write'),
  request: { body: jsonBody(moderationSettings) },
  responses: { 200: found, ...deskProblems },
})

/** What administrators choose for everyone. */
export const settings = ({ sql }: AppContext) =>
  createRouter()
    .openapi(show, async (c) => c.json(await readModeration(sql), 200))
    .openapi(change, async (c) => {
      const after = c.req.valid('json')
      await sql.begin(async (transaction) => {
        const before = await readModeration(transaction)
        await transaction`
          update settings set value = ${transaction.json(after)}, changed_at = now() where name = 'moderation'`
        await audit(transaction, staffOf(c), {
          action: 'change settings',
          subject: { kind: 'setting', id: 'moderation' },
          before,
          after,
        })
      })
      return c.json(after, 200)
    })

async function readModeration(sql: Sql | TransactionSql): Promise<ModerationSettings> {
  const [row] = await sql<[{ value: ModerationSettings }]>`select value from settings where name = 'moderation'`
  return row.value
}

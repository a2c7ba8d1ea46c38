import { createHash, randomBytes } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { StaffRole } from '@wijkwerk/backend/contract/roles.ts'
import { database } from './portal.ts'

/**
 * Signs the browser in as somebody with these roles, limited to these kernen, past the sign-in page (which has its own
 * journey), and gives their number.
 */
export async function signInAs(
  context: BrowserContext,
  roles: StaffRole[],
  { areas, name = 'An De Wijkwerker' }: { areas?: string[]; name?: string } = {},
): Promise<number> {
  const token = randomBytes(32).toString('base64url')
  const sql = database()
  try {
    const [{ id }] = await sql<[{ id: number }]>`
      insert into staff (name, email, roles, area_ids)
      values (${name}, ${`${token.slice(0, 12).toLowerCase()}@test.invalid`}, ${roles}::staff_role[],
        ${areas ? sql`array(select id from areas where slug = any(${areas}))` : null}) returning id`
    await sql`
      insert into staff_sessions (token_hash, staff_id, method)
      values (${createHash('sha256').update(token).digest()}, ${id}, 'mail')`
    const url = process.env.E2E_URL ?? ''
    await context.addCookies([{ name: 'sid', value: token, url, httpOnly: true, sameSite: 'Lax' }])
    return id
  } finally {
    await sql.end()
  }
}

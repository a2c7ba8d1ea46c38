import type { Sql, TransactionSql } from 'postgres'
import type { z } from 'zod'
import type { comingIn } from '../contract/team.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { consumeLink, makeLink } from '../mail/one-time-links.ts'
import { publicUrl } from '../mail/public-url.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { text } from '../text/text.ts'

export const SIGN_IN_PURPOSES = ['sign-in', 'invitation', 'first-administrator'] as const
type Purpose = (typeof SIGN_IN_PURPOSES)[number]

type Known = { id: number; name: string; email: string }

const activeStaff = async (sql: Sql | TransactionSql, id: number) => {
  const [found] = await sql<[Known?]>`select id, name, email from staff where id = ${id} and disabled_at is null`
  if (!found) throw new Problem('link-spent')
  return found
}

/** Whom a link greets, or null for the first administrator, who is nobody yet. */
export const nameBehind = async (sql: Sql, purpose: Purpose, subjectId: number) =>
  purpose === 'first-administrator' ? null : (await activeStaff(sql, subjectId)).name

/**
 * Uses a link and gives the number of who comes in. The first administrator is made here, once; throws `link-spent`, or
 * `validation` when that one does not say a name and an address.
 */
export async function comeIn(sql: TransactionSql, token: string, who: z.output<typeof comingIn>): Promise<number> {
  const { purpose, subjectId } = await consumeLink(sql, SIGN_IN_PURPOSES, token)
  if (purpose !== 'first-administrator') {
    const staff = await activeStaff(sql, subjectId)
    await audit(sql, staff, { action: 'sign in' })
    return staff.id
  }
  const missing = (['name', 'email'] as const).filter((field) => !who[field])
  if (missing.length > 0) {
    throw new Problem('validation', {
      errors: missing.map((path) => ({ path, code: 'missing', message: 'has to be given' })),
    })
  }
  await sql`select pg_advisory_xact_lock(hashtextextended('first-administrator', 0))`
  if (await hasAdministrator(sql)) throw new Problem('link-spent')
  const [made] = await sql<[Known]>`
    insert into staff (name, email, roles) values (${who.name ?? ''}, ${who.email ?? ''}, '{administrator,wijkwerker}')
    on conflict (email) do update set roles = excluded.roles, area_ids = null, disabled_at = null
    returning id, name, email`
  await audit(sql, made, { action: 'become first administrator', subject: { kind: 'staff', id: made.id } })
  return made.id
}

async function hasAdministrator(sql: Sql | TransactionSql): Promise<boolean> {
  const [{ has }] = await sql<[{ has: boolean }]>`
    select exists (select from staff where 'administrator' = any(roles) and disabled_at is null) as has`
  return has
}

/**
 * A link that makes the first administrator, or null when there is one. It works for a day, once; one that was made
 * before works no more.
 */
export async function firstAdministratorLink(context: Pick<AppContext, 'sql' | 'environment'>): Promise<string | null> {
  const { sql } = context
  if (await hasAdministrator(sql)) return null
  await sql`
    update one_time_links set consumed_at = now() where purpose = 'first-administrator' and consumed_at is null`
  return publicUrl(context, `/beheer/binnen/${await makeLink(sql, 'first-administrator', 0)}`)
}

/** Mails a link to who asked for one, where the address is that of somebody who works here. */
export async function startSignInMails(
  context: Pick<AppContext, 'sql' | 'jobs' | 'secrets' | 'environment'>,
): Promise<void> {
  const { sql, jobs, secrets, environment } = context
  await jobs.work('sign-in', async ({ sealed = '' }) => {
    const email = secrets.decrypt(Buffer.from(sealed, 'base64'))
    await sql.begin(async (transaction) => {
      const [staff] = await transaction<[Known?]>`
        select id, name, email from staff where email = ${email} and disabled_at is null`
      if (!staff) return
      const link = publicUrl(context, `/beheer/binnen/${await makeLink(transaction, 'sign-in', staff.id)}`)
      const site = environment.SERVICE_NAME
      await queueMail(transaction, context, {
        kind: 'sign-in',
        to: staff.email,
        subject: text('mail.signIn.subject', { site }),
        text: text('mail.signIn.text', { site, name: staff.name, link }),
      })
    })
  })
}

import type { Sql, TransactionSql } from 'postgres'
import { Problem } from '../http/problem.ts'
import { newToken, tokenHash } from '../secrets/secrets.ts'

/** What a link is for, and for how long it works. */
const LIFETIMES = {
  'sign-in': '10 minutes',
  invitation: '7 days',
  'first-administrator': '24 hours',
  'confirm-reply': '48 hours',
  'stop-mails': '1 year',
  'confirm-follow': '48 hours',
  'stop-follow': '1 year',
} as const
export type LinkPurpose = keyof typeof LIFETIMES

/** Makes a link for one purpose about one thing and gives its token; only the hash is kept. */
export async function makeLink(sql: Sql | TransactionSql, purpose: LinkPurpose, subjectId: number): Promise<string> {
  const token = newToken()
  await sql`
    insert into one_time_links (token_hash, purpose, subject_id, expires_at)
    values (${tokenHash(token)}, ${purpose}, ${subjectId}, now() + ${LIFETIMES[purpose]}::interval)`
  return token
}

/** What a link is for and about, without using it; throws `link-spent` when it was used, is too old or never was. */
export async function readLink<P extends LinkPurpose>(
  sql: Sql | TransactionSql,
  purposes: readonly P[],
  token: string,
): Promise<{ purpose: P; subjectId: number }> {
  const [link] = await sql<[{ purpose: P; subjectId: number }?]>`
    select purpose, subject_id from one_time_links
    where token_hash = ${tokenHash(token)} and purpose = any(${purposes as readonly string[] as string[]})
      and consumed_at is null and expires_at > now()`
  if (!link) throw new Problem('link-spent')
  return link
}

/** As `readLink`, and uses it: of two who do at once, one gets it. */
export async function consumeLink<P extends LinkPurpose>(
  sql: Sql | TransactionSql,
  purposes: readonly P[],
  token: string,
): Promise<{ purpose: P; subjectId: number }> {
  const [link] = await sql<[{ purpose: P; subjectId: number }?]>`
    update one_time_links set consumed_at = now()
    where token_hash = ${tokenHash(token)} and purpose = any(${purposes as readonly string[] as string[]})
      and consumed_at is null and expires_at > now()
    returning purpose, subject_id`
  if (!link) throw new Problem('link-spent')
  return link
}

/** Ends every open link of these purposes about one thing. */
export async function spendLinks(
  sql: TransactionSql,
  purposes: readonly LinkPurpose[],
  subjectId: number,
): Promise<void> {
  await sql`
    update one_time_links set consumed_at = now()
    where subject_id = ${subjectId} and purpose = any(${purposes as readonly string[] as string[]}) and consumed_at is null`
}

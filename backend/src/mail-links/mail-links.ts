import type { Sql, TransactionSql } from 'postgres'
import { type MailLink, mailLink } from '../contract/mail.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, writeProblems, z } from '../http/router.ts'
import { consumeLink, readLink } from '../mail/one-time-links.ts'
import { tokenHash } from '../secrets/secrets.ts'

const path = '/mail-links/{token}'
const params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

const find = createRoute({
  method: 'get',
  path,
  summary: 'What a link from a mail is for; does nothing yet, since mail programs open links by themselves',
  request: { params },
  responses: { 200: answer(mailLink, 'Its purpose'), ...problems },
})
const use = createRoute({
  method: 'post',
  path,
  summary: 'Do what a link from a mail is for: confirm an address, or stop the mails',
  request: { params },
  responses: { 200: answer(mailLink, 'Done'), ...writeProblems },
})

/**
 * The links in mails to residents; they work once, and stopping works without signing in (RFC 8058). One that was used
 * before says so where its work still stands.
 */
export const mailLinks = (context: AppContext) => {
  const { sql } = context
  const router = createRouter()
  router.use('/mail-links/*', rateLimit(context, { GET: 'link', POST: 'link' }), async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  return router
    .openapi(find, async (c) => {
      const { token } = c.req.valid('param')
      return c.json(await tellingWhatItDid(sql, token, () => show(sql, token)), 200)
    })
    .openapi(use, async (c) => {
      const { token } = c.req.valid('param')
      return c.json(await tellingWhatItDid(sql, token, () => doIt(sql, token)), 200)
    })
}

async function show(sql: Sql, token: string): Promise<MailLink> {
  const { purpose, subjectId } = await readLink(sql, mailLink.shape.purpose.options, token)
  return await describe(sql, purpose, subjectId)
}

const doIt = (sql: Sql, token: string): Promise<MailLink> =>
  sql.begin(async (transaction) => {
    const { purpose, subjectId } = await consumeLink(transaction, mailLink.shape.purpose.options, token)
    const link = await describe(transaction, purpose, subjectId)
    const { count } = await act(transaction, purpose, subjectId)
    if (count === 0 && purpose === 'confirm-reply') throw new Problem('link-spent')
    return link
  }) as Promise<MailLink>

async function tellingWhatItDid(sql: Sql, token: string, work: () => Promise<MailLink>): Promise<MailLink> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.details.kind !== 'link-spent') throw error
    const [standing] = await sql<[{ purpose: MailLink['purpose'] }?]>`
      select purpose from one_time_links where token_hash = ${tokenHash(token)} and case purpose
        when 'confirm-reply' then exists (
          select from idea_replies where idea_id = subject_id and kind = 'email' and confirmed_at is not null)
        when 'stop-mails' then not exists (select from idea_replies where idea_id = subject_id and kind = 'email')
        when 'confirm-follow' then exists (
          select from idea_followers where id = subject_id and confirmed_at is not null)
        when 'stop-follow' then not exists (select from idea_followers where id = subject_id)
        else false end`
    throw standing ? new Problem('link-spent', { did: standing.purpose }) : error
  }
}

/** Does what a link is for; the count is 0 when the address is gone already, which is what stopping wants. */
function act(sql: TransactionSql, purpose: MailLink['purpose'], subjectId: number) {
  switch (purpose) {
    case 'confirm-reply':
      return sql`update idea_replies set confirmed_at = now() where idea_id = ${subjectId} and kind = 'email'`
    case 'stop-mails':
      return sql`delete from idea_replies where idea_id = ${subjectId} and kind = 'email'`
    case 'confirm-follow':
      return sql`update idea_followers set confirmed_at = now() where id = ${subjectId}`
    case 'stop-follow':
      // What they hear of one idea comes through its duplicates too.
      return sql`
        delete from idea_followers f using idea_followers mine, ideas i, ideas other
        where mine.id = ${subjectId} and i.id = mine.idea_id and other.id = f.idea_id
          and f.address_hash = mine.address_hash
          and coalesce(other.duplicate_of, other.id) = coalesce(i.duplicate_of, i.id)`
  }
}

const isAboutFollower = (purpose: MailLink['purpose']) => purpose === 'confirm-follow' || purpose === 'stop-follow'

async function describe(sql: Sql | TransactionSql, purpose: MailLink['purpose'], subjectId: number): Promise<MailLink> {
  const [idea] = await sql<[MailLink['idea']?]>`
    select id, title from ideas where id = ${
      isAboutFollower(purpose) ? sql`(select idea_id from idea_followers where id = ${subjectId})` : subjectId
    } and ${purpose === 'confirm-follow' ? sql`visibility = 'public'` : sql`visibility <> 'withdrawn'`}`
  if (!idea) throw new Problem('link-spent')
  return { purpose, idea }
}

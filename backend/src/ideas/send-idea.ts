import type { TransactionSql } from 'postgres'
import type { z } from 'zod'
import type { IdeaCreated, newIdea } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { refuseMachines } from '../http/honeypot.ts'
import { Problem } from '../http/problem.ts'
import { insertIdea } from '../idea-store/insert-idea.ts'
import { askToConfirm } from '../mail/tell-author.ts'
import { newToken, tokenHash } from '../secrets/secrets.ts'
import { findOwnIdea } from './idea-queries.ts'

/**
 * Keeps an idea with its photos, its reply address and its private link, all or nothing. One that is not proven waits for
 * staff.
 */
export async function sendIdea(
  sql: TransactionSql,
  context: Pick<AppContext, 'environment' | 'secrets' | 'jobs'>,
  idea: z.output<typeof newIdea>,
  { isProven }: { isProven: boolean },
): Promise<IdeaCreated> {
  const { environment, secrets } = context
  refuseMachines(idea.website)
  const id = await insertIdea(sql, idea, environment, { isProven })
  const token = newToken()
  const linked = sql`insert into idea_links (token_hash, idea_id) values (${tokenHash(token)}, ${id})`
  if (idea.reply) {
    const [kind] = Object.keys(idea.reply)
    if ('email' in idea.reply) await askToConfirm(sql, context, { ideaId: id, email: idea.reply.email })
    await sql`insert into idea_replies (idea_id, kind, encrypted)
      values (${id}, ${String(kind)}, ${secrets.encrypt(JSON.stringify(idea.reply))})`
  }
  if (idea.photos?.length) {
    const taken = await sql`
      update photos p set idea_id = ${id}, position = chosen.position,
        visibility = case when (select value ->> 'photos' from settings where name = 'moderation') = 'before' then 'held'
          else 'public' end::visibility
      from unnest(${idea.photos}::uuid[]) with ordinality chosen(id, position)
      where p.id = chosen.id and p.idea_id is null and p.visibility = 'public'`
    if (taken.count !== new Set(idea.photos).size) {
      throw new Problem('validation', {
        errors: [{ path: 'photos', code: 'custom', message: 'unknown or used photo' }],
      })
    }
  }
  const [kept] = await Promise.all([findOwnIdea(sql, id), linked])
  if (!kept) throw new Problem('internal')
  const { isHeld, ...own } = kept
  return {
    idea: own,
    isHeld,
    receipt: { number: String(id), link: `/mijn-idee/${token}`, answerDue: own.answerDue },
  }
}

import { supportState } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, writeProblems } from '../http/router.ts'
import { ensureVoterKey, voterKey } from '../http/voter.ts'
import { ideaId } from './ideas.ts'

const path = '/ideas/{id}/support'
const request = { params: ideaId }
const asked = answer(supportState, 'Whether this visitor supports the idea, and how many do')

const find = createRoute({
  method: 'get',
  path,
  summary: 'Do I support this idea?',
  request,
  responses: { 200: asked, ...problems },
})
const add = createRoute({
  method: 'post',
  path,
  summary: 'Support an idea, once per person',
  request,
  responses: { 200: asked, ...writeProblems },
})
const remove = createRoute({
  method: 'delete',
  path,
  summary: 'Take support back',
  request,
  responses: { 200: asked, ...writeProblems },
})

/** Support: once per person, by a signed cookie; repeating changes nothing. */
export const support = (context: AppContext) => {
  const { sql } = context
  const router = createRouter()
  router.use('/ideas/:id/support', rateLimit(context, { POST: 'support', DELETE: 'support' }), async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  const countOf = async (id: number, voter: Buffer | null) => {
    const [state] = await sql<[{ supported: boolean; supportCount: number }?]>`
      select support_count, exists (select 1 from supports where idea_id = i.id and voter_key = ${voter}) as supported
      from ideas i where id = ${id} and visibility = 'public'`
    if (!state) throw new Problem('not-found')
    return state
  }
  return router
    .openapi(find, async (c) => c.json(await countOf(c.req.valid('param').id, voterKey(c, context)), 200))
    .openapi(add, async (c) => {
      const { id } = c.req.valid('param')
      const voter = ensureVoterKey(c, context)
      await sql`
        with added as (
          insert into supports (idea_id, voter_key)
          select id, ${voter} from ideas where id = ${id} and visibility = 'public'
          on conflict do nothing returning idea_id
        ) update ideas i set support_count = support_count + 1 from added where i.id = added.idea_id`
      return c.json(await countOf(id, voter), 200)
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param')
      const voter = voterKey(c, context)
      await sql`
        with removed as (delete from supports where idea_id = ${id} and voter_key = ${voter} returning idea_id)
        update ideas i set support_count = support_count - 1 from removed where i.id = removed.idea_id`
      return c.json(await countOf(id, voter), 200)
    })
}

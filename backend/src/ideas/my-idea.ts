import type { Sql } from 'postgres'
import { correctedIdea, type MyIdea, myIdea } from '../contract/ideas.ts'
import { type IdeaRow, ideaColumns, ideaTables, toIdea } from '../database/idea-rows.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, jsonBody, problems, writeProblems, z } from '../http/router.ts'
import { withdrawIdea } from '../idea-store/withdraw-idea.ts'
import { tokenHash } from '../secrets/secrets.ts'

const path = '/my-idea/{token}'
const params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
const opened = answer(myIdea, 'The idea as its author sees it')

const find = createRoute({
  method: 'get',
  path,
  summary: 'Open an idea by its private link',
  request: { params },
  responses: { 200: opened, ...problems },
})
const correct = createRoute({
  method: 'patch',
  path,
  summary: 'Correct an idea by its private link; where staff look first, they look at what was corrected too',
  request: { params, body: jsonBody(correctedIdea) },
  responses: { 200: opened, ...writeProblems },
})
const withdraw = createRoute({
  method: 'delete',
  path,
  summary: 'Withdraw an idea by its private link',
  request: { params },
  responses: { 200: opened, ...writeProblems },
})

/** What an author can do with the private link: open, correct, withdraw; also without an e-mail address. */
export const myIdeas = (context: AppContext) => {
  const { sql } = context
  const router = createRouter()
  router.use('/my-idea/*', rateLimit(context, { GET: 'read', PATCH: 'link', DELETE: 'link' }), async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  return router
    .openapi(find, async (c) => c.json(await openIdea(sql, c.req.valid('param').token), 200))
    .openapi(correct, async (c) => {
      const { token } = c.req.valid('param')
      const { title, body, theme } = c.req.valid('json')
      const changed = await sql`
        update ideas i set title = ${title}, body = ${body}, theme = ${theme}, revision = i.revision + 1,
          visibility = case when i.visibility = 'public' and (i.was_held or waits_for_staff(${theme}))
            and (i.title, i.body, i.theme::text) is distinct from (${title}, ${body}, ${theme}) then 'held'
            else i.visibility end
        from idea_links l where l.token_hash = ${tokenHash(token)} and i.id = l.idea_id and i.visibility <> 'withdrawn'`
      if (changed.count === 0) throw new Problem('not-found')
      return c.json(await openIdea(sql, token), 200)
    })
    .openapi(withdraw, async (c) => {
      const { token } = c.req.valid('param')
      await sql.begin(async (transaction) => {
        const [link] = await transaction<[{ ideaId: number }?]>`
          select idea_id from idea_links where token_hash = ${tokenHash(token)}`
        if (!link) throw new Problem('not-found')
        await withdrawIdea(transaction, link.ideaId)
      })
      return c.json(await openIdea(sql, token), 200)
    })
}

async function openIdea(sql: Sql, token: string): Promise<MyIdea> {
  const [row] = await sql<(IdeaRow & Pick<MyIdea, 'state'>)[]>`
    select i.visibility as state, ${ideaColumns(sql)} from ${ideaTables(sql)}
    join idea_links l on l.idea_id = i.id where l.token_hash = ${tokenHash(token)}`
  if (!row) throw new Problem('not-found')
  const { state, ...columns } = row
  const idea = toIdea(columns)
  return { idea, state, receipt: { number: String(idea.id), link: `/mijn-idee/${token}`, answerDue: idea.answerDue } }
}

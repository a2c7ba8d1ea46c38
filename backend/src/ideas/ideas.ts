import { ideaFilter } from '../contract/idea-filter.ts'
import { ideaCreated, ideaDetail, ideaPage, newIdea } from '../contract/ideas.ts'
import { matches } from '../database/idea-filter-sql.ts'
import { similarTo } from '../database/similar-ideas.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { isProven } from '../http/proof-of-work.ts'
import { pageLimit } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import {
  answer,
  createRoute,
  createRouter,
  jsonBody,
  problems,
  provenHeaders,
  writeProblems,
  z,
} from '../http/router.ts'
import { isKnownToIndex, pinFilterOf } from '../pin-index/pin-filter-of.ts'
import { countIdeas, findIdea, listIdeas } from './idea-queries.ts'
import { sendIdea } from './send-idea.ts'

const PAGE_SIZE = 25

const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,20}$/)
  .transform((text) => Number(Buffer.from(text, 'base64url').toString('latin1')))
  .pipe(z.int().min(1))

export const ideaId = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .openapi({ type: 'integer' }),
})

const pageQuery = ideaFilter.extend({
  cursor: cursor.optional().openapi({ type: 'string', description: 'The `next` of the page before' }),
  limit: pageLimit,
})

const list = createRoute({
  method: 'get',
  path: '/ideas',
  summary: 'Public ideas, newest first',
  request: { query: pageQuery },
  responses: { 200: answer(ideaPage, 'One page'), ...problems },
})

const create = createRoute({
  method: 'post',
  path: '/ideas',
  summary: 'Send an idea; no account needed',
  request: {
    headers: provenHeaders,
    body: jsonBody(newIdea),
  },
  responses: { 201: answer(ideaCreated, 'Kept, with a receipt that is shown once'), ...writeProblems },
})

const find = createRoute({
  method: 'get',
  path: '/ideas/{id}',
  summary: 'An idea with its updates, comments and what resembles it',
  request: { params: ideaId },
  responses: { 200: answer(ideaDetail, 'The idea'), ...problems },
})

/** Ideas: the list with its filter, one idea, and sending one. */
export const ideas = (context: AppContext) => {
  const { sql, listSql, feed, index, areaDirectory } = context
  const router = createRouter()
  router.use('/ideas', rateLimit(context, { GET: 'search', POST: 'idea' }))
  router.use('/ideas/:id', rateLimit(context, { GET: 'search' }))
  return router
    .openapi(list, async (c) => {
      const { cursor: before, limit = PAGE_SIZE, ...filter } = c.req.valid('query')
      c.header('Cache-Control', REVALIDATE)
      // The read model counts at once, and must know by then what was written through this process.
      await feed.written
      const condition = matches(listSql, filter)
      const [page, counts] = await Promise.all([
        listIdeas(listSql, condition, { before, limit }),
        isKnownToIndex(filter) ? index.count(pinFilterOf(filter, areaDirectory)) : countIdeas(listSql, condition),
      ])
      return c.json({ ...page, ...counts }, 200)
    })
    .openapi(find, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findIdea(sql, id)
      if (!found) throw new Problem('not-found')
      c.header('Cache-Control', REVALIDATE)
      return c.json({ ...found, similar: await similarTo(sql, id) }, 200)
    })
    .openapi(create, async (c) => {
      const idea = c.req.valid('json')
      const created = await answeredOnce(
        c,
        context,
        idea,
        async (transaction) =>
          sendIdea(transaction, context, idea, { isProven: await isProven(transaction, context, c) }),
        (answer) => answer.idea.id,
      )
      c.header('Location', `/idee/${created.idea.id}`)
      c.header('Cache-Control', 'no-store')
      return c.json(created, 201)
    })
}

import { workDetail, workFilter, workPage } from '../contract/works.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { positionCursor, toCursor } from '../http/cursor.ts'
import { Problem } from '../http/problem.ts'
import { pageLimit, queryInteger } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'
import { findWork, listWorks } from './work-queries.ts'

const PAGE_SIZE = 25

const pageQuery = workFilter.extend({
  cursor: positionCursor,
  limit: pageLimit,
})

const list = createRoute({
  method: 'get',
  path: '/works',
  summary: 'Public works: what goes on, what is to come, what is over; with `near` the nearest first',
  request: { query: pageQuery },
  responses: { 200: answer(workPage, 'One page'), ...problems },
})

const find = createRoute({
  method: 'get',
  path: '/works/{id}',
  summary: 'A work with its states, phases, hindrance, ideas and consultations',
  request: { params: z.object({ id: queryInteger }) },
  responses: { 200: answer(workDetail, 'The work'), ...problems },
})

/** Public works: the list with its filter, and one work. */
export const works = (context: AppContext) => {
  const { sql } = context
  const router = createRouter()
  router.use('/works', rateLimit(context, { GET: 'search' }))
  router.use('/works/:id', rateLimit(context, { GET: 'search' }))
  return router
    .openapi(list, async (c) => {
      const { cursor: after, limit = PAGE_SIZE, ...filter } = c.req.valid('query')
      const { next, ...page } = await listWorks(context, filter, { after, limit })
      c.header('Cache-Control', REVALIDATE)
      return c.json({ ...page, next: next && toCursor(next) }, 200)
    })
    .openapi(find, async (c) => {
      const found = await findWork(sql, c.req.valid('param').id)
      if (!found) throw new Problem('not-found')
      c.header('Cache-Control', REVALIDATE)
      return c.json(found, 200)
    })
}

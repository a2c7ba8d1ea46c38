import { consultationDetail, consultationFilter, consultationPage } from '../contract/consultations.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { positionCursor, toCursor } from '../http/cursor.ts'
import { Problem } from '../http/problem.ts'
import { pageLimit, queryInteger } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'
import { findConsultation, listConsultations } from './consultation-queries.ts'

const PAGE_SIZE = 25
const pageQuery = consultationFilter.extend({
  cursor: positionCursor,
  limit: pageLimit,
})

const list = createRoute({
  method: 'get',
  path: '/consultations',
  summary: 'Public consultations: what is open, what is to come, what is over; with `near` the nearest first',
  request: { query: pageQuery },
  responses: { 200: answer(consultationPage, 'One page'), ...problems },
})

const find = createRoute({
  method: 'get',
  path: '/consultations/{id}',
  summary: 'A consultation with its questions and what came of it',
  request: { params: z.object({ id: queryInteger }) },
  responses: { 200: answer(consultationDetail, 'The consultation'), ...problems },
})

/** Consultations: the list with its filter, and one of them. */
export const consultations = (context: AppContext) => {
  const { sql, listSql } = context
  const router = createRouter()
  router.use('/consultations', rateLimit(context, { GET: 'search' }))
  router.use('/consultations/:id', rateLimit(context, { GET: 'search' }))
  return router
    .openapi(list, async (c) => {
      const { cursor: after, limit = PAGE_SIZE, ...filter } = c.req.valid('query')
      const { next, ...page } = await listConsultations(listSql, filter, { after, limit })
      c.header('Cache-Control', REVALIDATE)
      return c.json({ ...page, next: next && toCursor(next) }, 200)
    })
    .openapi(find, async (c) => {
      const found = await findConsultation(sql, c.req.valid('param').id)
      if (!found) throw new Problem('not-found')
      c.header('Cache-Control', REVALIDATE)
      return c.json(found, 200)
    })
}

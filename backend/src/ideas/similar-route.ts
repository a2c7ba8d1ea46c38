import { ideaTheme, similarIdea } from '../contract/ideas.ts'
import { similarToDraft } from '../database/similar-ideas.ts'
import type { AppContext } from '../http/context.ts'
import { latitude, longitude, queryInteger, queryText } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'

const route = createRoute({
  method: 'get',
  path: '/ideas/similar',
  summary: 'Ideas that resemble what is being written; never blocks',
  request: {
    query: z.strictObject({
      title: queryText(200),
      theme: ideaTheme.optional(),
      lng: longitude.optional(),
      lat: latitude.optional(),
      streetId: queryInteger.optional(),
    }),
  },
  responses: { 200: answer(z.object({ items: z.array(similarIdea) }), 'Best first, four at most'), ...problems },
})

/** Similar ideas while writing. */
export const similarIdeas = (context: AppContext) => {
  const router = createRouter()
  router.use('/ideas/similar', rateLimit(context, { GET: 'search' }))
  return router.openapi(route, async (c) => {
    const { title, theme = null, lng = null, lat = null, streetId = null } = c.req.valid('query')
    const items = [...(await similarToDraft(context.sql, { title, theme, lng, lat, streetId }))]
    c.header('Cache-Control', 'no-store')
    return c.json({ items }, 200)
  })
}

import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { z as Zod } from 'zod'
import { problemDetails } from '../contract/problem.ts'
import type { AppEnv } from './context.ts'
import { Problem } from './problem.ts'

/** A router whose validation failures become the `validation` problem with one entry per refused field. */
export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw validationProblem(result.error)
    },
  })
}

/** The `validation` problem of a zod error. */
function validationProblem(error: Zod.ZodError): Problem {
  const errors = error.issues.slice(0, 20).map(({ path, code, message }) => ({ path: path.join('.'), code, message }))
  return new Problem('validation', { errors })
}

/** A JSON answer for a route definition. */
export const answer = <T extends Zod.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** The JSON that a route takes. */
export const jsonBody = <T extends Zod.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const featureCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({})) })
/** A GeoJSON answer for a route definition. */
export const geoJson = (description: string) => ({
  description,
  content: { 'application/geo+json': { schema: featureCollection } },
})

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDetails } },
})

/** The problems that every route can answer with; add the route's own beside them. */
export const problems = {
  400: problemAnswer('The request is not as the contract asks'),
  404: problemAnswer('There is nothing here'),
  429: problemAnswer('Too many requests'),
  503: problemAnswer('Briefly unavailable'),
}

/** The problems of a route that writes. */
export const writeProblems = {
  ...problems,
  403: problemAnswer('The request came from another site'),
  409: problemAnswer('The first request with this key is still running'),
  413: problemAnswer('Too large'),
  422: problemAnswer('Well formed, but it cannot be done'),
}

/** The problems of a route of the desk. */
export const deskProblems = {
  ...writeProblems,
  401: problemAnswer('Nobody is signed in'),
  403: problemAnswer('Not for this role'),
}

/** The header that makes a repeated write change nothing. */
export const idempotencyHeader = z.object({ 'idempotency-key': z.uuid().optional() })

/** The headers of what is seen at once when it comes with a proof of work. */
export const provenHeaders = idempotencyHeader.extend({
  'proof-of-work': z.string().max(4000).optional().openapi({
    description: 'The solved challenge of /proof-of-work as JSON in base64; without it staff look first',
  }),
})

export { createRoute, z } from '@hono/zod-openapi'

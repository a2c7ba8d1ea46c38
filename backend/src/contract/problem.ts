import { z } from 'zod'
import { mailLink } from './mail.ts'

/** Every way in which a request can be refused; stable, so that a client can act on it. */
export const problemKind = z.enum([
  'validation',
  'not-found',
  'outside-area',
  'unknown-street',
  'area-needed',
  'conflict',
  'outdated',
  'no-reply-address',
  'already-duplicate',
  'idempotency-mismatch',
  'still-running',
  'too-large',
  'unsupported-media',
  'bad-photo',
  'not-open',
  'wrong-origin',
  'sign-in-needed',
  'sign-in-again',
  'forbidden',
  'link-spent',
  'proof-needed',
  'too-many-requests',
  'unavailable',
  'internal',
])
export type ProblemKind = z.infer<typeof problemKind>

/** One field that was refused: `path` is dotted (`location.lng`), `code` is for translation, `message` for developers. */
export const fieldError = z.object({ path: z.string(), code: z.string(), message: z.string() })
export type FieldError = z.infer<typeof fieldError>

/** RFC 9457 problem details, with our stable `kind`. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  kind: problemKind,
  detail: z.string().optional(),
  errors: z.array(fieldError).optional(),
  /** With `outside-area` just beyond the border: the kernen to choose from, nearest first, with metres. */
  nearBorder: z.array(z.object({ slug: z.string(), name: z.string(), distance: z.number() })).optional(),
  /** With `link-spent`: what a link from a mail was for, when that is how it stands. */
  did: mailLink.shape.purpose.optional(),
})
export type ProblemDetails = z.infer<typeof problemDetails>

import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import postgres from 'postgres'
import type { ProblemDetails, ProblemKind } from '../contract/problem.ts'

const KINDS: Record<ProblemKind, { status: number; title: string }> = {
  validation: { status: 400, title: 'The request is not as the contract asks' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'outside-area': { status: 422, title: 'The place lies outside the municipality' },
  'unknown-street': { status: 422, title: 'There is no such street' },
  'area-needed': { status: 422, title: 'Say which area is meant' },
  conflict: { status: 409, title: 'The request does not fit the present state' },
  outdated: { status: 409, title: 'Somebody else changed this since it was read' },
  'no-reply-address': { status: 409, title: 'The author left no address, or did not confirm it' },
  'already-duplicate': { status: 409, title: 'That idea is a duplicate itself' },
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was used with another body' },
  'still-running': { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media': { status: 415, title: 'This content type is not taken here' },
  'not-open': { status: 409, title: 'This consultation is not open' },
  'bad-photo': { status: 422, title: 'This is not a photo we can read' },
  'wrong-origin': { status: 403, title: 'The request came from another site' },
  'sign-in-needed': { status: 401, title: 'Sign in first' },
  'sign-in-again': { status: 401, title: 'This asks for a sign-in of the last ten minutes' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  'link-spent': { status: 410, title: 'This link was used or is too old' },
  'proof-needed': { status: 422, title: 'The proof of work is missing, wrong or used before' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'The service is briefly unavailable' },
  internal: { status: 500, title: 'Something went wrong here' },
}

type Extra = Pick<ProblemDetails, 'detail' | 'errors' | 'nearBorder' | 'did'> & {
  cause?: unknown
  retryAfterSeconds?: number
}

/** The one error of the API: thrown anywhere, rendered once as RFC 9457 problem details. */
export class Problem extends Error {
  override name = 'Problem'
  readonly details: ProblemDetails
  readonly retryAfterSeconds: number | undefined

  constructor(kind: ProblemKind, { cause, retryAfterSeconds, ...extra }: Extra = {}) {
    super(kind, { cause })
    this.details = { type: `/problems/${kind}`, ...KINDS[kind], kind, ...extra }
    this.retryAfterSeconds = retryAfterSeconds ?? (kind === 'unavailable' || kind === 'still-running' ? 2 : undefined)
  }

  /** A problem that another part of the application already rendered. */
  static from({ kind, detail, errors, nearBorder, did }: ProblemDetails, retryAfterSeconds?: number) {
    return new Problem(kind, {
      ...(detail && { detail }),
      ...(errors && { errors }),
      ...(nearBorder && { nearBorder }),
      ...(did && { did }),
      ...(retryAfterSeconds && { retryAfterSeconds }),
    })
  }
}

// The rules users can meet, by the constraint that holds them.
const CONSTRAINTS: Record<string, ProblemKind> = {
  ideas_point_needs_kern: 'outside-area',
  ideas_street_id_fkey: 'unknown-street',
  question_answers_street_id_fkey: 'unknown-street',
  supports_idea_id_fkey: 'not-found',
  comments_idea_id_fkey: 'not-found',
}

// 08 connection, 53 resources, 57 operator intervention (statement timeout and shutdown), 25006 read-only standby.
const UNAVAILABLE = /^(08|53|57|25006|40001|40P01|55P03)/
const CONNECTION_FAULTS = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** True when the database could not be reached or could not serve now, so that trying again later makes sense. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return UNAVAILABLE.test(error.code)
  if (!(error instanceof Error && 'code' in error)) return false
  // A socket that is not there, but not a file.
  if (error.code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  return CONNECTION_FAULTS.has(String(error.code))
}

/** Whatever was thrown, as a problem; nothing of a database's or library's own words reaches the client. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseAway(error)) return new Problem('unavailable', { cause: error })
  if (error instanceof postgres.PostgresError) {
    const kind = CONSTRAINTS[error.constraint_name ?? '']
    if (kind) return new Problem(kind, { cause: error })
    if (error.code.startsWith('22')) return new Problem('validation', { cause: error })
    if (error.code.startsWith('23')) return new Problem('conflict', { cause: error })
  }
  if (error instanceof HTTPException) return new Problem(kindOfStatus(error.status), { cause: error })
  return new Problem('internal', { cause: error })
}

function kindOfStatus(status: number): ProblemKind {
  if (status === 413) return 'too-large'
  if (status === 404) return 'not-found'
  return status >= 500 ? 'internal' : 'validation'
}

/** Writes a problem as the answer. */
export function problemResponse(c: Context, problem: Problem): Response {
  if (problem.retryAfterSeconds) c.header('Retry-After', String(problem.retryAfterSeconds))
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(problem.details), problem.details.status as 400, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
}

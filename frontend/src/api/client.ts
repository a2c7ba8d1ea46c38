import { QueryClient } from '@tanstack/react-query'
import type { ProblemDetails, ProblemKind } from '@wijkwerk/backend/contract/problem.ts'

export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>

/** An answer of the API that is not a success; `problem.kind` says which. */
export class ProblemError extends Error {
  readonly problem: ProblemDetails
  /** How long the server asks to wait, or null when it does not say. */
  readonly retryAfterSeconds: number | null

  constructor(problem: ProblemDetails, retryAfterSeconds: number | null = null) {
    super(problem.title)
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const UNREACHABLE: ProblemDetails = { type: 'about:blank', title: 'unreachable', status: 503, kind: 'unavailable' }

const isProblem = (value: unknown): value is ProblemDetails =>
  typeof value === 'object' && value !== null && 'kind' in value && 'status' in value

// An answer that is not ours: a proxy between here and the server.
function kindOf(status: number): ProblemKind {
  if (status === 429) return 'too-many-requests'
  return status < 500 ? 'not-found' : 'unavailable'
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return body
  return { ...UNREACHABLE, status: response.status, kind: kindOf(response.status) }
}

function retryAfterOf({ headers }: Response): number | null {
  const text = headers.get('Retry-After') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** The JSON of a successful answer; throws ProblemError otherwise, `unavailable` when the network fails. */
async function requestJson<T>(fetch: Fetch, url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(UNREACHABLE)
  })
  if (!response.ok) throw new ProblemError(await problemOf(response), retryAfterOf(response))
  return (response.status === 204 ? undefined : await response.json()) as T
}

const browserFetch: Fetch = (input, init) => fetch(input, init)

/** The JSON at an address; throws ProblemError. */
export const fetchJson = <T>(url: string) => requestJson<T>(browserFetch, url)

type Write = { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body?: unknown; key: string; proof?: string | null }

/** Sends a write; `key` is its Idempotency-Key, the same for every try of one act, `proof` its proof of work. */
export function send<T>(url: string, { method, body, key, proof }: Write): Promise<T> {
  const isForm = body instanceof FormData
  return requestJson<T>(browserFetch, url, {
    method,
    headers: {
      'Idempotency-Key': key,
      ...(proof && { 'Proof-Of-Work': proof }),
      ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  })
}

/** The file at an address; throws ProblemError as `send` does. */
export async function fetchFile(url: string): Promise<Blob> {
  const response = await fetch(url).catch(() => {
    throw new ProblemError(UNREACHABLE)
  })
  if (!response.ok) throw new ProblemError(await problemOf(response))
  return response.blob()
}

function withCursor(url: string, cursor: unknown): string {
  if (typeof cursor !== 'string' || cursor === '') return url
  return `${url}${url.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}

/** The cache of answers. Every query key ends in the address it stands for, so one function fetches them all. */
export function createQueryClient(fetch: Fetch = browserFetch): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        queryFn: ({ queryKey, pageParam, signal }) =>
          requestJson(fetch, withCursor(String(queryKey.at(-1)), pageParam), { signal }),
        staleTime: 60_000,
        retry: (count, error) => count < 2 && (!(error instanceof ProblemError) || error.problem.status >= 500),
      },
    },
  })
}

import type { HonoRequest } from 'hono'
import type { JSONValue } from 'postgres'
import { Problem } from '../http/problem.ts'

/** What is to change: of `checked` what the request names, since a contract fills in more. At least one thing. */
export async function changeOf<T extends object>(checked: T, request: HonoRequest): Promise<Partial<T>> {
  // No body at all passes the contract as an empty one.
  const given = await request.json<object>().catch(() => ({}))
  const change = namedOf(checked, given)
  if (Object.keys(change).length > 0) return change
  const errors = [{ path: '', code: 'custom', message: 'nothing is named that has to change' }]
  throw new Problem('validation', { errors })
}

/** What of `whole` is named in `named`. */
export function namedOf<T extends object>(whole: T, named: object): Partial<T> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => Object.hasOwn(named, name))) as Partial<T>
}

/** What the log keeps: no name and number of a person, since nothing is ever taken out of it. */
export function withoutContact({ contactName, contactPhone, ...rest }: Contacted): JSONValue {
  return rest as JSONValue
}

type Contacted = { contactName?: string | null | undefined; contactPhone?: string | null | undefined }

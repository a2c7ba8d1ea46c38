import type { JSONValue } from 'postgres'
import { Problem } from '../http/problem.ts'

/** What is to change: of `checked` what `given` names, since a contract fills in more. At least one thing. */
export function changeOf<T extends object>(checked: T, given: object): Partial<T> {
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

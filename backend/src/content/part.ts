import type { JSONValue } from 'postgres'
import { ContentFault } from './content-fault.ts'

/**
 * What is to change: of `checked` what `given` names, without what the contract fills in for something new. Throws a
 * ContentFault when nothing is named.
 */
export function partOf<T extends object>(checked: T, given: object): Partial<T> {
  const part = namedOf(checked, given)
  if (Object.keys(part).length === 0) throw new ContentFault('content', 'nothing is named that has to change')
  return part
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

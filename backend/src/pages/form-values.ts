import type { Street } from '../contract/place.ts'
import { Problem } from '../http/problem.ts'

/** What a posted form asks of the API, and where its sender goes when that went well. */
export type FormAction = {
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
  body: unknown
  next: (answer: unknown) => string
  /** The field of the form for a path in the API's problem, where they differ. */
  fieldOf?: (path: string) => string
}

/** What was filled in; a field that came more than once holds its values with commas. */
export type Values = Record<string, string>
/** Asks the API; throws its problem. */
export type Get = (path: string) => Promise<unknown>

const NUMBER_BEHIND = /^(.*\D)\s+(\d{1,4} ?[a-zA-Z]?)$/

/** What was typed, or undefined for nothing but white space. */
export const filled = (text: string | undefined) => text?.trim() || undefined

/** How somebody wants to hear back, or undefined. */
export const replyOf = ({ replyKind, replyValue }: Values) =>
  replyKind && replyKind !== 'none' && filled(replyValue) ? { [replyKind]: replyValue } : undefined

/** A street as it was typed, without the house number behind it, and that number. */
export function splitAddress(typed: string | undefined): [string | undefined, string | undefined] {
  const [, street = typed, number] = NUMBER_BEHIND.exec((typed ?? '').trim().slice(0, 120)) ?? []
  return [filled(street), number]
}

/**
 * The street of that name. A search forgives much; nothing must land in a street that only resembles the one that was
 * meant: then `unknown-street`, with the field where one is given.
 */
export async function namedStreet(typed: string, get: Get, field?: string): Promise<Street> {
  const { items } = (await get(`/api/streets?q=${encodeURIComponent(typed)}`)) as { items: Street[] }
  const [found] = items
  if (found && folded(found.name).startsWith(folded(typed))) return found
  throw new Problem(
    'unknown-street',
    field ? { errors: [{ path: field, code: 'unknown-street', message: 'no street of this name' }] } : {},
  )
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/str$/, 'straat')

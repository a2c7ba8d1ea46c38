import type { Idea, NewIdea, PlacedBy, Reply } from '@wijkwerk/backend/contract/ideas.ts'
import type { Place, Street } from '@wijkwerk/backend/contract/place.ts'
import type { TextKey } from '../../text/text.ts'

/** How the writer says where it is: point at it, name the street, or only the kern or the whole city. */
export type Way = 'map' | 'street' | 'area'
export type ReplyKind = 'none' | 'email' | 'phone' | 'post'

/** An idea being written, as it is kept on the device. */
export type Draft = {
  way: Way
  place: Place | null
  placedBy: PlacedBy
  street: string
  streetId: number | null
  houseNumber: string
  /** The kern that was chosen; empty when none was asked or chosen. */
  area: string
  title: string
  body: string
  theme: Idea['theme'] | ''
  kind: Idea['kind']
  name: string
  replyKind: ReplyKind
  replyValue: string
}

/** How a house number is written. */
export const HOUSE_NUMBER = /^[1-9]\d{0,3} ?[a-zA-Z]?$/

export const EMPTY_DRAFT: Draft = {
  way: 'map',
  place: null,
  placedBy: 'none',
  street: '',
  streetId: null,
  houseNumber: '',
  area: '',
  title: '',
  body: '',
  theme: '',
  kind: 'street',
  name: '',
  replyKind: 'none',
  replyValue: '',
}

/** The draft that was kept, or an empty one when there is none or it cannot be read. */
export function parseDraft(text: string | null): Draft {
  if (!text) return EMPTY_DRAFT
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null ? { ...EMPTY_DRAFT, ...kept } : EMPTY_DRAFT
  } catch {
    // What another version of this page left behind is no reason to fail.
    return EMPTY_DRAFT
  }
}

/** What the address of the form says of the place. A street in it goes before the place that a kept draft had. */
export function startOf(search: string): Partial<Draft> {
  const query = new URLSearchParams(search)
  const streetId = Number(query.get('straat'))
  if (!Number.isInteger(streetId) || streetId <= 0) return query.has('zonder-kaart') ? { way: 'street' } : {}
  const houseNumber = query.get('nr') ?? ''
  return {
    way: 'street',
    streetId,
    houseNumber: HOUSE_NUMBER.test(houseNumber) ? houseNumber : '',
    street: '',
    area: '',
    place: null,
    placedBy: 'none',
  }
}

/** True when somebody wrote or chose something that would be a pity to lose. */
export const isWorthKeeping = ({ title, body, place, street, name, replyValue }: Draft) =>
  Boolean(title || body || place || street || name || replyValue)

/** True when the number lies outside what is known of the street, so that its place is not known. */
export function isNumberUnknown(street: Street, houseNumber: string): boolean {
  const number = Number.parseInt(houseNumber, 10)
  if (Number.isNaN(number)) return false
  const { lowestNumber, highestNumber } = street
  return lowestNumber === null || highestNumber === null || number < lowestNumber || number > highestNumber
}

/** True when only the writer can say in which kern it is: a street in several, without a number that decides. */
export const isAreaAsked = (street: Street, houseNumber: string) =>
  !street.hasPlace || (street.areas.length > 1 && (houseNumber === '' || isNumberUnknown(street, houseNumber)))

export type FieldProblem = { field: string; text: TextKey }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^\+?[\d ./()-]{6,25}$/

function whereProblem({ way, place, streetId, houseNumber, area }: Draft, street: Street | undefined): FieldProblem[] {
  if (way === 'map' && !place) return [{ field: 'place', text: 'problem.place' }]
  // Every place in the city, or just outside it, has got its kern by now.
  if (way === 'map' && !area) return [{ field: 'place', text: 'problem.placeInCity' }]
  if (way !== 'street') return []
  if (streetId === null || !street) return [{ field: 'street', text: 'problem.street' }]
  const problems: FieldProblem[] = []
  if (houseNumber && !HOUSE_NUMBER.test(houseNumber))
    problems.push({ field: 'houseNumber', text: 'problem.houseNumber' })
  if (isAreaAsked(street, houseNumber) && !area) problems.push({ field: 'area', text: 'problem.area' })
  return problems
}

function replyProblem({ replyKind, replyValue }: Draft): FieldProblem[] {
  const value = replyValue.trim()
  if (replyKind === 'email' && !EMAIL.test(value)) return [{ field: 'replyValue', text: 'problem.email' }]
  if (replyKind === 'phone' && !PHONE.test(value))
    return [{ field: 'replyValue', text: value ? 'problem.phone' : 'problem.phoneEmpty' }]
  if (replyKind === 'post' && value.length < 5) return [{ field: 'replyValue', text: 'problem.post' }]
  return []
}

/** What is still missing in a step, in the order of its fields; the server has the last word. */
export function draftProblems(draft: Draft, street: Street | undefined, step: 1 | 2 | 3): FieldProblem[] {
  if (step === 1) return whereProblem(draft, street)
  if (step === 3) return replyProblem(draft)
  const problems: FieldProblem[] = []
  if (draft.title.trim().length < 3) problems.push({ field: 'title', text: 'problem.title' })
  if (!draft.body.trim()) problems.push({ field: 'body', text: 'problem.body' })
  if (!draft.theme) problems.push({ field: 'theme', text: 'problem.theme' })
  return problems
}

/** How somebody wants to hear back, as the API takes it. */
export function replyOf({ replyKind, replyValue }: Pick<Draft, 'replyKind' | 'replyValue'>): Reply | undefined {
  const value = replyValue.trim()
  if (replyKind === 'email') return { email: value }
  if (replyKind === 'phone') return { phone: value }
  return replyKind === 'post' ? { post: value } : undefined
}

/** The draft as the API takes it; `photos` are the ids of what was uploaded. */
export function toNewIdea(draft: Draft, photos: string[], website: string): NewIdea {
  const { way, place, placedBy, streetId, houseNumber, area, title, body, theme, kind, name } = draft
  const location =
    way === 'map'
      ? place
      : way === 'street' && streetId !== null
        ? { streetId, ...(houseNumber && { houseNumber }) }
        : area
          ? { area }
          : null
  const reply = replyOf(draft)
  return {
    kind,
    title: title.trim(),
    body: body.trim(),
    theme: theme || 'ander',
    location,
    placedBy: way === 'map' ? placedBy : way === 'street' ? 'address' : area ? 'area' : 'none',
    ...(way !== 'area' && area && { area }),
    ...(name.trim() && { name: name.trim() }),
    ...(reply && { reply }),
    ...(photos.length > 0 && { photos }),
    ...(website && { website }),
  }
}

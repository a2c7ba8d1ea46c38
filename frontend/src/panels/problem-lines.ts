import type { ProblemDetails, ProblemKind } from '@wijkwerk/backend/contract/problem.ts'
import type { TextKey } from '../text/text.ts'
import type { SummaryLine } from './ErrorSummary.tsx'

const FIELD_TEXTS: Record<string, TextKey> = {
  title: 'problem.title',
  body: 'problem.body',
  theme: 'problem.theme',
  name: 'problem.name',
  houseNumber: 'problem.houseNumber',
  street: 'problem.street',
  place: 'problem.place',
  area: 'problem.area',
  replyValue: 'problem.reply',
  photos: 'problem.photo',
  message: 'problem.message',
  email: 'problem.email',
}

const KIND_TEXTS: Partial<Record<ProblemKind, SummaryLine>> = {
  'outside-area': { field: 'place', text: 'problem.outside' },
  'area-needed': { field: 'area', text: 'problem.area' },
  'unknown-street': { field: 'street', text: 'problem.street' },
  'too-large': { text: 'problem.tooLarge' },
  'bad-photo': { field: 'photos', text: 'problem.photo' },
  'unsupported-media': { field: 'photos', text: 'problem.photo' },
  'too-many-requests': { text: 'problem.tooMany' },
  'not-found': { text: 'problem.gone' },
  unavailable: { text: 'problem.unavailable' },
}

// The fields of the form, by the paths of the contract.
const FORM_FIELDS: Record<string, string> = {
  reply: 'replyValue',
  'location.streetId': 'street',
  'location.houseNumber': 'houseNumber',
  'location.area': 'area',
  location: 'place',
}

function fieldOf(path: string): string {
  const known = FORM_FIELDS[path]
  if (known) return known
  const [first = ''] = path.split('.')
  return FORM_FIELDS[first] ?? first
}

/** A problem of the API as the lines of an error summary, in the words of the form. */
export function problemLines({ kind, errors = [] }: ProblemDetails): SummaryLine[] {
  const named = new Map(
    errors.flatMap(({ path }) => {
      const field = fieldOf(path)
      const text = FIELD_TEXTS[field]
      return text ? [[field, { field, text }]] : []
    }),
  )
  if (named.size > 0) return [...named.values()]
  return [KIND_TEXTS[kind] ?? { text: 'problem.other' }]
}

import type { IdeaTheme, Reply } from '@wijkwerk/backend/contract/ideas.ts'
import type { IntakeChannel, Noted } from '@wijkwerk/backend/contract/intake.ts'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { readDevice, writeDevice } from '../../../ui/device-storage.ts'
import { type StreetOrKernDraft, toLocation } from '../StreetOrKern.tsx'

/** What stands in the form. */
export type IntakeDraft = StreetOrKernDraft & {
  channel: IntakeChannel
  title: string
  body: string
  language: string
  dutchTitle: string
  dutchBody: string
  theme: IdeaTheme
  replyKind: 'none' | 'email' | 'phone' | 'post'
  replyValue: string
  /** Whom to ask for; only staff read it. */
  contactName: string
  /** On the site. */
  name: string
  consent: 'none' | 'spoken' | 'signed'
}

export const EMPTY_INTAKE: IntakeDraft = {
  channel: 'phone',
  street: '',
  streetId: null,
  houseNumber: '',
  area: '',
  title: '',
  body: '',
  language: 'nl',
  dutchTitle: '',
  dutchBody: '',
  theme: 'ander',
  replyKind: 'none',
  replyValue: '',
  contactName: '',
  name: '',
  consent: 'none',
}

const KEPT = 'beheer-notitie'
const KEEP_MILLISECONDS = 86_400_000

/** What this device kept of a form that was not sent, at most a day; who it is about is never among it. */
export function readIntake(): IntakeDraft {
  try {
    const kept = JSON.parse(readDevice(KEPT) ?? 'null')
    if (kept && Date.now() - kept.at < KEEP_MILLISECONDS) return { ...EMPTY_INTAKE, ...kept.draft }
  } catch {
    // Somebody else's words under our name: an empty form.
  }
  return EMPTY_INTAKE
}

/** Keeps a form on this device, without who it is about; null forgets it. */
export function keepIntake(draft: IntakeDraft | null) {
  if (!draft) return writeDevice(KEPT, null)
  const { name: _name, replyValue: _value, replyKind: _kind, contactName: _whom, consent: _consent, ...words } = draft
  return writeDevice(KEPT, JSON.stringify({ at: Date.now(), draft: words }))
}

const replyOf = ({ replyKind, replyValue }: IntakeDraft): Reply | undefined => {
  const value = replyValue.trim()
  // One that is left empty goes along too, to be refused: nobody is promised a call that never comes.
  if (replyKind === 'none') return undefined
  return replyKind === 'email' ? { email: value } : replyKind === 'phone' ? { phone: value } : { post: value }
}

/** Whether a name or a way to reach somebody would be kept, which asks for consent. */
export const isSomebodyKept = ({ name, replyKind }: IntakeDraft) => name.trim() !== '' || replyKind !== 'none'

// A street that was typed and is not one of ours goes along too, to be refused: nobody loses it unseen.
const NO_STREET = { streetId: 0 }

/** The form as the API takes it. */
export function toNoted(draft: IntakeDraft): Noted {
  const {
    channel,
    street,
    streetId,
    area,
    title,
    body,
    language,
    dutchTitle,
    dutchBody,
    theme,
    name,
    contactName,
    consent,
  } = draft
  const reply = replyOf(draft)
  return {
    kind: 'street',
    channel,
    title,
    body: body || title,
    language,
    theme,
    location: toLocation(draft) ?? (street.trim() ? NO_STREET : null),
    ...(area && streetId && { area }),
    ...(language !== 'nl' && dutchTitle && { translation: { title: dutchTitle, body: dutchBody || dutchTitle } }),
    ...(reply && { reply, ...(contactName.trim() && { contactName: contactName.trim() }) }),
    ...(name.trim() && { name: name.trim() }),
    ...(consent !== 'none' && isSomebodyKept(draft) && { consent }),
  }
}

const FIELDS = {
  title: ['title'],
  body: ['body'],
  street: ['street', 'streetId', 'area'],
  houseNumber: ['streetId', 'houseNumber'],
  area: ['streetId', 'houseNumber', 'area'],
  translation: ['dutchTitle', 'dutchBody'],
  reply: ['replyKind', 'replyValue'],
  contactName: ['contactName'],
  name: ['name'],
  consent: ['consent'],
} as const satisfies Record<string, readonly (keyof IntakeDraft)[]>

export type IntakeField = keyof typeof FIELDS

const PLACE_PATHS: Record<string, IntakeField> = {
  'location.streetId': 'street',
  'location.houseNumber': 'houseNumber',
}

/** What the API refused of the form, in the order in which it is asked. */
export function refusedFields({ kind, errors = [] }: ProblemDetails, sent: IntakeDraft): IntakeField[] {
  const isPlace = kind === 'outside-area' || kind === 'area-needed'
  const paths = isPlace ? ['area'] : errors.map(({ path }) => PLACE_PATHS[path] ?? path.split('.')[0])
  // An explanation that was left empty is the sentence above it.
  const asked = (Object.keys(FIELDS) as IntakeField[]).filter((field) => field !== 'body' || sent.body !== '')
  return asked.filter((field) => paths.includes(field))
}

/** Whether a field still stands as it was sent. */
export const isAsSent = (field: IntakeField, sent: IntakeDraft, draft: IntakeDraft) =>
  FIELDS[field].every((key) => sent[key] === draft[key])

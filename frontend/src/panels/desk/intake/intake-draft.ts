import type { IdeaTheme, Reply } from '@wijkwerk/backend/contract/ideas.ts'
import type { IntakeChannel, Noted } from '@wijkwerk/backend/contract/intake.ts'
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
  const { name: _name, replyValue: _value, replyKind: _kind, consent: _consent, ...words } = draft
  return writeDevice(KEPT, JSON.stringify({ at: Date.now(), draft: words }))
}

const replyOf = ({ replyKind, replyValue }: IntakeDraft): Reply | undefined => {
  const value = replyValue.trim()
  // One that is left empty goes along too, to be refused: nobody is promised a call that never comes.
  if (replyKind === 'none') return undefined
  return replyKind === 'email' ? { email: value } : replyKind === 'phone' ? { phone: value } : { post: value }
}

/** The form as the API takes it. */
export function toNoted(draft: IntakeDraft): Noted {
  const { channel, streetId, area, title, body, language, dutchTitle, dutchBody, theme, name, consent } = draft
  const reply = replyOf(draft)
  return {
    kind: 'street',
    channel,
    title,
    body: body || title,
    language,
    theme,
    location: toLocation(draft),
    ...(area && streetId && { area }),
    ...(language !== 'nl' && dutchTitle && { translation: { title: dutchTitle, body: dutchBody || dutchTitle } }),
    ...(reply && { reply }),
    ...(name.trim() && { name: name.trim() }),
    ...(consent !== 'none' && { consent }),
  }
}

import { type AuditField, actionOf } from '@wijkwerk/backend/contract/audit.ts'
import type { AuditChange, AuditEntry } from '@wijkwerk/backend/contract/team.ts'
import { formatPartialDate } from './days.ts'
import { type DeskTextKey, deskNl, t } from './desk-text.ts'
import { formatList } from './format.ts'

/** What somebody did, behind their name: “beantwoordde het idee”. */
export function actionText(logged: string): string {
  const action = actionOf(logged)
  return action ? t(`log.action.${action}`) : t('log.unnamed', { action: logged })
}

/** A change in a sentence; `whole` are its texts where they are too long for one. */
type ChangeText = { field: AuditField; sentence: string; whole?: { was: string | null; is: string | null } }

/** What of an act changed, for people. */
export const changeTexts = (changes: readonly AuditChange[], subjectKind: string | null): ChangeText[] =>
  changes.flatMap((change) => changeText(change, subjectKind) ?? [])

function changeText({ field, from, to }: AuditChange, subjectKind: string | null): ChangeText | null {
  const name = t(`log.field.${field}`)
  const say = WORDS[field]
  const was = say(from, subjectKind)
  const is = say(to, subjectKind)
  if (was === is && was !== UNSAYABLE) return null
  const inShort = t(was === null ? 'log.filled' : is === null ? 'log.emptied' : 'log.touched', { field: name })
  if (was === UNSAYABLE || is === UNSAYABLE) return { field, sentence: inShort }
  if ([was, is].some((text) => text !== null && text.length > MOST_IN_SENTENCE))
    return { field, sentence: inShort, whole: { was, is } }
  if (is === null) return { field, sentence: t('log.unset', { field: name, from: was ?? '' }) }
  if (was === null) return { field, sentence: t('log.set', { field: name, to: is }) }
  return { field, sentence: t('log.changed', { field: name, from: was, to: is }) }
}

/** What of before or after has no words, as it was logged; null where that is nothing. */
export function unsaid(side: unknown, subjectKind: string | null): string | null {
  if (!isParts(side)) return null
  const left = Object.entries(side).filter(
    ([field, value]) => !isField(field) || WORDS[field](value, subjectKind) === UNSAYABLE,
  )
  return left.length > 0 ? JSON.stringify(Object.fromEntries(left), null, 2) : null
}

type Subject = Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'subjectName'>

/** What an act was about and, where the desk has a page of it, its address; null where the act says enough. */
export function subjectText({ subjectKind, subjectId, subjectName }: Subject): { text: string; href?: string } | null {
  if (subjectId === null) return null
  const text = subjectName ?? t('log.number', { id: subjectId })
  switch (subjectKind) {
    case 'idea':
      return { text: t('log.idea', { id: subjectId }), href: `/beheer?idee=${subjectId}` }
    case 'work':
      return { text, href: `/beheer/werken/${subjectId}` }
    case 'consultation':
      return { text, href: `/beheer/bevragingen/${subjectId}` }
    case 'dossier':
      return { text, href: `/beheer/dossiers/${subjectId}` }
    case 'staff':
    case 'area':
      return { text }
    case 'year':
      return { text: subjectId }
    default:
      return null
  }
}

const MOST_IN_SENTENCE = 80

/** The words for a value; null where there is none. A value of another shape than this version knows is unsayable. */
type Words = (value: unknown, subjectKind: string | null) => string | null | typeof UNSAYABLE
const UNSAYABLE = Symbol('unsayable')

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

const something =
  (words: Words): Words =>
  (value, subjectKind) =>
    isNothing(value) ? null : words(value, subjectKind)

const plain = something((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : UNSAYABLE))
const quoted = something((value) => (typeof value === 'string' ? `“${value}”` : UNSAYABLE))
const shape = something(() => UNSAYABLE)
const day = something((value) => {
  if (typeof value !== 'string') return UNSAYABLE
  const [date = '', time] = value.split(' ')
  return [formatPartialDate(date), time].filter(Boolean).join(', ')
})
const yesNo = something((value) => (typeof value === 'boolean' ? t(value ? 'year.planYes' : 'year.planNo') : UNSAYABLE))
const noYes = something((value) => (typeof value === 'boolean' ? yesNo(!value, null) : UNSAYABLE))
const milestone = something((value) => {
  if (!isParts(value)) return UNSAYABLE
  return typeof value.year === 'number' ? String(value.year) : t('year.never')
})

const isText = (key: string): key is DeskTextKey => Object.hasOwn(deskNl, key)
const oneOf = (texts: string) =>
  something((value) => {
    const key = `${texts}.${value}`
    return isText(key) ? t(key) : UNSAYABLE
  })
const listOf = (words: Words) =>
  something((values, subjectKind) => {
    const said = Array.isArray(values) ? values.map((value) => words(value, subjectKind)) : []
    const texts = said.filter((text) => typeof text === 'string')
    return texts.length > 0 && texts.length === said.length ? formatList(texts) : UNSAYABLE
  })

const ideaStatus = oneOf('status')
const workStatus = oneOf('card.status')
const review = oneOf('log.review')
const names = listOf(plain)

const WORDS: Record<AuditField, Words> = {
  status: (value, subjectKind) => (subjectKind === 'work' ? workStatus : ideaStatus)(value, subjectKind),
  theme: oneOf('theme'),
  followUpOn: day,
  assigneeId: plain,
  kernId: plain,
  duplicateOf: plain,
  workId: plain,
  consultationId: plain,
  passedTo: plain,
  passedReference: plain,
  visibility: oneOf('log.visibility'),
  channel: oneOf('channel'),
  name: plain,
  roles: listOf(oneOf('role')),
  // Who is limited to no kern has them all.
  areas: (value, subjectKind) =>
    subjectKind === 'staff' && value === null ? t('log.allAreas') : names(value, subjectKind),
  isDisabled: noYes,
  standIn: plain,
  startsOn: day,
  endsOn: day,
  area: plain,
  reason: quoted,
  hasPlan: yesNo,
  lastTrajectory: milestone,
  lastFramework: milestone,
  ideas: (value, subjectKind) => (subjectKind === 'setting' ? review : plain)(value, subjectKind),
  themes: listOf(oneOf('theme')),
  photos: review,
  isClosed: yesNo,
  isPublic: yesNo,
  title: quoted,
  body: quoted,
  kind: oneOf('work.kind'),
  where: shape,
  locationText: quoted,
  client: plain,
  decidingAuthority: plain,
  cityDecides: yesNo,
  plannedStart: day,
  plannedEnd: day,
  expectedStart: day,
  expectedEnd: day,
  actualStart: day,
  actualEnd: day,
  passage: shape,
  stillOpen: quoted,
  fixed: quoted,
  documents: shape,
  sources: shape,
  phases: shape,
  hindrances: shape,
  hindrance: oneOf('deskWorks.hindrance'),
  states: shape,
  opens: day,
  closes: day,
  work: plain,
  at: shape,
  afterwards: quoted,
  outcome: quoted,
  questions: shape,
  on: day,
  text: quoted,
  answer: plain,
}

const isField = (field: string): field is AuditField => Object.hasOwn(WORDS, field)

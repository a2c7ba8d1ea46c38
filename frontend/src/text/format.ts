import type { Idea, IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { PartialDate } from '@wijkwerk/backend/contract/works.ts'
import { formatPartialDate } from './days.ts'
import { LANGUAGE, type TextKey, t } from './text.ts'

const day = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long', timeZone: 'UTC' })
const dayAndYear = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat(LANGUAGE, { month: 'long', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat(LANGUAGE, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const kilometres = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 })
const DAY_MILLISECONDS = 86_400_000
const list = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' })

const moment = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Brussels',
})

/** A moment (ISO 8601) as day and time in Flanders: “4 dec 2026, 14:05”. */
export const formatTime = (at: string) => moment.format(new Date(at))

/** `2026-12-04` as “4 december”. */
export const formatDay = (date: string) => day.format(new Date(`${date}T00:00:00Z`))

/** `2026-12-04` as “4 december 2026”. */
export const formatDate = (date: string) => dayAndYear.format(new Date(`${date}T00:00:00Z`))

/** `2026-12` as “dec 2026”. */
export const formatMonth = (date: string) => monthAndYear.format(new Date(`${date}-01T00:00:00Z`))

/** The day that lies so many days after another; before it, with a negative number. */
export const addDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)

/** A day as far as it is known; of this year the year goes without saying. */
export function formatShort(date: PartialDate, on: string): string {
  if (date.length === 4 || !date.startsWith(on.slice(0, 4))) return formatPartialDate(date)
  return date.length === 7 ? month.format(new Date(`${date}-01T00:00:00Z`)) : formatDay(date)
}

/** The last moment of a day as far as it is known, behind “tot”: “14 maart 2027”, “eind maart 2027” or “eind 2027”. */
export const formatEnd = (date: PartialDate, on: string) =>
  date.length === 10 ? formatShort(date, on) : t('works.endOf', { period: formatShort(date, on) })

/** When something begins or was: “op 14 maart 2027”, “in maart 2027” or “in 2027”. */
export const formatMoment = (date: PartialDate, on: string) =>
  t(date.length === 10 ? 'works.onDay' : 'works.inPeriod', { date: formatShort(date, on) })

/** The last day of a day as far as it is known: `2027-02` ends on `2027-02-28`. */
export function lastDayOf(date: PartialDate): string {
  if (date.length === 10) return date
  const [year = 0, monthNumber = 12] = date.split('-').map(Number)
  return new Date(Date.UTC(year, monthNumber, 0)).toISOString().slice(0, 10)
}

/** A length or a radius: “250 m”, “1,2 km”. */
export const formatLength = (metres: number) =>
  metres < 1000
    ? t('length.metres', { metres: Math.round(metres) })
    : t('length.kilometres', { kilometres: Math.round(metres / 100) / 10 })

/** How far something is, in words: “op 80 m”, “op 1,2 km”, or that it is right here. */
export function formatDistance(metres: number): string {
  if (metres < 1) return t('card.here')
  // Nearer than a metre says more than is known.
  if (metres < 1000) return t('card.metres', { metres: Math.round(metres) })
  return t('card.kilometres', { kilometres: kilometres.format(metres / 1000) })
}

/** Names as “a, b en c”. */
export const formatList = (names: readonly string[]) => list.format(names)

/** A phone number as one writes it in Belgium: “051/33.73.75”, “0470/12.34.56”; another stays as it is. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[\s./-]/g, '').replace(/^(\+|00)32/, '0')
  const [, zone, rest = ''] = /^(04\d\d(?=\d{6}$)|0[2349](?=\d{7}$)|0(?![89]00)\d\d(?=\d{6}$))(\d+)$/.exec(digits) ?? []
  if (!zone) return phone
  const pairs =
    rest.length === 7 ? `${rest.slice(0, 3)}.${rest.slice(3, 5)}.${rest.slice(5)}` : (rest.match(/../g) ?? []).join('.')
  return `${zone}/${pairs}`
}

/** The address behind a `tel:` link. */
export const telephoneHref = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`

export const statusName = (status: IdeaStatus) => t(`status.${status}`)
export const themeName = (theme: Idea['theme']) => t(`theme.${theme}`)
export const kindName = (kind: Idea['kind']) => t(`kind.${kind}`)

const STATUS_EXPLAINED: Record<IdeaStatus, TextKey> = {
  received: 'status.received.explained',
  'under-review': 'status.under-review.explained',
  planned: 'status.planned.explained',
  done: 'status.done.explained',
  'not-retained': 'status.not-retained.explained',
  'passed-on': 'status.passed-on.explained',
}
export const statusExplained = (status: IdeaStatus) => t(STATUS_EXPLAINED[status])

type Placed = Pick<Idea, 'street' | 'houseNumber' | 'area' | 'precision'>

/** Where an idea is, in words: street and number, else the street, else the kern, else the whole city. */
export function placeName({ street, houseNumber, area, precision }: Placed, city: string): string {
  if (street && houseNumber) return t('place.atNumber', { street: street.name, number: houseNumber })
  if (street) return street.name
  if (area && precision !== 'none') return area.name
  return t('place.wholeCity', { city })
}

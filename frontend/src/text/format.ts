import type { Idea, IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import { LANGUAGE, type TextKey, t } from './text.ts'

const day = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long', timeZone: 'UTC' })
const dayAndYear = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeZone: 'UTC' })
const list = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' })

/** `2026-12-04` as “4 december”. */
export const formatDay = (date: string) => day.format(new Date(`${date}T00:00:00Z`))

/** `2026-12-04` as “4 december 2026”. */
export const formatDate = (date: string) => dayAndYear.format(new Date(`${date}T00:00:00Z`))

/** Names as “a, b en c”. */
export const formatList = (names: readonly string[]) => list.format(names)

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

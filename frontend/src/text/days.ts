import { LANGUAGE } from './text.ts'

const MILLISECONDS_PER_DAY = 86_400_000

// This language writes a day the way ISO 8601 does.
const brussels = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Brussels' })
const weekday = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
const PARTS = [
  new Intl.DateTimeFormat(LANGUAGE, { year: 'numeric', timeZone: 'UTC' }),
  new Intl.DateTimeFormat(LANGUAGE, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeZone: 'UTC' }),
]

/** The day that it is in Flanders at a moment: `2026-11-16`. */
export const dayOf = (moment: Date) => brussels.format(moment)

/** Whole days from one day to another; negative where `to` lies before `from`. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY

/** `2026-11-16` as “maandag 16 november”. */
export const formatWeekday = (day: string) => weekday.format(new Date(day))

/** A day as far as it is known: `2027-03` as “maart 2027”, `2027` as “2027”, `2027-03-14` as “14 maart 2027”. */
export function formatPartialDate(date: string): string {
  const known = date.split('-').length
  return PARTS[known - 1]?.format(new Date(date)) ?? date
}

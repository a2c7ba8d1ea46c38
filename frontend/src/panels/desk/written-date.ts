import { LANGUAGE } from '../../text/text.ts'

const WAYS_OF_WRITING = [
  /^(?:(?:(?<day>\d{1,2})\s*[/.\s-]\s*)?(?<month>\d{1,2})\s*[/.\s-]\s*)?(?<year>\d{4})$/,
  // A year in two digits only behind a day: 3/12 can be a day of this year as well as a month of another.
  /^(?<day>\d{1,2})\s*[/.\s-]\s*(?<month>\d{1,2})\s*[/.\s-]\s*(?<year>\d\d)$/,
  /^(?:(?<day>\d{1,2})\s*[/.\s-]?\s*)?(?<month>\p{L}{3,})\.?\s*[/.\s-]?\s*(?<year>\d{4})$/u,
  /^(?<day>\d{1,2})\s*[/.\s-]?\s*(?<month>\p{L}{3,})\.?\s*[/.\s-]?\s*(?<year>\d\d)$/u,
  // On the keys of a phone that has digits only.
  /^(?:(?<day>\d\d)?(?<month>\d\d))(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d))?$/,
]

const monthName = new Intl.DateTimeFormat(LANGUAGE, { month: 'long', timeZone: 'UTC' })
const MONTHS = Array.from({ length: 12 }, (_, index) => monthName.format(Date.UTC(2000, index)))

/**
 * A date as the API has it (2027-03-14), from how one writes it in Belgium: 14/3/2027 or 14 maart 2027; '' for nothing,
 * and null where it is no date. `isPartial` takes a month (3/2027, maart 2027) and a year too.
 */
export function readDate(text: string, isPartial: boolean): string | null {
  if (text.trim() === '') return ''
  const { year, month, day } = partsOf(text)
  if (!year || (!isPartial && !day)) return null
  const date = [year, month, day].flatMap((part) => part ?? []).join('-')
  return isInCalendar(date) ? date : null
}

/** A day that is written as one but is not in the calendar: “31 juni”; null for anything else. */
export function dayThatIsNot(text: string): string | null {
  const { year, month, day } = partsOf(text)
  const name = MONTHS[Number(month) - 1]
  if (!year || !name || !day || Number(day) < 1 || !isInCalendar(`${year}-${month}`)) return null
  if (isInCalendar(`${year}-${month}-${day}`)) return null
  // In other years it is.
  return `${Number(day)} ${name}${day === '29' ? ` ${year}` : ''}`
}

type Parts = Partial<Record<'year' | 'month' | 'day', string>>

function partsOf(text: string): Parts {
  const { year, month, day } = WAYS_OF_WRITING.map((way) => way.exec(text.trim())).find(Boolean)?.groups ?? {}
  if (!year) return {}
  return {
    year: year.padStart(4, '20'),
    ...(month && { month: monthOf(month).padStart(2, '0') }),
    ...(day && { day: day.padStart(2, '0') }),
  }
}

// By its first letters, or shortened as one does; what is no month becomes one that is not in the calendar.
function monthOf(written: string): string {
  if (/^\d/.test(written)) return written
  const word = written.toLowerCase()
  return String(word === 'mrt' ? 3 : MONTHS.findIndex((name) => name.startsWith(word)) + 1)
}

function isInCalendar(date: string): boolean {
  const moment = Date.parse(date)
  return /^(19|20)/.test(date) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date)
}

/** How one writes a date of the API in Belgium; '' for ''. */
export const writeDate = (date: string) =>
  date
    .split('-')
    .reverse()
    .map((part) => part.replace(/^0/, ''))
    .join('/')

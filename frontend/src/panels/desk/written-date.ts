const WAYS_OF_WRITING = [
  /^(?:(?:(?<day>\d{1,2})\s*[/.\s-]\s*)?(?<month>\d{1,2})\s*[/.\s-]\s*)?(?<year>\d{4})$/,
  // On the keys of a phone that has digits only.
  /^(?:(?<day>\d\d)?(?<month>\d\d))(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d))?$/,
]

/**
 * A date as the API has it (2027-03-14), from how one writes it in Belgium: 14/3/2027; '' for nothing, and null where it
 * is no date. `isPartial` takes a month (3/2027) and a year too.
 */
export function readDate(text: string, isPartial: boolean): string | null {
  const written = text.trim()
  if (written === '') return ''
  const { year, month, day } = WAYS_OF_WRITING.map((way) => way.exec(written)).find(Boolean)?.groups ?? {}
  if (!year || (!isPartial && !day)) return null
  const date = [year, month, day].flatMap((part) => (part ? part.padStart(2, '0') : [])).join('-')
  return isInCalendar(date) ? date : null
}

function isInCalendar(date: string): boolean {
  const moment = Date.parse(date)
  return /^(19|20)/.test(date) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date)
}

/** How one writes a date of the API in Belgium; '' for null. */
export const writeDate = (date: string | null) =>
  (date ?? '')
    .split('-')
    .reverse()
    .map((part) => part.replace(/^0/, ''))
    .join('/')

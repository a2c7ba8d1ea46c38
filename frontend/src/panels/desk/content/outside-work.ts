import type { Period } from '@wijkwerk/backend/contract/works.ts'
import { formatPartialDate } from '../../../text/days.ts'
import { t } from '../../../text/desk-text.ts'
import { lastDayOf } from '../../../text/format.ts'

/** What of a period of hindrance lies before or after its work, in words; nothing where the work has no such date yet. */
export function outsideWork({ start, end }: { start: string; end: string }, work: Period): string[] {
  const from = work.actualStart ?? work.expectedStart ?? work.plannedStart
  const until = work.actualEnd ?? work.expectedEnd ?? work.plannedEnd
  // All days of a month sort after the month itself.
  const isBefore = from !== null && start !== '' && start < from
  const isAfter = until !== null && end > lastDayOf(until)
  return [
    ...(isBefore ? [t('content.hindranceBefore', { date: formatPartialDate(from) })] : []),
    ...(isAfter ? [t('content.hindranceAfter', { date: formatPartialDate(until) })] : []),
  ]
}

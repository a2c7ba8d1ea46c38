import type { ReversedEnd } from '@wijkwerk/backend/contract/period-order.ts'
import { formatPartialDate } from '../../../text/days.ts'
import { t } from '../../../text/desk-text.ts'

/** What is wrong with a date that lies before the start it belongs to, in words; '' for nothing. */
export function outOfOrder(reversed: readonly ReversedEnd[], name: string): string {
  const start = reversed.find(({ end }) => end === name)?.start
  return start ? t('date.beforeStart', { date: formatPartialDate(start) }) : ''
}

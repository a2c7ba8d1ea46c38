import type { InboxItem } from '@wijkwerk/backend/contract/desk.ts'
import { t } from '../../../text/desk-text.ts'
import { formatDay, statusName } from '../../../text/format.ts'

const DAY_MILLISECONDS = 86_400_000

type Listed = Pick<InboxItem, 'waitsFor' | 'due' | 'status' | 'visibility' | 'isDuplicate'>

/** How long something may still wait, or where it stands when it waits no longer; and whether that is a matter of today. */
export function dueText({ waitsFor, due, status, visibility, isDuplicate }: Listed, today: string) {
  if (waitsFor === 'held' || waitsFor === 'report') return { text: t(`inbox.${waitsFor}`), isUrgent: true }
  if (waitsFor === null) {
    const text = visibility === 'hidden' ? t('inbox.hidden') : isDuplicate ? t('inbox.duplicate') : statusName(status)
    return { text, isUrgent: false }
  }
  if (due === null) return { text: t('inbox.answer.none'), isUrgent: false }
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MILLISECONDS)
  if (days < 0) return { text: t('inbox.answer.late', { days: -days }), isUrgent: true }
  if (waitsFor === 'follow-up') return { text: t('inbox.follow-up', { day: formatDay(due) }), isUrgent: days === 0 }
  if (days === 0) return { text: t('inbox.answer.today'), isUrgent: true }
  if (days === 1) return { text: t('inbox.answer.tomorrow'), isUrgent: true }
  return { text: t('inbox.answer.later', { days }), isUrgent: false }
}

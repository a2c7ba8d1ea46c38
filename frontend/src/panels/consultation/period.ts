import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import { daysBetween, formatWeekday } from '../../text/days.ts'
import { LANGUAGE, t } from '../../text/text.ts'

type Period = Pick<ConsultationSummary, 'state' | 'opensAt' | 'closesAt' | 'opensOn' | 'closesOn'>

const MIDNIGHT = '00.00'

const dayAndYear = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Brussels' })

/** `2026-12-06` as “zondag 6 december”, with the year when that is not the year of `today`. */
const longDay = (date: string, today: string) =>
  date.slice(0, 4) === today.slice(0, 4) ? formatWeekday(date) : dayAndYear.format(new Date(date))

/** The hour of a moment in words, or null at midnight: then the day says it all. */
function hourOf(moment: string): string | null {
  const time = clock.format(new Date(moment)).replace(':', '.')
  return time === MIDNIGHT ? null : t('period.hour', { time: time.replace(/\.00$/, '').replace(/^0/, '') })
}

/** A day with the hour, where that is not midnight: “zondag 6 december om 18 uur”. */
function momentWords(date: string, moment: string, today: string): string {
  const day = longDay(date, today)
  const hour = hourOf(moment)
  return hour ? t('period.dayAndHour', { day, hour }) : day
}

/** When the time to answer is over: “zondag 6 december”, and the hour where that is not midnight. */
export const closingMoment = ({ closesOn, closesAt }: Period, today: string) => momentWords(closesOn, closesAt, today)

/** When it closed, as a sentence without its full stop. */
export const closedWords = (period: Period, today: string) =>
  t('period.closed', { moment: closingMoment(period, today) })

/** Until when one can answer: “tot en met zondag 6 december”, or “tot zondag 6 december om 18 uur”. */
export function untilWords({ closesOn, closesAt }: Period, today: string): string {
  const day = longDay(closesOn, today)
  const hour = hourOf(closesAt)
  return hour ? t('period.untilHour', { day, hour }) : t('period.until', { day })
}

/** From when until when one can answer, in one line. */
export const periodWords = (period: Period, today: string) =>
  t('period.from', { from: longDay(period.opensOn, today), until: untilWords(period, today) })

/** How a consultation stands `today`: what matters most, and the rest of the sentence or nothing. */
export function stateWords(period: Period, today: string): { first: string; rest: string } {
  const { state, opensOn, opensAt, closesOn, closesAt } = period
  if (state === 'closed') return { first: closedWords(period, today), rest: '' }
  const until = untilWords(period, today)
  if (state === 'upcoming') {
    const first = t('period.opens', { moment: momentWords(opensOn, opensAt, today) })
    return { first, rest: t('period.openUntil', { until }) }
  }
  const days = Math.max(0, daysBetween(today, closesOn))
  const hour = hourOf(closesAt)
  const lastDay = hour ? t('period.untilHourToday', { hour }) : ''
  return { first: t('period.daysLeft', { days }), rest: days === 0 ? lastDay : until }
}

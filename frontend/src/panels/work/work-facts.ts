import type { Hindrance, PartialDate, Period, WorkDetail, WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import { endMoment } from '../../text/content-facts.ts'
import { dayOf, daysBetween, formatPartialDate, formatWeekday } from '../../text/days.ts'
import { formatDate, formatLength, formatMoment, formatShort, lastDayOf } from '../../text/format.ts'
import { t } from '../../text/text.ts'

type Dated = Period & { status: WorkStatus }

/** The day of a state as people say it, with the year when that is not the year of `today`. */
export const stateDay = (day: string, today: string) =>
  day.slice(0, 4) === today.slice(0, 4) ? formatWeekday(day) : formatDate(day)

/** What was meant at first, where that became something else. */
function firstPlanned(planned: PartialDate | null, now: PartialDate | null): string | null {
  return planned && now && planned !== now ? t('work.firstPlanned', { date: formatPartialDate(planned) }) : null
}

/** Words about a date, and what was planned at first where it moved. */
export type Moment = { text: string; before: string | null }

/** Until when works go on. */
export function untilWords(work: Dated, today: string): Moment {
  const { status, actualEnd, expectedEnd, plannedEnd } = work
  if (status === 'cancelled') return { text: t('work.until.cancelled'), before: null }
  if (status === 'done') {
    const text = actualEnd ? t('work.until.done', { date: formatShort(actualEnd, today) }) : t('work.until.doneOnce')
    return { text, before: firstPlanned(plannedEnd, actualEnd) }
  }
  const end = expectedEnd ?? plannedEnd
  const text = endMoment(work, today)
  if (!end || !text) return { text: t('work.unknown'), before: null }
  const isPast = lastDayOf(end) < today
  return { text: isPast ? t('work.until.past', { text }) : text, before: firstPlanned(plannedEnd, end) }
}

/** Since when works go on, or from when they will. */
export function beginWords({ status, actualStart, expectedStart, plannedStart }: Dated, today: string): Moment {
  if (actualStart) {
    return {
      text: t('work.begun', { when: formatMoment(actualStart, today) }),
      before: firstPlanned(plannedStart, actualStart),
    }
  }
  const start = expectedStart ?? plannedStart
  const isOff = status === 'cancelled'
  if (!start) {
    const key = isOff ? 'work.neverDated' : status === 'planned' ? 'work.plannedOnce' : 'work.beginUnknown'
    return { text: t(key), before: null }
  }
  if (status === 'in-progress') {
    return {
      text: t('work.begunUndated', { date: formatPartialDate(start) }),
      before: firstPlanned(plannedStart, start),
    }
  }
  if (isOff || status === 'done') {
    return {
      text: t('work.wasPlannedFrom', { date: formatPartialDate(start) }),
      before: firstPlanned(plannedStart, start),
    }
  }
  const isPast = lastDayOf(start) < today
  const text = t(isPast ? 'work.plannedPast' : 'work.plannedFrom', { date: formatPartialDate(start) })
  return { text, before: firstPlanned(plannedStart, start) }
}

/** The last day on which one can still answer what closes at a moment; midnight belongs to the day before. */
export const lastDayBefore = (moment: string) => dayOf(new Date(Date.parse(moment) - 1))

/** How many days one can still answer, in words: “nog 12 dagen”, “vandaag nog”. */
export const daysLeftWords = (closesAt: string, today: string) =>
  t('work.daysLeft', { days: Math.max(0, daysBetween(today, lastDayBefore(closesAt))) })

type Block = Hindrance['periods'][number]

/** A period of hindrance in whole days: “van 14 september 2026 tot en met 31 maart 2027”. */
export function blockWords({ start, end }: Block): string {
  const from = start && dayOf(new Date(start))
  const until = end && lastDayBefore(end)
  if (from && until) {
    return from === until
      ? t('work.block.day', { day: formatDate(from) })
      : t('work.block.days', { from: formatDate(from), until: formatDate(until) })
  }
  if (from) return t('work.block.from', { from: formatDate(from) })
  return until ? t('work.block.until', { until: formatDate(until) }) : t('work.block.unknown')
}

/** The periods of hindrance that are not over on `today`; where all are over, the last one. */
export function blocksToShow(periods: readonly Block[], today: string): Block[] {
  const current = periods.filter(({ end }) => end === null || lastDayBefore(end) >= today)
  return current.length > 0 ? current : periods.slice(-1)
}

/** Whether there is hindrance now, from when there will be, or that it is over. */
export function hindranceWords({ isNow, periods }: Pick<Hindrance, 'isNow' | 'periods'>, today: string): string {
  if (isNow) return t('work.hindranceNow')
  const [next] = periods.flatMap(({ start }) => (start && dayOf(new Date(start)) >= today ? start : []))
  return next ? t('work.hindranceLater', { date: formatDate(dayOf(new Date(next))) }) : t('work.hindranceOver')
}

/** The first period of hindrance that goes on or is to come; null where all of it is over. */
function hindrancesLeft(hindrances: readonly Hindrance[], today: string): Block | null {
  const isLeft = ({ isNow, periods }: Hindrance) =>
    isNow || periods.some(({ start }) => start && dayOf(new Date(start)) > today)
  const left = [...hindrances].filter(isLeft).sort((a, b) => Number(b.isNow) - Number(a.isNow))[0]
  return left ? (blocksToShow(left.periods, today)[0] ?? null) : null
}

/**
 * Until when there is hindrance after a day: its last day, or null where no end is known; undefined where there is none.
 */
export function hindranceAfter(hindrances: readonly Pick<Hindrance, 'periods'>[], day: string) {
  const ends = hindrances
    .flatMap(({ periods }) => periods.map(({ end }) => end && lastDayBefore(end)))
    .filter((end) => end === null || end > day)
  return ends.includes(null) ? null : ends.sort().at(-1)
}

/** A length as far as it matters: “420 m”, “1,2 km”. */
export const lengthWords = (metres: number) => formatLength(Math.max(10, Math.round(metres / 10) * 10))

/** What to tell first of works that have no state, or that are no longer what their last state says. */
export function standingWords(work: WorkDetail, today: string): string | null {
  if (work.status === 'done') {
    const left = hindrancesLeft(work.hindrances, today)
    return left ? t('work.isDoneHindered', { when: blockWords(left) }) : t('work.isDone')
  }
  if (work.status === 'cancelled') return t('work.isCancelled')
  return work.status === 'planned' ? beginWords(work, today).text : null
}

/** What a shared link says of works: how they are today, in the words of staff, else how far they are. */
export function workDescription(work: WorkDetail, today: string): string {
  const isOver = work.status === 'done' || work.status === 'cancelled'
  const said = work.state && !isOver ? work.state.body : (standingWords(work, today) ?? t('work.noState'))
  const on = work.state && !isOver ? `${t('work.stateOn', { day: stateDay(work.state.statedOn, today) })}.` : ''
  const names = work.streets.length > 0 ? work.streets : work.areas
  return [/[.!?]$/.test(said) ? said : `${said}.`, on, names.map(({ name }) => name).join(', ')]
    .filter(Boolean)
    .join(' ')
}

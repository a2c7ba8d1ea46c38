import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import { FRESH_DAYS } from '@wijkwerk/backend/contract/freshness.ts'
import type { WorkStatus, WorkSummary } from '@wijkwerk/backend/contract/works.ts'
import { daysBetween } from './days.ts'
import { formatDay, formatDistance, formatEnd, formatList, formatMoment, formatShort, lastDayOf } from './format.ts'
import { t } from './text.ts'

export const workStatusName = (status: WorkStatus) => t(`card.status.${status}`)

type Stated = Pick<WorkSummary, 'status' | 'state' | 'phase'>

/** How far a work is: “Bezig, fase 2 van 3”. */
export const workStanding = ({ status, phase }: Stated) =>
  status === 'in-progress' && phase
    ? t('card.inProgressPhase', { number: phase.number, of: phase.of })
    : workStatusName(status)

type Passable = Pick<WorkSummary, 'kind' | 'status' | 'passage' | 'hasHindranceNow'>

/** Whether one still asks if one can pass: of what is over while its hindrance goes on, or of a measure that stays. */
export const isPassageAsked = ({ kind, status, passage, hasHindranceNow }: Passable) =>
  status === 'done'
    ? (hasHindranceNow || kind === 'mobility') && Object.keys(passage).length > 0
    : status !== 'cancelled'

/** Whether one can pass, as short as can be: “Met de auto: nee, met de fiets: deels”; null where nobody said. */
export function passageWords(work: Passable): string | null {
  if (!isPassageAsked(work)) return null
  const said = (['car', 'bicycle', 'foot'] as const).flatMap((way) => {
    const can = work.passage[way]?.can
    return can ? t('card.passage', { way: t(`work.way.${way}`), can: t(`work.can.${can}`) }).toLowerCase() : []
  })
  if (said.length === 0) return null
  const words = said.join(', ')
  return work.status === 'planned'
    ? t('card.passageDuring', { words })
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

type Dated = Pick<WorkSummary, 'status' | 'plannedStart' | 'plannedEnd' | 'expectedStart' | 'expectedEnd' | 'actualEnd'>

/** When a work ends, or begins while it has not; null where nobody said. */
export function workMoment(work: Dated, today: string): string | null {
  const { status, actualEnd } = work
  if (status === 'done') return actualEnd && t('card.doneSince', { date: formatShort(actualEnd, today) })
  if (status === 'cancelled') return null
  if (status === 'planned') {
    const start = work.expectedStart ?? work.plannedStart
    if (!start) return null
    const when = formatMoment(start, today)
    return t(lastDayOf(start) < today ? 'card.wasPlannedFor' : 'card.startsOn', { when })
  }
  return endMoment(work, today)
}

/** Until when a work goes on: “verwacht tot eind maart 2027”; null where nobody said. */
export function endMoment({ expectedEnd, plannedEnd }: Dated, today: string): string | null {
  const last = expectedEnd ?? plannedEnd
  if (!last) return null
  const end = formatEnd(last, today)
  if (lastDayOf(last) < today) return t(expectedEnd ? 'card.wasExpectedUntil' : 'card.wasPlannedUntil', { end })
  return t(expectedEnd ? 'card.expectedUntil' : 'card.plannedUntil', { end })
}

/** A state in two parts, the first sentence before the rest; `isOutdated` when it may no longer be so. */
export function workState({ status, state }: Stated, today: string) {
  if (!state) return null
  const [first = ''] = /^[\s\S]*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(state.body) ?? [state.body]
  const isOver = status === 'done' || status === 'cancelled'
  return {
    first,
    rest: state.body.slice(first.length).trim(),
    isOutdated: !isOver && daysBetween(state.statedOn, today) > FRESH_DAYS,
  }
}

/** Where a work is, in words: its streets and what staff said of it, or its kernen. */
export function workPlace({ streets, locationText, areas }: Pick<WorkSummary, 'streets' | 'locationText' | 'areas'>) {
  const names = streets.length > 0 ? streets : areas
  const place = formatList(names.map(({ name }) => name))
  return [place, locationText].filter(Boolean).join(', ')
}

/**
 * Where a consultation belongs: how far the work is that it is about, where that was asked; else its kernen or its city,
 * from which nobody who lives there is at a distance.
 */
export function consultationPlace({ areas, work, distance }: Pick<ConsultationSummary, 'areas' | 'work' | 'distance'>) {
  if (work && distance !== null) return formatDistance(distance)
  return formatList(areas.map(({ name }) => name))
}

/** How a consultation stands: “Nog 12 dagen open”, “Opent op 30 november” or “Afgelopen op 3 november”. */
export function consultationStanding(
  { state, opensOn, closesOn }: Pick<ConsultationSummary, 'state' | 'opensOn' | 'closesOn'>,
  today: string,
): string {
  if (state === 'upcoming') return t('card.opensOn', { date: formatDay(opensOn) })
  if (state === 'closed') return t('card.closedOn', { date: formatDay(closesOn) })
  return t('period.daysLeft', { days: Math.max(0, daysBetween(today, closesOn)) })
}

/** Dates as far as they are known: `2026`, `2026-03` or `2026-03-14`; apart, so that a form checks them without zod. */
type Dates = Partial<Record<StartName | EndName, string | null | undefined>>
type StartName = 'plannedStart' | 'expectedStart' | 'actualStart'
type EndName = 'plannedEnd' | 'expectedEnd' | 'actualEnd'

const PAIRS: readonly [StartName, EndName][] = [
  ['plannedStart', 'plannedEnd'],
  ['expectedStart', 'expectedEnd'],
  ['actualStart', 'actualEnd'],
]

/** What is wrong with an end: the start that it lies before. */
export type ReversedEnd = { end: EndName; start: string }

/** The ends that lie before the start of the same pair. */
export const reversedPairs = (dates: Dates): ReversedEnd[] => PAIRS.flatMap((pair) => reversed(dates, ...pair))

/**
 * Likewise of all dates of a work, and the end that counts where it lies before the start that counts: what was, else
 * what is expected, else what was planned.
 */
export function reversedEnds(dates: Dates): ReversedEnd[] {
  const pairs = reversedPairs(dates)
  const start = PAIRS.findLast(([name]) => dates[name])?.[0]
  const end = PAIRS.findLast(([, name]) => dates[name])?.[1]
  const counting = start && end ? reversed(dates, start, end) : []
  return [...pairs, ...counting.filter((one) => !pairs.some((pair) => pair.end === one.end))]
}

function reversed(dates: Dates, startName: StartName, end: EndName): ReversedEnd[] {
  const [start, until] = [dates[startName], dates[end]]
  return start && until && endsBefore(until, start) ? [{ end, start }] : []
}

/** Whether the last day of `end` lies before the first day of `start`: as far as both are known, it is less. */
export const endsBefore = (end: string, start: string) => end < start.slice(0, end.length)

import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import type { Idea } from '@wijkwerk/backend/contract/ideas.ts'
import type { WorkSummary } from '@wijkwerk/backend/contract/works.ts'
import { addDays, lastDayOf } from '../text/format.ts'

/** How long what is over still stands among the news. */
export const NEWS_DAYS = 60

/** One line of the list of everything; `on` is the day that gives it its place there. */
export type Entry = { on: string; id: number } & (
  | { type: 'idea'; idea: Idea }
  | { type: 'work'; work: WorkSummary }
  | { type: 'consultation'; consultation: ConsultationSummary }
)

/** Whether a work still belongs in the list of everything: it is not over, or not for long. */
export function isCurrentWork({ status, actualEnd, updatedOn }: WorkSummary, today: string): boolean {
  if (status === 'planned' || status === 'in-progress') return true
  const over = status === 'done' && actualEnd ? lastDayOf(actualEnd) : updatedOn
  return over >= addDays(today, -NEWS_DAYS)
}

/** Whether a consultation still belongs in the list of everything: it did not close, or not long ago. */
export const isCurrentConsultation = ({ state, closesOn }: ConsultationSummary, today: string) =>
  state !== 'closed' || closesOn >= addDays(today, -NEWS_DAYS)

// That one can answer from today is news as well.
const newsDayOf = ({ state, updatedOn, opensOn }: ConsultationSummary) =>
  state !== 'upcoming' && opensOn > updatedOn ? opensOn : updatedOn

type Sources = {
  /** One or more pages of ideas, newest first. */
  ideas: readonly Idea[]
  /** Whether more ideas follow these. */
  hasMoreIdeas: boolean
  /** All of them, in any order. */
  works: readonly WorkSummary[]
  consultations: readonly ConsultationSummary[]
  /** The day before which this list begins, as the page before it ended there; empty on the first. */
  before?: string
}

/**
 * Ideas, works and consultations as one list, newest first. While more ideas follow, whatever is older than the last of
 * these waits: ideas that are still to come may belong above it.
 */
export function mergeNewest({ ideas, hasMoreIdeas, works, consultations, before = '' }: Sources): Entry[] {
  const last = ideas.at(-1)
  const oldest = hasMoreIdeas && last ? last.createdOn : ''
  const others: Entry[] = [
    ...works.map((work): Entry => ({ type: 'work', id: work.id, on: work.updatedOn, work })),
    ...consultations.map((consultation): Entry => {
      return { type: 'consultation', id: consultation.id, on: newsDayOf(consultation), consultation }
    }),
  ]
    .filter(({ on }) => on >= oldest && (before === '' || on < before))
    .sort((one, other) => other.on.localeCompare(one.on))
  const merged: Entry[] = []
  let next = 0
  const takeUntil = (day: string) => {
    for (let other = others[next]; other && other.on >= day; other = others[next]) {
      merged.push(other)
      next += 1
    }
  }
  for (const idea of ideas) {
    takeUntil(idea.createdOn)
    merged.push({ type: 'idea', id: idea.id, on: idea.createdOn, idea })
  }
  takeUntil('')
  return merged
}

/** How many there are of each; examples count apart from what is real. */
export type Tally = {
  ideas: number
  works: number
  worksInProgress: number
  consultations: number
  consultationsOpen: number
  examples: { ideas: number; works: number; consultations: number }
}

/** Counts what is here now or to come. Of ideas the server counts, as they come page by page. */
export function tallyOf(
  ideas: { count: number; examples: number } | undefined,
  allWorks: readonly WorkSummary[],
  allConsultations: readonly ConsultationSummary[],
): Tally {
  const works = allWorks.filter(({ status }) => status === 'in-progress' || status === 'planned')
  const consultations = allConsultations.filter(({ state }) => state !== 'closed')
  const isReal = ({ example }: { example: boolean }) => !example
  const realWorks = works.filter(isReal)
  const realConsultations = consultations.filter(isReal)
  return {
    ideas: (ideas?.count ?? 0) - (ideas?.examples ?? 0),
    works: realWorks.length,
    worksInProgress: realWorks.filter(({ status }) => status === 'in-progress').length,
    consultations: realConsultations.length,
    consultationsOpen: realConsultations.filter(({ state }) => state === 'open').length,
    examples: {
      ideas: ideas?.examples ?? 0,
      works: works.length - realWorks.length,
      consultations: consultations.length - realConsultations.length,
    },
  }
}

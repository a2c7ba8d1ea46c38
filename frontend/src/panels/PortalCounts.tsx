import type { HomeState } from '../state/home-state.ts'
import type { Tally } from '../state/portal-list.ts'
import { t } from '../text/text.ts'

type Props = {
  state: HomeState
  tally: Tally
  /** The title of an idea that just came in. */
  news: string | null
}

/** What there is in numbers, as far as the tab shows it: without examples, which are told apart. */
function partsOf({ tab, filter }: HomeState, tally: Tally): string[] {
  const { ideas, works, worksInProgress, consultations, consultationsOpen } = tally
  const isFiltered = Object.keys(filter).length > 0
  const ideaPart = t(isFiltered ? 'home.countFiltered' : 'home.count', { count: ideas })
  const worksPlanned = works - worksInProgress
  const workParts =
    worksInProgress > 0
      ? [t('tabs.worksInProgress', { count: worksInProgress }), ...some('tabs.worksPlanned', worksPlanned)]
      : some('street.worksPlanned', worksPlanned)
  const consultationParts = [
    ...some('tabs.consultationsOpen', consultationsOpen),
    ...some('tabs.consultationsUpcoming', consultations - consultationsOpen),
  ]
  switch (tab) {
    case 'ideas':
      return [ideaPart]
    case 'works':
      return workParts.length > 0 ? workParts : [t('tabs.worksInProgress', { count: 0 })]
    case 'consultations':
      return consultationsOpen > 0
        ? consultationParts
        : [t('tabs.consultationsOpen', { count: 0 }), ...consultationParts]
    case 'all': {
      const others = [...workParts, ...some('tabs.consultationsOpen', consultationsOpen)]
      if (ideas > 0 || others.length === 0) return [ideaPart, ...others]
      return [...others, ideaPart.charAt(0).toLowerCase() + ideaPart.slice(1)]
    }
  }
}

type Countable = 'tabs.worksPlanned' | 'street.worksPlanned' | 'tabs.consultationsOpen' | 'tabs.consultationsUpcoming'
const some = (key: Countable, count: number) => (count > 0 ? [t(key, { count })] : [])

const isNothing = ({ tab }: HomeState, { ideas, works, consultations }: Tally) =>
  tab === 'all' ? ideas + works + consultations === 0 : { ideas, works, consultations }[tab] === 0

/** The numbers under the heading, to read and, when they change, to hear. */
export function PortalCounts({ state, tally, news }: Props) {
  const { ideas, works, consultations } = tally.examples
  const examples = state.tab === 'all' ? ideas + works + consultations : tally.examples[state.tab]
  // Beside examples “none” would contradict what one sees.
  const parts = examples > 0 && isNothing(state, tally) ? [] : partsOf(state, tally)
  const counts = [...parts, ...(examples > 0 ? [t('home.examples', { count: examples })] : [])]
  const announced = t('tabs.announce', { counts: counts.join(', ') })
  return (
    <>
      <p className="counts">
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
        {examples > 0 && <span title={t('home.examplesExplained')}>{t('home.examples', { count: examples })}</span>}
      </p>
      <p className="visually-hidden" role="status">
        {news ? t('home.announceNew', { title: news, counts: announced }) : announced}
      </p>
    </>
  )
}

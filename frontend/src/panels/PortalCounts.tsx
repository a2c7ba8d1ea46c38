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
  const workPart = t('tabs.worksInProgress', { count: worksInProgress })
  const consultationPart = t('tabs.consultationsOpen', { count: consultationsOpen })
  switch (tab) {
    case 'ideas':
      return [ideaPart]
    case 'works':
      return [workPart, ...some('tabs.worksPlanned', works - worksInProgress)]
    case 'consultations':
      return [consultationPart, ...some('tabs.consultationsUpcoming', consultations - consultationsOpen)]
    case 'all':
      return [
        ideaPart,
        ...(worksInProgress > 0 ? [workPart] : []),
        ...(consultationsOpen > 0 ? [consultationPart] : []),
      ]
  }
}

const some = (key: 'tabs.worksPlanned' | 'tabs.consultationsUpcoming', count: number) =>
  count > 0 ? [t(key, { count })] : []

/** The numbers under the heading, to read and, when they change, to hear. */
export function PortalCounts({ state, tally, news }: Props) {
  const parts = partsOf(state, tally)
  const { ideas, works, consultations } = tally.examples
  const examples = state.tab === 'all' ? ideas + works + consultations : tally.examples[state.tab]
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

import type { ConsultationState } from '@wijkwerk/backend/contract/consultations.ts'
import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import { Link } from 'wouter'
import { type HomeState, type HomeTab, onTab } from '../state/home-state.ts'
import type { Tally } from '../state/portal-list.ts'
import { workStatusName } from '../text/content-facts.ts'
import { statusName } from '../text/format.ts'
import { t } from '../text/text.ts'

type Address = (change: Partial<HomeState>) => string

const TABS: readonly HomeTab[] = ['all', 'ideas', 'works', 'consultations']

// Where there are only examples a number would say that there is nothing.
function countOn(tab: HomeTab, tally: Tally): number | null {
  if (tab === 'all') return null
  return tally[tab] === 0 && tally.examples[tab] > 0 ? null : tally[tab]
}

type Props = { state: HomeState; tally: Tally; address: Address }

/** Everything, or one kind of thing, each with how many of it there are; examples do not count. */
export function PortalTabs({ state, tally, address }: Props) {
  return (
    <nav aria-label={t('tabs.label')}>
      <ul className="chips tabs">
        {TABS.map((tab) => {
          const count = countOn(tab, tally)
          const name = t(`tabs.${tab}`)
          return (
            <li key={tab}>
              <Link
                className="chip"
                href={address(onTab(state, tab))}
                aria-current={state.tab === tab ? 'page' : undefined}
              >
                {name} {count !== null && <span className="chip-count">{t('tabs.count', { count })}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

const IDEA_STATUSES: readonly IdeaStatus[] = ['received', 'under-review', 'planned', 'done']
const WORK_STATUSES: readonly WorkStatus[] = ['in-progress', 'planned', 'done']
const CONSULTATION_STATES: readonly ConsultationState[] = ['open', 'upcoming', 'closed']

type Chip = { key: string; name: string; change: Partial<HomeState>; isCurrent: boolean }

function ideaChips({ filter }: HomeState): Chip[] {
  const chipOf = (status: IdeaStatus | undefined, name: string): Chip => ({
    key: name,
    name,
    change: { filter: { ...filter, status } },
    isCurrent: filter.status === status,
  })
  return [chipOf(undefined, t('tabs.allIdeas')), ...IDEA_STATUSES.map((status) => chipOf(status, statusName(status)))]
}

function workChips({ workStatus }: HomeState): Chip[] {
  return [null, ...WORK_STATUSES].map((status) => ({
    key: status ?? 'current',
    name: status ? workStatusName(status) : t('works.chip.current'),
    change: { workStatus: status },
    isCurrent: workStatus === status,
  }))
}

function consultationChips({ consultationState }: HomeState): Chip[] {
  return [null, ...CONSULTATION_STATES].map((state) => ({
    key: state ?? 'openAndUpcoming',
    name: t(`works.chip.${state ?? 'openAndUpcoming'}`),
    change: { consultationState: state },
    isCurrent: consultationState === state,
  }))
}

const CHIPS = {
  ideas: { label: 'filter.status', chipsOf: ideaChips },
  works: { label: 'works.statusLabel', chipsOf: workChips },
  consultations: { label: 'works.stateLabel', chipsOf: consultationChips },
} as const

/** How far the things of a tab are, as plain links; the tab of everything has no such choice. */
export function TabChips({ state, address }: Omit<Props, 'tally'>) {
  if (state.tab === 'all') return null
  const { label, chipsOf } = CHIPS[state.tab]
  return (
    <ul className={`chips status-chips of-${state.tab}`} aria-label={t(label)}>
      {chipsOf(state).map(({ key, name, change, isCurrent }) => (
        <li key={key}>
          <Link
            className="chip"
            href={address({ from: '', before: '', chosen: null, camera: null, ...change })}
            aria-current={isCurrent ? 'true' : undefined}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}

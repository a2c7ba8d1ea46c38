import { lazy, useSyncExternalStore } from 'react'
import type { Chosen, HomeState } from '../state/home-state.ts'
import type { Around } from '../state/portal-queries.ts'
import type { ChosenThing } from '../state/use-chosen.ts'
import type { PortalLists } from '../state/use-portal-lists.ts'
import { t } from '../text/text.ts'
import { LazyMap, useIdle } from './LazyMap.tsx'

const PortalMap = lazy(() => import('../map/PortalMap.tsx').then((module) => ({ default: module.PortalMap })))

type Props = {
  lists: PortalLists
  state: HomeState
  thing: ChosenThing | null
  around: Around | null
  hasRooms: boolean
  fit: [number, number, number, number] | null
  highlight: string | null
  onChoose: (chosen: Chosen) => void
  onCamera: (camera: string) => void
  onShowUnplaced: () => void
}

const WIDE = '(min-width: 56rem)'
const followWidth = (listener: () => void) => {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

const NOTHING: readonly never[] = []
// Which works the map shows beside the list of a tab.
const WORKS = { all: 'works', works: 'tabWorks', ideas: null, consultations: null } as const

/** The room of the map, kept free from the start; the map itself comes once the list can be used. */
export function MapBox({ lists, state, thing, around, hasRooms, fit, highlight, ...acts }: Props) {
  const isWide = useSyncExternalStore(
    followWidth,
    () => matchMedia(WIDE).matches,
    () => false,
  )
  const isShown = isWide || state.view === 'map'
  const isIdle = useIdle(isShown)
  const { tab } = state
  const { filters, current, tabConsultations, rooms, unplaced } = lists
  const hasIdeas = tab === 'all' || tab === 'ideas'
  const consultations = tab === 'all' ? current.consultations : tab === 'consultations' ? tabConsultations : NOTHING
  return (
    <section className="map-box" aria-label={t('home.mapRegion')}>
      <a className="skip" href="#voet">
        {t('home.skipMap')}
      </a>
      {isShown && isIdle ? (
        <LazyMap>
          <PortalMap
            ideas={hasIdeas ? filters.ideas : null}
            works={WORKS[tab] && filters[WORKS[tab]]}
            onlyWorks={tab === 'all' ? current.works : null}
            consultations={consultations}
            rooms={hasRooms ? rooms : NOTHING}
            around={around}
            fit={fit}
            highlightArea={highlight}
            wanted={state.chosen}
            chosen={thing}
            camera={state.camera}
            unplaced={hasIdeas ? unplaced : 0}
            {...acts}
          />
        </LazyMap>
      ) : (
        <p className="map-waiting needs-script">{t('home.mapLoading')}</p>
      )}
      <noscript>
        <p className="map-waiting">{t('home.mapNoScript')}</p>
      </noscript>
    </section>
  )
}

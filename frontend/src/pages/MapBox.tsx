import { useQuery } from '@tanstack/react-query'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import { lazy, useSyncExternalStore } from 'react'
import { ideaQuery } from '../api/queries.ts'
import type { HomeState } from '../state/home-state.ts'
import { t } from '../text/text.ts'
import { LazyMap, useIdle } from './LazyMap.tsx'

const PortalMap = lazy(() => import('../map/PortalMap.tsx').then((module) => ({ default: module.PortalMap })))

type Props = {
  filter: IdeaFilterQuery
  fit: [number, number, number, number] | null
  highlight: string | null
  state: HomeState
  unplaced: number
  onChoose: (id: number) => void
  onCamera: (camera: string) => void
  onShowUnplaced: () => void
}

const WIDE = '(min-width: 56rem)'
const followWidth = (listener: () => void) => {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** The room of the map, kept free from the start; the map itself comes once the list can be used. */
export function MapBox({ filter, fit, highlight, state, unplaced, onChoose, onCamera, onShowUnplaced }: Props) {
  const isWide = useSyncExternalStore(
    followWidth,
    () => matchMedia(WIDE).matches,
    () => false,
  )
  const isShown = isWide || state.view === 'map'
  const isIdle = useIdle(isShown)
  const { data: chosen } = useQuery({ ...ideaQuery(state.chosen ?? 0), enabled: state.chosen !== null })
  return (
    <section className="map-box" aria-label={t('home.mapRegion')}>
      <a className="skip" href="#voet">
        {t('home.skipMap')}
      </a>
      {isShown && isIdle ? (
        <LazyMap>
          <PortalMap
            filter={filter}
            fit={fit}
            highlightArea={highlight}
            chosen={chosen && state.chosen !== null ? chosen : null}
            onChoose={onChoose}
            camera={state.camera}
            onCamera={onCamera}
            unplaced={unplaced}
            onShowUnplaced={onShowUnplaced}
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

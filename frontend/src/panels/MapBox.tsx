import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import { useSyncExternalStore } from 'react'
import type { HomeState } from '../pages/home-state.ts'
import { t } from '../text/text.ts'

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
const subscribeToWidth = (listener: () => void) => {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** The room of the map, kept free from the start; the map itself comes once the list can be used. */
export function MapBox({ state }: Props) {
  const isWide = useSyncExternalStore(
    subscribeToWidth,
    () => matchMedia(WIDE).matches,
    () => false,
  )
  const isShown = isWide || state.view === 'map'
  return (
    <section className="map-box" aria-label={t('home.mapRegion')}>
      <p className="map-waiting">{isShown ? t('home.mapLoading') : ''}</p>
      <noscript>
        <p className="map-waiting">{t('home.mapNoScript')}</p>
      </noscript>
    </section>
  )
}

import { Marker } from '@vis.gl/react-maplibre'
import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { t } from '../text/desk-text.ts'
import { BaseMap } from './BaseMap.tsx'
import { dropSvg } from './marker-svg.ts'
import { useLocate } from './use-locate.ts'
import { useMapTheme } from './use-map-theme.ts'

const NO_FILTER = {}
const VIEW = { highlight: null, chosen: null, hasIdeas: false, picking: false }
const FIT = { padding: 40, maxZoom: 16, duration: 0 }
/** At which the streets around an idea have their names. */
const STREET_ZOOM = 15.5
const CHOSEN_SCALE = 1.3

type Pin = { id: number; title: string; status: IdeaStatus; place: Place }
type Props = { pins: readonly Pin[]; chosen: number | null; onChoose: (id: number) => void }

/** What waits, on the city's streets; the list beside it has the same, so the pins take no focus. */
export function DeskMap({ pins, chosen, onChoose }: Props) {
  const [map, setMap] = useState<MapLibre | null>(null)
  const theme = useMapTheme()
  const { findMe, isLocating, message } = useLocate((place) => void map?.jumpTo({ center: place, zoom: 16 }))
  const lngs = pins.map(({ place }) => place.lng)
  const lats = pins.map(({ place }) => place.lat)
  const around =
    pins.length > 0 ? [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)].join() : ''
  const at = pins.find(({ id }) => id === chosen)?.place

  const isChosen = at !== undefined
  useEffect(
    function showAll() {
      const [west = 0, south = 0, east = 0, north = 0] = around.split(',').map(Number)
      if (map && around && !isChosen) map.fitBounds([west, south, east, north], FIT)
    },
    [map, around, isChosen],
  )
  const { lng, lat } = at ?? {}
  useEffect(
    function showChosen() {
      if (!map || lng === undefined || lat === undefined) return
      map.jumpTo({ center: { lng, lat }, zoom: Math.max(map.getZoom(), STREET_ZOOM) })
    },
    [map, lng, lat],
  )
  return (
    <BaseMap
      filter={NO_FILTER}
      view={VIEW}
      start={{ longitude: 3.21, latitude: 50.918, zoom: 12 }}
      label={t('inbox.map')}
      instructions={t('inbox.mapInstructions')}
      onReady={setMap}
      onLocate={findMe}
      isLocating={isLocating}
      overlay={
        <p className="map-message" role="status">
          {message}
        </p>
      }
    >
      {pins.map(({ id, title, status, place }) => (
        <Marker
          key={id}
          longitude={place.lng}
          latitude={place.lat}
          anchor="bottom"
          style={{ zIndex: id === chosen ? 1 : 0 }}
        >
          <button type="button" className="desk-pin" tabIndex={-1} aria-label={title} onClick={() => onChoose(id)}>
            <img
              alt=""
              src={`data:image/svg+xml,${encodeURIComponent(dropSvg(status, theme, id === chosen ? { scale: CHOSEN_SCALE } : {}))}`}
            />
          </button>
        </Marker>
      ))}
    </BaseMap>
  )
}

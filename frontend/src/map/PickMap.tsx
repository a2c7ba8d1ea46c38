import { useQuery } from '@tanstack/react-query'
import { bbox } from '@turf/bbox'
import { Marker } from '@vis.gl/react-maplibre'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { type MouseEvent, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { PlacePreview } from '../api/geography.ts'
import { areaOutlinesQuery, streetAxesQuery } from '../api/geography.ts'
import { serviceQuery } from '../api/queries.ts'
import { t } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { BaseMap } from './BaseMap.tsx'
import { type DropPin, type DropPinEvent, dropPin, type PickedBy } from './drop-pin.ts'
import { LocationError, locate } from './locate.ts'
import { locationText } from './location-text.ts'
import { dropSvg } from './marker-svg.ts'
import { previewPlace } from './preview.ts'
import { previewText } from './preview-text.ts'
import type { Bounds } from './use-camera.ts'
import { useMapTheme } from './use-map-theme.ts'

/** A place somebody pointed at, exactly; `preview` is null while the city's geography is not there yet. */
type Pick = { place: Place; placedBy: PickedBy; preview: PlacePreview | null }

type Props = {
  /** Where the pin already stands, or null when nothing was pointed at yet. */
  start: [number, number] | null
  /** What to show while nothing was pointed at; the whole city unless told otherwise. */
  bounds?: Bounds
  onPick: (pick: Pick) => void
}

const HOUSE_ZOOM = 17
const STREET_ZOOM = 15.5
const SETTLE_MILLISECONDS = 600
const NO_FILTER = {}
const VIEW = { highlight: null, chosen: null, hasIdeas: true, picking: true }
const PIN_SCALE = 1.5

/** The map to point at a place: tap it, or move it under the pin and confirm, or let the device say where it is. */
export function PickMap({ start, bounds, onPick }: Props) {
  const theme = useMapTheme()
  const { data: areas, error } = useQuery(areaOutlinesQuery())
  const { data: streets } = useQuery(streetAxesQuery())
  const { data: service } = useQuery(serviceQuery())
  const [map, setMap] = useState<MapLibre | null>(null)
  const [state, dispatch] = useReducer(dropPin, start, pinAt)
  const [centre, setCentre] = useState<Place | null>(null)
  const [isMoving, setIsMoving] = useState(false)
  const current = state.step === 'locating' ? state.before : state
  const at = current.step === 'placed' ? current.at : centre

  const previewOf = useCallback(
    (place: Place) => (areas && streets && service ? previewPlace(place, areas, streets, service) : null),
    [areas, streets, service],
  )
  const latest = useRef({ state, previewOf, onPick })
  useEffect(function keepLatest() {
    latest.current = { state, previewOf, onPick }
  })

  const isTold = useRef(start !== null)
  const tell = useCallback((place: Place, placedBy: PickedBy) => {
    isTold.current = true
    latest.current.onPick({ place, placedBy, preview: latest.current.previewOf(place) })
  }, [])

  const act = useCallback(
    (event: DropPinEvent) => {
      const before = latest.current.state
      const after = dropPin(before, event)
      // At once: without motion the map has already come to rest before React renders again.
      latest.current.state = after
      dispatch(event)
      if (after === before || after.step !== 'placed' || after.problem) return
      tell(after.at, after.by)
      // From afar a pixel is a whole street: come closer, so that the person sees where the pin really stands.
      if (map && map.getZoom() < STREET_ZOOM) map.easeTo({ center: after.at, zoom: HOUSE_ZOOM })
    },
    [map, tell],
  )

  const confirmOrLift = useCallback(() => {
    if (!map) return
    const before = latest.current.state
    if (before.step !== 'placed') return act({ type: 'confirmed', centre: placeOf(map) })
    act({ type: 'lifted' })
    map.easeTo({ center: before.at, duration: 200 })
  }, [map, act])

  const pressConfirm = ({ detail }: MouseEvent) => {
    confirmOrLift()
    if (current.step === 'placed') return
    // The next step appears beside the map; who pressed a key may be taken there, a finger or mouse stays where it is.
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.steps .actions .button')?.focus({ preventScroll: detail > 0 })
    })
  }

  const findMe = () => {
    act({ type: 'location-asked' })
    locate()
      .then((place) => {
        if (latest.current.state.step !== 'locating') return
        map?.jumpTo({ center: place, zoom: Math.max(map.getZoom(), HOUSE_ZOOM) })
        act({ type: 'located', at: place })
      })
      .catch((error: unknown) =>
        act({ type: 'location-failed', problem: error instanceof LocationError ? error.problem : 'unavailable' }),
      )
  }

  const spoken = useSettled(
    useMemo(() => (at ? previewOf(at) : null), [at, previewOf]),
    SETTLE_MILLISECONDS,
  )
  const problem = current.problem
  const isPlaced = current.step === 'placed'
  const mine = `data:image/svg+xml,${encodeURIComponent(dropSvg('mine', theme))}`
  const pin = <img className="map-mine" src={mine} alt="" width={32 * PIN_SCALE} height={40 * PIN_SCALE} />
  const isReady = start || bounds || areas
  if (!isReady && error) throw error
  if (!isReady) return <div className="map" />
  return (
    <BaseMap
      filter={NO_FILTER}
      view={VIEW}
      start={
        start
          ? { longitude: start[0], latitude: start[1], zoom: HOUSE_ZOOM }
          : {
              bounds: bounds ?? (areas ? (bbox(areas) as Bounds) : undefined),
              fitBoundsOptions: { padding: 24, maxZoom: HOUSE_ZOOM },
            }
      }
      label={t('map.pick.label')}
      instructions={t('map.pick.instructions')}
      onReady={(ready) => {
        setMap(ready)
        setCentre(placeOf(ready))
      }}
      onClick={({ lngLat }: MapMouseEvent) => act({ type: 'tapped', at: { lng: lngLat.lng, lat: lngLat.lat } })}
      onMoveStart={() => setIsMoving(true)}
      onMoveEnd={({ target }) => {
        const place = placeOf(target)
        setIsMoving(false)
        setCentre(place)
        // A place was told before: what is told stays what the pin shows, so nobody sends a place they left.
        if (isTold.current && latest.current.state.step === 'aiming') tell(place, 'crosshair')
      }}
      onSpace={confirmOrLift}
      onLocate={findMe}
      isLocating={state.step === 'locating'}
      overlay={
        <>
          <div className="map-pick-card">
            {!isPlaced && <p>{t('map.pick.hint')}</p>}
            <p className="map-keys" aria-hidden="true">
              {t('map.pick.keys')}
            </p>
            <p className="map-pick-place" role="status">
              {problem ? locationText(problem) : spoken && previewText(spoken)}
            </p>
          </div>
          {!isPlaced && (
            <div className="map-crosshair" data-moving={isMoving} aria-hidden="true">
              {pin}
            </div>
          )}
          <div className="map-pick-actions">
            <button type="button" className="map-confirm" data-placed={isPlaced} onClick={pressConfirm}>
              {isPlaced ? t('map.pick.lift') : t('map.pick.confirm')}
            </button>
          </div>
        </>
      }
    >
      {isPlaced && (
        <Marker
          longitude={current.at.lng}
          latitude={current.at.lat}
          anchor="bottom"
          offset={[0, 3]}
          className="map-still"
        >
          {pin}
        </Marker>
      )}
    </BaseMap>
  )
}

const pinAt = (start: Props['start']): DropPin =>
  start ? { step: 'placed', at: { lng: start[0], lat: start[1] }, by: 'tap' } : { step: 'aiming' }

function placeOf(map: MapLibre): Place {
  const { lng, lat } = map.getCenter()
  return { lng, lat }
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { bbox } from '@turf/bbox'
import { Marker } from '@vis.gl/react-maplibre'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ProblemError } from '../api/client.ts'
import { areaOutlinesQuery } from '../api/geography.ts'
import { ideasQuery } from '../api/queries.ts'
import { t } from '../text/text.ts'
import { BaseMap } from './BaseMap.tsx'
import { Chooser } from './Chooser.tsx'
import { parseCamera } from './camera-url.ts'
import { cellAround, DEEPEST_TILES } from './idea-tiles.ts'
import { Legend } from './Legend.tsx'
import { LocationError, locate } from './locate.ts'
import { locationText } from './location-text.ts'
import { hitAt, type Pin } from './pins-at.ts'
import { type Bounds, fitOptions, useCamera } from './use-camera.ts'

type Props = {
  filter: IdeaFilterQuery
  /** What there is to see: west, south, east, north. Followed until somebody moves the map by hand. */
  fit: Bounds | null
  highlightArea: string | null
  chosen: { id: number; title: string; place: Place | null } | null
  onChoose: (id: number) => void
  /** zoom/lat/lng as it stands in the address; goes before `fit`. */
  camera: string | null
  onCamera: (camera: string) => void
  unplaced: number
  onShowUnplaced: () => void
}

const STREET_ZOOM = 16
const CLUSTER_STEP = 2
/** As large as the title of the chosen idea gets, with the pin below it. */
const TITLE_PIXELS = { width: 244, height: 110 }

/** True when a place and the title above it can be read whole: inside the map and beside its legend. */
function hasRoomFor(map: MapLibre, place: Place): boolean {
  const { x, y } = map.project(place)
  const box = map.getContainer().getBoundingClientRect()
  const [left, right, top] = [x - TITLE_PIXELS.width / 2, x + TITLE_PIXELS.width / 2, y - TITLE_PIXELS.height]
  if (left < 0 || right > box.width || top < 0 || y > box.height) return false
  const legend = map.getContainer().closest('.map')?.querySelector('.map-legend')?.getBoundingClientRect()
  return !legend || right < legend.left - box.left || top > legend.bottom - box.top
}

/** The ideas that a filter meets, on the city's streets. Everything on it can also be done in the list. */
export function PortalMap(props: Props) {
  const { filter, fit, highlightArea, chosen, onChoose, camera, unplaced } = props
  const { data: areas, error } = useQuery(areaOutlinesQuery())
  const client = useQueryClient()
  const [map, setMap] = useState<MapLibre | null>(null)
  const [here, setHere] = useState<Place | null>(null)
  const [message, setMessage] = useState('')
  const [isLocating, setIsLocating] = useState(false)
  const [together, setTogether] = useState<Pin[]>([])
  const whole = useMemo(() => (areas && areas.features.length > 0 ? (bbox(areas) as Bounds) : null), [areas])
  const bounds = fit ?? whole
  const subject = `${highlightArea} ${filter.area}`
  const moves = useCamera({ map, bounds, subject, camera }, props.onCamera)
  const view = useMemo(
    () => ({ highlight: highlightArea, chosenId: chosen?.id ?? null, picking: false }),
    [highlightArea, chosen?.id],
  )

  const closeChooser = useCallback(() => {
    setTogether([])
    map?.getCanvas().focus()
  }, [map])

  const choose = (id: number) => {
    if (together.length > 0) closeChooser()
    onChoose(id)
  }

  const chosenLng = chosen?.place?.lng
  const chosenLat = chosen?.place?.lat
  useEffect(
    function showChosen() {
      if (!map || chosenLng === undefined || chosenLat === undefined) return
      const place = { lng: chosenLng, lat: chosenLat }
      if (!hasRoomFor(map, place)) map.easeTo({ center: place })
    },
    [map, chosenLng, chosenLat],
  )

  const chooseInCrowd = async (at: [number, number]) => {
    try {
      const { pages } = await client.fetchInfiniteQuery(ideasQuery({ ...filter, bbox: cellAround(at).join() }))
      setTogether(pages.flatMap(({ items }) => items).map(({ id, status, example }) => ({ id, status, example, at })))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setMessage(t('map.crowdFailed'))
    }
  }

  const click = ({ target, point, originalEvent }: MapMouseEvent) => {
    const hit = hitAt(target, point)
    setMessage('')
    if (hit.type === 'count' && target.getZoom() >= DEEPEST_TILES) void chooseInCrowd(hit.at)
    else if (hit.type === 'count') {
      target.easeTo(
        { center: hit.at, zoom: Math.min(target.getZoom() + CLUSTER_STEP, target.getMaxZoom()) },
        { originalEvent },
      )
    }
    const pins = hit.type === 'pins' ? hit.pins : []
    const [only] = pins
    setTogether(pins.length > 1 ? pins : [])
    if (pins.length === 1 && only) choose(only.id)
  }

  const findMe = () => {
    setIsLocating(true)
    setMessage('')
    locate()
      .then((place) => {
        setHere(place)
        map?.easeTo({ center: place, zoom: Math.max(map.getZoom(), STREET_ZOOM) }, { originalEvent: true })
      })
      .catch((error: unknown) =>
        setMessage(locationText(error instanceof LocationError ? error.problem : 'unavailable')),
      )
      .finally(() => setIsLocating(false))
  }

  const start = parseCamera(camera)
  if (!start && !bounds && error) throw error
  if (!start && !bounds) return <div className="map" />
  return (
    <BaseMap
      filter={filter}
      view={view}
      chosenPlace={chosen?.place}
      start={
        start
          ? { longitude: start.lng, latitude: start.lat, zoom: start.zoom }
          : { bounds: bounds ?? undefined, fitBoundsOptions: fitOptions(window.innerWidth) }
      }
      label={t('map.label')}
      instructions={t('map.instructions')}
      onReady={setMap}
      onClick={click}
      onMoveStart={(event) => {
        moves.start(event)
        setTogether([])
      }}
      onMoveEnd={moves.end}
      onLocate={findMe}
      isLocating={isLocating}
      overlay={
        <>
          <Legend />
          {map && together.length > 0 && <Chooser map={map} pins={together} onChoose={choose} onClose={closeChooser} />}
          <p className="map-message" role="status">
            {message}
          </p>
          {unplaced > 0 && (
            <p className="map-notice">
              {t('map.unplaced', { count: unplaced })}{' '}
              <button type="button" onClick={props.onShowUnplaced}>
                {t('map.unplaced.show', { count: unplaced })}
              </button>
            </p>
          )}
        </>
      }
    >
      {here && (
        <Marker longitude={here.lng} latitude={here.lat}>
          <span className="map-here" />
        </Marker>
      )}
      {chosen?.place && (
        <Marker
          longitude={chosen.place.lng}
          latitude={chosen.place.lat}
          anchor="bottom"
          offset={[0, -58]}
          className="map-still"
        >
          <span className="map-chosen" dir="auto">
            {chosen.title}
          </span>
        </Marker>
      )}
    </BaseMap>
  )
}

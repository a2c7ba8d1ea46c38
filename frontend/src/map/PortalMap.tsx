import { useQuery, useQueryClient } from '@tanstack/react-query'
import { bbox } from '@turf/bbox'
import { Marker } from '@vis.gl/react-maplibre'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ProblemError } from '../api/client.ts'
import { areaOutlinesQuery } from '../api/geography.ts'
import { ideasQuery } from '../api/queries.ts'
import { type Chosen, keyOf } from '../state/home-state.ts'
import type { ChosenThing } from '../state/use-chosen.ts'
import { t } from '../text/text.ts'
import { BaseMap } from './BaseMap.tsx'
import { Chooser } from './Chooser.tsx'
import { parseCamera } from './camera-url.ts'
import { cellAround, DEEPEST_TILES } from './idea-tiles.ts'
import { Legend } from './Legend.tsx'
import type { MapContent } from './map-content.ts'
import { countPins, hitAt, ideaThing, type Thing } from './things-at.ts'
import { type Bounds, fitOptions, useCamera } from './use-camera.ts'
import { useLocate } from './use-locate.ts'
import { type ContentShown, useMapContent } from './use-map-content.ts'

type Props = Omit<ContentShown, 'chosenWork'> & {
  /** The filter of the ideas; null for none. */
  ideas: IdeaFilterQuery | null
  /** What there is to see: west, south, east, north. Followed until somebody moves the map by hand. */
  fit: Bounds | null
  highlightArea: string | null
  /** What the address chooses, also while `chosen` is on its way. */
  wanted: Chosen | null
  chosen: ChosenThing | null
  onChoose: (chosen: Chosen) => void
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

/** How far above its place the title of the chosen drop or sign stands. */
const DROP_PIXELS = -58
const SIGN_PIXELS = -28
/** How far below it where there are pins above. */
const BELOW_PIXELS = 22
const TITLE_LINES_PIXELS = 52

/** True when a place and the title above it can be read whole: inside the map and beside its legend. */
function hasRoomFor(map: MapLibre, place: Place): boolean {
  const { x, y } = map.project(place)
  const box = map.getContainer().getBoundingClientRect()
  const [left, right, top] = [x - TITLE_PIXELS.width / 2, x + TITLE_PIXELS.width / 2, y - TITLE_PIXELS.height]
  if (left < 0 || right > box.width || top < 0 || y > box.height) return false
  const legend = map.getContainer().closest('.map')?.querySelector('.map-legend')?.getBoundingClientRect()
  return !legend || right < legend.left - box.left || top > legend.bottom - box.top
}

function isInView(map: MapLibre, [west, south, east, north]: Bounds): boolean {
  const { clientWidth, clientHeight } = map.getContainer()
  return [map.project([west, south]), map.project([east, north])].every(
    ({ x, y }) => x >= 0 && x <= clientWidth && y >= 0 && y <= clientHeight,
  )
}

const NO_IDEAS = {}

/** What the list shows, on the city's streets. Everything on it can also be done in the list. */
export function PortalMap(props: Props) {
  const { ideas, works, consultations, rooms, around, fit, highlightArea, chosen, onChoose, camera, unplaced } = props
  const { data: areas, error } = useQuery(areaOutlinesQuery())
  const client = useQueryClient()
  const [map, setMap] = useState<MapLibre | null>(null)
  const [here, setHere] = useState<Place | null>(null)
  const [isTitleBelow, setIsTitleBelow] = useState(false)
  const [together, setTogether] = useState<readonly Thing[]>([])
  const { findMe, isLocating, message, setMessage } = useLocate((place) => {
    setHere(place)
    map?.easeTo({ center: place, zoom: Math.max(map.getZoom(), STREET_ZOOM) }, { originalEvent: true })
  })
  const { content, isPending } = useMapContent({ ...props, chosenWork: chosen?.type === 'work' ? chosen.work : null })
  const whole = useMemo(() => (areas && areas.features.length > 0 ? (bbox(areas) as Bounds) : null), [areas])
  const hasIdeas = ideas !== null
  // Without ideas there is little, and that may lie together: the map goes to where it is.
  const contentBounds = useMemo(() => (hasIdeas ? null : boundsOf(content)), [hasIdeas, content])
  const bounds = fit ?? (around && boundsOf({ signs: content.around })) ?? (isPending ? null : (contentBounds ?? whole))
  const subject = `${highlightArea} ${(ideas ?? works)?.area} ${JSON.stringify(around)}`
  const moves = useCamera({ map, bounds, subject, camera }, props.onCamera)
  const chosenType = chosen?.chosen.type
  const chosenId = chosen?.chosen.id
  const view = useMemo(
    () => ({ highlight: highlightArea, chosen: chosenOf(chosenType, chosenId), hasIdeas, picking: false }),
    [highlightArea, chosenType, chosenId, hasIdeas],
  )

  const closeChooser = useCallback(() => {
    setTogether([])
    map?.getCanvas().focus()
  }, [map])

  const tappedKey = useRef('')
  const choose = (one: Chosen) => {
    if (together.length > 0) closeChooser()
    tappedKey.current = keyOf(one)
    onChoose(one)
  }

  const titlePixels = chosenType === 'idea' ? DROP_PIXELS : SIGN_PIXELS
  const extent = JSON.stringify(chosen?.bbox ?? null)
  const chosenLng = chosen?.place?.lng
  const chosenLat = chosen?.place?.lat
  const chosenKey = chosen && keyOf(chosen.chosen)
  // An address that says where the camera stands has the last word about what it chooses.
  const shownKey = useRef(camera && props.wanted ? keyOf(props.wanted) : null)
  useEffect(
    function showChosen() {
      if (!map || chosenKey === shownKey.current) return
      shownKey.current = chosenKey
      // The card of what is chosen may just have taken room from the map.
      map.resize()
      const bbox: Bounds | null = JSON.parse(extent)
      const isTapped = chosenKey === tappedKey.current
      tappedKey.current = ''
      if (bbox) {
        // Who taps has it before them: the map moves only as far as it must to show the whole of it.
        if (isTapped && isInView(map, bbox)) {
          if (chosenLng === undefined || chosenLat === undefined) return
          const place = { lng: chosenLng, lat: chosenLat }
          if (!hasRoomFor(map, place)) map.easeTo({ center: place }, { originalEvent: true })
          return
        }
        const options = { ...fitOptions(map.getContainer()), duration: 400 }
        map.fitBounds(bbox, isTapped ? { ...options, maxZoom: map.getZoom() } : options, { originalEvent: true })
      } else if (chosenLng !== undefined && chosenLat !== undefined) {
        const place = { lng: chosenLng, lat: chosenLat }
        if (!hasRoomFor(map, place)) map.easeTo({ center: place })
      }
    },
    [map, chosenKey, extent, chosenLng, chosenLat],
  )

  useEffect(
    function keepTitleOffPins() {
      if (!map || chosenLng === undefined || chosenLat === undefined) return
      const look = () => {
        const { x, y } = map.project({ lng: chosenLng, lat: chosenLat })
        const pinsFrom = (top: number) =>
          countPins(map, [
            [x - TITLE_PIXELS.width / 2, top],
            [x + TITLE_PIXELS.width / 2, top + TITLE_LINES_PIXELS],
          ])
        setIsTitleBelow(pinsFrom(y + titlePixels - TITLE_LINES_PIXELS) > pinsFrom(y + BELOW_PIXELS))
      }
      map.on('idle', look)
      return () => {
        map.off('idle', look)
      }
    },
    [map, chosenLng, chosenLat, titlePixels],
  )

  const chooseInCrowd = async (at: [number, number], beside: readonly Thing[]) => {
    try {
      const { pages } = await client.fetchInfiniteQuery(ideasQuery({ ...ideas, bbox: cellAround(at).join() }))
      const items = pages.flatMap((page) => page.items)
      const crowd = items.map(({ id, status, example }) => ideaThing(id, status, at, example))
      setTogether([...crowd, ...beside])
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setMessage(t('map.crowdFailed'))
    }
  }

  const click = ({ target, point, originalEvent }: MapMouseEvent) => {
    const hit = hitAt(target, point)
    setMessage('')
    if (hit.type === 'count' && target.getZoom() >= DEEPEST_TILES) void chooseInCrowd(hit.at, hit.things)
    else if (hit.type === 'count') {
      target.easeTo(
        { center: hit.at, zoom: Math.min(target.getZoom() + CLUSTER_STEP, target.getMaxZoom()) },
        { originalEvent },
      )
    }
    const things = hit.type === 'things' ? hit.things : []
    const [only] = things
    setTogether(things.length > 1 ? things : [])
    if (things.length === 1 && only) choose(only.chosen)
  }

  const start = parseCamera(camera)
  if (!map && !start && !bounds && error) throw error
  // Once there, the map stays: what another tab shows may still be on its way.
  if (!map && !start && !bounds) return <div className="map" />
  return (
    <BaseMap
      filter={ideas ?? NO_IDEAS}
      view={view}
      content={content}
      chosenPlace={chosenType === 'idea' ? chosen?.place : null}
      start={
        start
          ? { longitude: start.lng, latitude: start.lat, zoom: start.zoom }
          : {
              bounds: bounds ?? undefined,
              fitBoundsOptions: fitOptions({ clientWidth: window.innerWidth, clientHeight: window.innerHeight }),
            }
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
          <Legend
            of={{
              ideas: hasIdeas,
              works: works !== null,
              consultations: consultations.length > 0,
              rooms: rooms.some(({ place }) => place !== null),
              around: around !== null,
            }}
          />
          {map && together.length > 0 && (
            <Chooser map={map} things={together} onChoose={choose} onClose={closeChooser} />
          )}
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
          // Its anchor is only read once.
          key={isTitleBelow ? 'below' : 'above'}
          longitude={chosen.place.lng}
          latitude={chosen.place.lat}
          anchor={isTitleBelow ? 'top' : 'bottom'}
          offset={[0, isTitleBelow ? BELOW_PIXELS : titlePixels]}
          className="map-still"
        >
          <span className={`map-chosen is-${chosenType}`} dir="auto">
            {chosen.title}
          </span>
        </Marker>
      )}
    </BaseMap>
  )
}

function chosenOf(type: Chosen['type'] | undefined, id: Chosen['id'] | undefined): Chosen | null {
  if (type === 'room' && typeof id === 'string') return { type, id }
  return type && type !== 'room' && typeof id === 'number' ? { type, id } : null
}

function boundsOf(content: Partial<MapContent>): Bounds | null {
  const features = Object.values(content).flatMap((collection) => collection.features)
  return features.length > 0 ? (bbox({ type: 'FeatureCollection', features }) as Bounds) : null
}

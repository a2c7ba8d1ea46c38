import { Marker } from '@vis.gl/react-maplibre'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { t } from '../text/text.ts'
import { BaseMap } from './BaseMap.tsx'
import { LocationError, locate } from './locate.ts'
import { locationText } from './location-text.ts'
import type { MapContent } from './map-content.ts'
import { useMapContent } from './use-map-content.ts'

const NO_FILTER = {}
const NOTHING: readonly never[] = []
const VIEW = { highlight: null, chosen: null, hasIdeas: false, picking: false }
const LOW_PIXELS = 200
/** Room for the buttons beside and the credits below; a strip has its button at the left, and room for the name. */
const FIT = { padding: { top: 28, right: 72, bottom: 60, left: 40 }, maxZoom: 16.5 }
const FIT_STRIP = { padding: { top: 16, right: 130, bottom: 36, left: 130 }, maxZoom: 15.5 }

type Props = { work: Pick<WorkDetail, 'id' | 'title' | 'bbox' | 'streets'> }

const fitOf = (map: MapLibre) => (map.getContainer().clientHeight < LOW_PIXELS ? FIT_STRIP : FIT)

const MOST_NAMES = 3

/** The ground names a street only where it is long enough for that; the street of the work is always named. */
function withStreetNames(content: MapContent, streetNames: string): MapContent {
  const features = content.signs.features.map((sign) => ({ ...sign, properties: { ...sign.properties, streetNames } }))
  return { ...content, signs: { ...content.signs, features } }
}

/** Where one work and its hindrance lie, on the city's streets. */
export function WorkMap({ work: { id, title, bbox, streets } }: Props) {
  const [map, setMap] = useState<MapLibre | null>(null)
  const [here, setHere] = useState<Place | null>(null)
  const [message, setMessage] = useState('')
  const [isLocating, setIsLocating] = useState(false)
  const outline = bbox.join()
  const works = { id: String(id) }
  const { content: shown } = useMapContent({
    works,
    onlyWorks: null,
    consultations: NOTHING,
    rooms: NOTHING,
    around: null,
  })
  const isByHand = useRef(false)
  const names = streets
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join(', ')
  const content = useMemo(() => withStreetNames(shown, names), [shown, names])

  useEffect(
    function showTheWholeWork() {
      if (!map) return
      const [west = 0, south = 0, east = 0, north = 0] = outline.split(',').map(Number)
      const fit = () => {
        if (!isByHand.current) map.fitBounds([west, south, east, north], { ...fitOf(map), duration: 0 })
      }
      fit()
      map.on('resize', fit)
      return () => {
        map.off('resize', fit)
      }
    },
    [map, outline],
  )

  const findMe = () => {
    setIsLocating(true)
    setMessage('')
    locate()
      .then((place) => {
        isByHand.current = true
        setHere(place)
        map?.easeTo({ center: place })
      })
      .catch((error: unknown) =>
        setMessage(locationText(error instanceof LocationError ? error.problem : 'unavailable')),
      )
      .finally(() => setIsLocating(false))
  }

  return (
    <BaseMap
      filter={NO_FILTER}
      view={VIEW}
      content={content}
      start={{ bounds: bbox, fitBoundsOptions: { maxZoom: FIT.maxZoom } }}
      label={t('work.mapOf', { title })}
      instructions={t('work.mapInstructions')}
      onReady={setMap}
      onMoveStart={(event) => {
        if (event.originalEvent) isByHand.current = true
      }}
      onLocate={findMe}
      isLocating={isLocating}
      overlay={
        <p className="map-message" role="status">
          {message}
        </p>
      }
    >
      {here && (
        <Marker longitude={here.lng} latitude={here.lat}>
          <span className="map-here" />
        </Marker>
      )}
    </BaseMap>
  )
}

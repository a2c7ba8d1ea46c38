import { Marker } from '@vis.gl/react-maplibre'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import type { Map as MapLibre } from 'maplibre-gl'
import { useMemo, useState } from 'react'
import { t } from '../text/text.ts'
import { BaseMap } from './BaseMap.tsx'
import { LocationError, locate } from './locate.ts'
import { locationText } from './location-text.ts'
import { fitOptions, useCamera } from './use-camera.ts'
import { useMapContent } from './use-map-content.ts'

const NO_FILTER = {}
const NOTHING: readonly never[] = []
const VIEW = { highlight: null, chosen: null, hasIdeas: false, picking: false }
const ignore = () => undefined

/** Where one work and its hindrance lie, on the city's streets. */
export function WorkMap({ work: { id, bbox, status } }: { work: Pick<WorkDetail, 'id' | 'bbox' | 'status'> }) {
  const [map, setMap] = useState<MapLibre | null>(null)
  const [here, setHere] = useState<Place | null>(null)
  const [message, setMessage] = useState('')
  const [isLocating, setIsLocating] = useState(false)
  const onlyWorks = useMemo(() => [{ id }], [id])
  const works = { bbox: bbox.join(), status }
  const { content } = useMapContent({ works, onlyWorks, consultations: NOTHING, rooms: NOTHING, around: null })
  const moves = useCamera({ map, bounds: bbox, subject: String(id), camera: null }, ignore)

  const findMe = () => {
    setIsLocating(true)
    setMessage('')
    locate()
      .then((place) => {
        setHere(place)
        map?.easeTo({ center: place }, { originalEvent: true })
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
      start={{ bounds: bbox, fitBoundsOptions: fitOptions(window.innerWidth) }}
      label={t('work.map')}
      instructions={t('work.mapInstructions')}
      onReady={setMap}
      onMoveStart={moves.start}
      onMoveEnd={moves.end}
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

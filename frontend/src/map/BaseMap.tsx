import { useQuery } from '@tanstack/react-query'
import { Map as ReactMap } from '@vis.gl/react-maplibre'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import * as maplibre from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type ComponentProps, type ReactNode, useEffect, useId, useMemo, useState } from 'react'
import { serviceQuery } from '../api/queries.ts'
import { Attribution } from './Attribution.tsx'
import { CatalogueLayers } from './CatalogueLayers.tsx'
import { freshTiles, ideaTiles } from './idea-tiles.ts'
import { MapControls } from './MapControls.tsx'
import './map.css'
import './map-choose.css'
import { type MapContent, NO_CONTENT } from './map-content.ts'
import type { MapView } from './map-layer.ts'
import { putMarkerImages } from './marker-images.ts'
import { steer } from './steer.ts'
import { useGeography } from './use-geography.ts'
import { useGround } from './use-ground.ts'
import { useLiveTiles } from './use-live-tiles.ts'
import { useMapTheme } from './use-map-theme.ts'
import { useSourceCredits } from './use-source-credits.ts'

maplibre.setWorkerUrl(workerUrl)

type ReactMapProps = ComponentProps<typeof ReactMap>

type Props = {
  filter: IdeaFilterQuery
  view: Omit<MapView, 'theme' | 'dimOthers'>
  /** Works, consultations and rooms; none while left out. */
  content?: MapContent
  chosenPlace?: Place | null
  start: ReactMapProps['initialViewState']
  label: string
  instructions: string
  onReady?: (map: maplibre.Map) => void
  onClick?: ReactMapProps['onClick']
  onMove?: ReactMapProps['onMove']
  onMoveStart?: ReactMapProps['onMoveStart']
  onMoveEnd?: ReactMapProps['onMoveEnd']
  /** Called on Space while the map has the focus. */
  onSpace?: () => void
  onLocate: () => void
  isLocating: boolean
  /** What lies in the map: pins of its own. */
  children?: ReactNode
  /** Sources and layers over those of the catalogue. */
  layers?: ReactNode
  /** What lies on the map: cards and buttons. */
  overlay?: ReactNode
}

const OWN_BASEMAP = { style: null, pmtiles: null }
const EMPTY_STYLE = { version: 8 as const, sources: {}, layers: [] }

/** The map that both the portal and the place picker stand on: basemap, ideas, live tiles, buttons, keys, credits. */
export function BaseMap({
  filter,
  view,
  label,
  instructions,
  overlay,
  children,
  layers,
  onReady,
  onSpace,
  ...props
}: Props) {
  const theme = useMapTheme()
  const { data: service, isError } = useQuery(serviceQuery())
  const [map, setMap] = useState<maplibre.Map | null>(null)
  const [hasImages, setHasImages] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const instructionsId = useId()
  const fullView = useMemo(() => ({ ...view, theme }), [view, theme])
  const ground = useGround(service?.basemap ?? (isError ? OWN_BASEMAP : undefined))
  const sourceCredits = useSourceCredits(map)
  useLiveTiles(map)
  // Asked for while the map itself is still being set up.
  useGeography()

  useEffect(
    function drawMarkers() {
      if (!map) return
      let isCurrent = true
      putMarkerImages(map, theme, () => isCurrent)
        .then(() => isCurrent && setHasImages(true))
        .catch((error: Error) => map.fire(new maplibre.ErrorEvent(error)))
      return () => {
        isCurrent = false
      }
    },
    [map, theme],
  )

  useEffect(
    function nameTheMap() {
      const canvas = map?.getCanvas()
      canvas?.setAttribute('aria-label', label)
      canvas?.setAttribute('aria-describedby', instructionsId)
    },
    [map, label, instructionsId],
  )

  useEffect(
    function tellThatItIsBeingDrawn() {
      if (!map || !hasImages) return
      const canvas = map.getCanvas()
      const rest = () => canvas.removeAttribute('aria-busy')
      canvas.setAttribute('aria-busy', 'true')
      map.once('idle', rest)
      return () => void map.off('idle', rest)
    },
    [map, hasImages],
  )

  useEffect(
    function steerByKey() {
      if (map) return steer(map, onSpace)
    },
    [map, onSpace],
  )

  if (failure) throw failure
  if (!ground) return <div className="map" />
  return (
    <div className="map" data-scheme={theme.scheme}>
      <p id={instructionsId} hidden>
        {instructions}
      </p>
      <ReactMap
        mapLib={maplibre}
        mapStyle={ground.style ?? EMPTY_STYLE}
        initialViewState={props.start}
        minZoom={10}
        maxZoom={19}
        maxPitch={0}
        dragRotate={false}
        touchPitch={false}
        attributionControl={false}
        transformRequest={freshTiles}
        locale={{ 'Map.Title': label }}
        fadeDuration={window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150}
        onLoad={({ target }) => {
          target.touchZoomRotate.disableRotation()
          target.keyboard.disableRotation()
          setMap(target)
          onReady?.(target)
        }}
        onError={({ target, error }) => {
          // No map to speak of means that none could be made: no WebGL. A tile that fails is asked again by itself.
          if (target) console.warn(error.message)
          else setFailure(error)
        }}
        onClick={props.onClick}
        onMove={props.onMove}
        onMoveStart={props.onMoveStart}
        onMoveEnd={props.onMoveEnd}
      >
        {hasImages && (
          <CatalogueLayers
            view={fullView}
            content={props.content ?? NO_CONTENT}
            chosenPlace={props.chosenPlace ?? null}
            tiles={ideaTiles(filter, location.origin)}
            ground={ground}
          />
        )}
        {hasImages && layers}
        {children}
      </ReactMap>
      <div className="map-overlay">
        {overlay}
        <MapControls
          onZoom={(levels) => map?.easeTo({ zoom: map.getZoom() + levels, duration: 200 }, { originalEvent: true })}
          onLocate={props.onLocate}
          isLocating={props.isLocating}
        />
        <Attribution
          credits={service?.credits ?? []}
          basemap={sourceCredits}
          hasOwnStreets={ground.basemap === 'own'}
        />
      </div>
    </div>
  )
}

import { Layer, Source } from '@vis.gl/react-maplibre'
import type { FeatureCollection, Position } from 'geojson'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import { t } from '../text/desk-text.ts'
import { BaseMap } from './BaseMap.tsx'
import { useLocate } from './use-locate.ts'
import { useMapTheme } from './use-map-theme.ts'

const NO_FILTER = {}
const VIEW = { highlight: null, chosen: null, hasIdeas: false, picking: false }
const FIT = { padding: 30, maxZoom: 16, duration: 0 }
const MOST_WIDE_PIXELS = 14

type Props = { shapes: FeatureCollection; area: string; onChoose: (slug: string) => void }

/** Where ideas gather: the wider or darker, the more ideas; what stands out has a colour of its own. */
export function HotspotMap({ shapes, area, onChoose }: Props) {
  const [map, setMap] = useState<MapLibre | null>(null)
  const theme = useMapTheme()
  const { findMe, isLocating, message } = useLocate((place) => void map?.jumpTo({ center: place, zoom: 16 }))
  const view = useMemo(() => ({ ...VIEW, highlight: area }), [area])
  const shown = useMemo(
    () => ({ ...shapes, features: shapes.features.filter(({ properties }) => properties?.ideas || properties?.mark) }),
    [shapes],
  )
  const most = Math.max(1, ...shown.features.map(({ properties }) => Number(properties?.ideas)))
  const around = useMemo(() => boundsOf(shapes), [shapes])

  useEffect(
    function showTheKern() {
      if (map && around) map.fitBounds(around, FIT)
    },
    [map, around],
  )
  useEffect(
    function listenToTaps() {
      if (!map) return
      const choose = (event: MapMouseEvent) => {
        const layers = ['hotspot-cells', 'hotspot-lines'].filter((id) => map.getLayer(id))
        const [hit] = map.queryRenderedFeatures(event.point, { layers })
        if (hit) onChoose(String(hit.properties.slug))
      }
      map.on('click', choose)
      return () => void map.off('click', choose)
    },
    [map, onChoose],
  )
  const colour = ['match', ['coalesce', ['get', 'mark'], ''], 'more', theme.work, 'fewer', theme.closed, theme.idea]
  return (
    <BaseMap
      filter={NO_FILTER}
      view={view}
      start={{ longitude: 3.21, latitude: 50.918, zoom: 12 }}
      label={t('hotspots.map')}
      instructions={t('hotspots.mapInstructions')}
      onReady={setMap}
      onLocate={findMe}
      isLocating={isLocating}
      overlay={
        <p className="map-message" role="status">
          {message}
        </p>
      }
      layers={
        <Source id="hotspots" type="geojson" data={shown}>
          <Layer
            id="hotspot-cells"
            type="fill"
            filter={['==', ['geometry-type'], 'Polygon']}
            paint={
              {
                'fill-color': colour,
                'fill-opacity': ['interpolate', ['linear'], ['get', 'ideas'], 0, 0.15, most, 0.75],
                'fill-outline-color': theme.label,
              } as never
            }
          />
          <Layer
            id="hotspot-lines"
            type="line"
            filter={['==', ['geometry-type'], 'LineString']}
            layout={{ 'line-cap': 'round' }}
            paint={
              {
                'line-color': colour,
                'line-width': ['interpolate', ['linear'], ['get', 'ideas'], 0, 3, most, MOST_WIDE_PIXELS],
              } as never
            }
          />
        </Source>
      }
    />
  )
}

function boundsOf({ features }: FeatureCollection): [number, number, number, number] | null {
  const places = features.flatMap(({ geometry }) =>
    geometry?.type === 'LineString'
      ? geometry.coordinates
      : geometry?.type === 'Polygon'
        ? geometry.coordinates.flat()
        : [],
  )
  if (places.length === 0) return null
  const part = (index: number) => places.map((place: Position) => place[index] ?? 0)
  return [Math.min(...part(0)), Math.min(...part(1)), Math.max(...part(0)), Math.max(...part(1))]
}

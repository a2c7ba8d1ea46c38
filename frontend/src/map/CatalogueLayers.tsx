import { Layer, Source } from '@vis.gl/react-maplibre'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import { areaNames, kernBorders } from './borders.ts'
import { CATALOGUE } from './catalogue.ts'
import type { MapContent } from './map-content.ts'
import { type MapView, NEIGHBOUR_KINDS } from './map-layer.ts'
import { useGeography } from './use-geography.ts'
import type { Ground } from './use-ground.ts'

type Props = {
  view: Omit<MapView, 'dimOthers'>
  content: MapContent
  chosenPlace: Place | null
  tiles: string
  ground: Ground
}

/** Draws the catalogue. All of it is always there, in its order; what a view does not show is filtered out. */
export function CatalogueLayers({ view, content, chosenPlace, tiles, ground }: Props) {
  const { areas, streets, background } = useGeography()
  const borders = useMemo(() => kernBorders(areas), [areas])
  const names = useMemo(() => {
    const neighbours = background.features
      .filter(({ properties }) => NEIGHBOUR_KINDS.includes(String(properties?.kind)))
      .map((feature) => ({ ...feature, properties: { ...feature.properties, kind: 'neighbour' } }))
    return areaNames(areas, { ...background, features: neighbours })
  }, [areas, background])
  const layers = useMemo(() => {
    const dimOthers = areas.features.some(
      ({ properties }) => properties?.kind === 'kern' && properties.slug === view.highlight,
    )
    const shown = CATALOGUE.filter(({ basemap }) => basemap === 'any' || basemap === ground.basemap)
    return shown.flatMap(({ draw }) => draw({ ...view, dimOthers }))
  }, [view, areas, ground])
  const chosen = useMemo(() => pointAt(chosenPlace), [chosenPlace])
  return (
    <>
      {ground.archive && <Source id="archive" type="vector" url={ground.archive} />}
      <Source id="areas" type="geojson" data={areas} />
      <Source id="area-names" type="geojson" data={names} />
      <Source id="borders" type="geojson" data={borders} />
      <Source id="streets" type="geojson" data={streets} />
      <Source id="background" type="geojson" data={background} />
      <Source id="around" type="geojson" data={content.around} tolerance={0} />
      <Source id="hindrances" type="geojson" data={content.hindrances} />
      <Source id="works" type="geojson" data={content.works} />
      <Source id="signs" type="geojson" data={content.signs} />
      <Source id="ideas" type="vector" tiles={[tiles]} minzoom={0} maxzoom={16} />
      <Source id="chosen" type="geojson" data={chosen} />
      {layers.map((layer) => (
        <Layer key={layer.id} {...layer} />
      ))}
    </>
  )
}

function pointAt(place: Place | null): FeatureCollection {
  const features: FeatureCollection['features'] = place
    ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [place.lng, place.lat] } }]
    : []
  return { type: 'FeatureCollection', features }
}

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { nearestPointOnLine } from '@turf/nearest-point-on-line'
import type { AreaReference, Place } from '@wijkwerk/backend/contract/place.ts'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import type {
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson'
import type { PlacePreview } from '../api/geography.ts'

type Outline = Feature<Polygon | MultiPolygon>
type Line = LineString | MultiLineString

const isOutline = (feature: Feature<Geometry, GeoJsonProperties>): feature is Outline =>
  feature.geometry?.type === 'Polygon' || feature.geometry?.type === 'MultiPolygon'

const kernen = (areas: FeatureCollection): Outline[] =>
  areas.features.filter(isOutline).filter(({ properties }) => properties?.kind === 'kern')

const reference = ({ properties }: Feature): AreaReference => ({
  slug: String(properties?.slug),
  name: String(properties?.name),
})

const point = ({ lng, lat }: Place): Point => ({ type: 'Point', coordinates: [lng, lat] })

const metresToLine = (place: Place, line: Line) =>
  nearestPointOnLine(line, point(place), { units: 'meters' }).properties.pointDistance

function metresToOutline(place: Place, { geometry }: Outline): number {
  const rings: Position[][] = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  return metresToLine(place, { type: 'MultiLineString', coordinates: rings })
}

/** The kern that covers a place, or null outside all of them. */
export function kernAt(place: Place, areas: FeatureCollection): AreaReference | null {
  const found = kernen(areas).find((kern) => booleanPointInPolygon(point(place), kern))
  return found ? reference(found) : null
}

function metresToStreet(place: Place, geometry: Geometry): number {
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') return metresToLine(place, geometry)
  if (geometry.type !== 'Point') return Number.POSITIVE_INFINITY
  return metresToLine(place, { type: 'LineString', coordinates: [geometry.coordinates, geometry.coordinates] })
}

function nearestStreet(place: Place, streets: FeatureCollection): PlacePreview['street'] {
  let nearest: PlacePreview['street'] = null
  for (const { geometry, properties } of streets.features) {
    if (!geometry) continue
    const distance = metresToStreet(place, geometry)
    if (distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) {
      nearest = { id: Number(properties?.id), name: String(properties?.name), distance }
    }
  }
  return nearest
}

/** How far, in metres, a border between kernen counts as near, and how far outside the city a place is still taken. */
export type Reach = Pick<Service, 'borderMetres' | 'outsideMetres'>

/**
 * Kern, kernen whose border runs within reach, and the nearest street, at once and without the server.
 * Outside the city the kernen within reach are listed, nearest first. House numbers come from the server.
 */
export function previewPlace(
  place: Place,
  areas: FeatureCollection,
  streets: FeatureCollection,
  { borderMetres, outsideMetres }: Reach,
): PlacePreview {
  const area = kernAt(place, areas)
  const reach = area ? borderMetres : Math.max(borderMetres, outsideMetres)
  const nearBorder = kernen(areas)
    .filter(({ properties }) => properties?.slug !== area?.slug)
    .map((kern) => ({ ...reference(kern), distance: metresToOutline(place, kern) }))
    .filter(({ distance }) => distance <= reach)
    .sort((one, other) => one.distance - other.distance)
  return { area, nearBorder, street: nearestStreet(place, streets) }
}

import type { StreetFile, StreetProperties } from '../geography-files.ts'
import { groupBy } from '../group-by.ts'
import { reachOut } from './axis.ts'
import { calibrate, wholeNumbers } from './house-numbers.ts'
import {
  distanceToSegment,
  type Metres,
  type Position,
  round,
  roundPosition,
  thinOut,
  toMetres,
  toPosition,
} from './plane.ts'
import { toSlug, uniqueSlugs } from './slug.ts'
import type { Address, Sources } from './sources.ts'

const AXIS_TOLERANCE_METRES = 3
/** Houses this far past the end of an axis, and from each other, make it longer. */
const PAST_THE_END_METRES = { moreThan: 30, atMost: 450 }

/** Streets with a generalised axis, their kernen and the house numbers that calibrate the axis. */
export function makeStreets({ streets, addresses }: Sources): StreetFile {
  const byStreet = groupBy(addresses, ({ streetId }) => streetId)
  const slugs = uniqueSlugs(streets.map(({ properties }) => properties.naam))
  const features = streets.map(({ properties, geometry }, index) => {
    const id = properties.straatnaam_id
    const own = byStreet.get(id) ?? []
    const numbers = wholeNumbers(own)
    const known = [...numbers].map(([number, { position }]) => ({ number, point: toMetres(position) }))
    const street: StreetProperties = {
      id,
      slug: slugs[index] ?? '',
      name: properties.naam,
      lowestNumber: known.length > 0 ? Math.min(...numbers.keys()) : null,
      highestNumber: known.length > 0 ? Math.max(...numbers.keys()) : null,
      areas: sharesOf(own),
      houseNumbers: [],
    }
    if (geometry?.type === 'LineString') {
      const coordinates = generalise(
        geometry.coordinates,
        known.map(({ point }) => point),
      )
      street.houseNumbers = calibrate(coordinates.map(toMetres), known)
      return feature(street, { type: 'LineString' as const, coordinates })
    }
    street.houseNumbers = geometry === null ? [] : known.map(({ number }) => [number, 0, 0])
    return feature(street, geometry && { ...geometry, coordinates: roundPosition(geometry.coordinates) })
  })
  return { type: 'FeatureCollection', features }
}

const feature = <Geometry>(properties: StreetProperties, geometry: Geometry) => ({
  type: 'Feature' as const,
  properties,
  geometry,
})

function generalise(axis: Position[], houses: Metres[]): Position[] {
  const longer = reachOut(axis.map(toMetres), houses, PAST_THE_END_METRES)
  return thinOut(longer, AXIS_TOLERANCE_METRES, distanceToSegment).map(toPosition)
}

function sharesOf(addresses: Address[]): StreetProperties['areas'] {
  return [...groupBy(addresses, ({ kern }) => kern)]
    .map(([kern, here]) => ({ slug: toSlug(kern), share: round(here.length / addresses.length, 3) }))
    .sort((a, b) => b.share - a.share)
}

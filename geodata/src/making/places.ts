import type { BackgroundFile, PlaceFile } from '../geography-files.ts'
import { roundPosition } from './plane.ts'
import type { Sources } from './sources.ts'

const KINDS: Record<string, PlaceFile['features'][number]['properties']['kind']> = {
  stadhuis: 'town-hall',
  station: 'station',
  plein: 'square',
  winkelgebied: 'shopping-area',
}

/** Squares, the town hall, shopping areas and the stations of the region. */
export function makePlaces({ places, stations }: Sources): PlaceFile {
  const known = places.map(({ properties: { naam, soort, adres }, geometry }) => {
    const kind = KINDS[soort]
    if (!kind) throw new Error(`The place ${naam} is of an unknown kind: ${soort}`)
    return place(kind, naam, adres, geometry.coordinates)
  })
  const elsewhere = stations
    .map(({ properties, geometry }) => place('station', `Station ${properties.naam}`, null, geometry.coordinates))
    .filter(({ properties }) => !known.some((other) => other.properties.name === properties.name))
  return { type: 'FeatureCollection', features: [...known, ...elsewhere] }
}

const place = (
  kind: PlaceFile['features'][number]['properties']['kind'],
  name: string,
  address: string | null,
  coordinates: [number, number],
) => ({
  type: 'Feature' as const,
  properties: { kind, name, address },
  geometry: { type: 'Point' as const, coordinates: roundPosition(coordinates) },
})

/** The railway; its two tracks run side by side, so one of them stands for the line. */
export const makeRailway = ({ railway }: Sources): BackgroundFile['features'] =>
  railway
    .filter(({ properties }) => properties.spoor === 'A')
    .map(({ properties, geometry }) => ({
      type: 'Feature',
      properties: { kind: 'railway', name: `Spoorlijn ${properties.lijn}` },
      geometry: { type: 'LineString', coordinates: geometry.coordinates.map(roundPosition) },
    }))

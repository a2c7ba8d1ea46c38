import { queryOptions } from '@tanstack/react-query'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import type { FeatureCollection } from 'geojson'

/** Beyond this a street says little about a place. */
export const NEAR_STREET_METRES = 150

/** What seems to lie at a point; the server has the last word. Distances in metres. */
export type PlacePreview = {
  area: AreaReference | null
  nearBorder: (AreaReference & { distance: number })[]
  street: { id: number; name: string; houseNumber?: string; distance: number } | null
}

const collection = (name: string, address: string) =>
  queryOptions<FeatureCollection>({ queryKey: [name, address], staleTime: Number.POSITIVE_INFINITY })

/** Outlines of the municipality, its parts, kernen and neighbourhoods. */
export const areaOutlinesQuery = () => collection('areas', '/api/areas')

/** Approximate axis of every street whose place is known, some only a point. */
export const streetAxesQuery = () => collection('street-axes', '/api/streets.geojson')

/** What lies under everything else: neighbouring municipalities, railway, squares, stations. */
export const backgroundQuery = () => collection('background', '/api/background.geojson')

import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { areaOutlinesQuery, backgroundQuery, streetAxesQuery } from '../api/geography.ts'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** What the built-in map is drawn from; empty until it has come. */
export function useGeography() {
  const { data: areas = NOTHING } = useQuery(areaOutlinesQuery())
  const { data: streets = NOTHING } = useQuery(streetAxesQuery())
  const { data: background = NOTHING } = useQuery(backgroundQuery())
  return { areas, streets, background }
}

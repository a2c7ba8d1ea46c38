import { useQuery } from '@tanstack/react-query'
import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import type { WorkFilterQuery } from '@wijkwerk/backend/contract/works.ts'
import { useMemo } from 'react'
import { hindrancesQuery, workShapesQuery } from '../api/content.ts'
import type { Around } from '../state/portal-queries.ts'
import { mapContent, NO_FEATURES } from './map-content.ts'

/** What the list shows besides ideas. */
export type ContentShown = {
  /** The filter of the works; null for none. */
  works: WorkFilterQuery | null
  /** Of these only so many, or all of them. */
  onlyWorks: readonly { id: number }[] | null
  consultations: readonly ConsultationSummary[]
  rooms: readonly CommunityRoom[]
  around: Around | null
}

/** The sources of the map for what the list shows, and whether the works are still on their way. */
export function useMapContent({ works, onlyWorks, consultations, rooms, around }: ContentShown) {
  const enabled = works !== null
  const shapes = useQuery({ ...workShapesQuery(works ?? {}), enabled })
  const hindrances = useQuery({ ...hindrancesQuery(works ?? {}), enabled })
  const [worksHere, hindrancesHere] = enabled
    ? [shapes.data ?? NO_FEATURES, hindrances.data ?? NO_FEATURES]
    : [NO_FEATURES, NO_FEATURES]
  const { lng, lat } = around?.place ?? { lng: 0, lat: 0 }
  const radiusMetres = around?.radiusMetres ?? 0
  const content = useMemo(
    () =>
      mapContent({
        works: worksHere,
        hindrances: hindrancesHere,
        onlyWorks,
        consultations,
        rooms,
        around: radiusMetres > 0 ? { place: { lng, lat }, radiusMetres } : null,
      }),
    [worksHere, hindrancesHere, onlyWorks, consultations, rooms, lng, lat, radiusMetres],
  )
  return { content, isPending: enabled && shapes.isPending }
}

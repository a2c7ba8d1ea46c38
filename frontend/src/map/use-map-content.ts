import { useQuery } from '@tanstack/react-query'
import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import type { WorkDetail, WorkFilterQuery } from '@wijkwerk/backend/contract/works.ts'
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
  /** The work that is chosen: shown also where the list does not hold it. */
  chosenWork?: Pick<WorkDetail, 'id'> | null
}

function useWorkShapes(filter: WorkFilterQuery | null) {
  const enabled = filter !== null
  const shapes = useQuery({ ...workShapesQuery(filter ?? {}), enabled })
  const hindrances = useQuery({ ...hindrancesQuery(filter ?? {}), enabled })
  return {
    works: (enabled && shapes.data) || NO_FEATURES,
    hindrances: (enabled && hindrances.data) || NO_FEATURES,
    isPending: enabled && shapes.isPending,
  }
}

/** The sources of the map for what the list shows, and whether the works are still on their way. */
export function useMapContent(shown: ContentShown) {
  const { onlyWorks, consultations, rooms, around, chosenWork = null } = shown
  const { works, hindrances, isPending } = useWorkShapes(shown.works)
  const isListed = (onlyWorks ?? works.features).some(({ id }) => id === chosenWork?.id)
  const missing = isListed || isPending ? null : chosenWork
  const extra = useWorkShapes(missing && { id: String(missing.id) })
  const { lng, lat } = around?.place ?? { lng: 0, lat: 0 }
  const radiusMetres = around?.radiusMetres ?? 0
  const content = useMemo(
    () =>
      mapContent({
        shapes: [
          { works, hindrances, only: onlyWorks },
          {
            works: extra.works,
            hindrances: extra.hindrances,
            only: null,
          },
        ],
        consultations,
        rooms,
        around: radiusMetres > 0 ? { place: { lng, lat }, radiusMetres } : null,
      }),
    [works, hindrances, onlyWorks, extra.works, extra.hindrances, consultations, rooms, lng, lat, radiusMetres],
  )
  return { content, isPending }
}

import { useQuery } from '@tanstack/react-query'
import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import type { IdeaDetail } from '@wijkwerk/backend/contract/ideas.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { consultationQuery, roomsQuery, workQuery } from '../api/content.ts'
import { ideaQuery } from '../api/queries.ts'
import { type Chosen, keyOf } from './home-state.ts'

/** What is chosen with all there is to show of it; `bbox` is where it has a length or an extent. */
export type ChosenThing = {
  key: string
  chosen: Chosen
  title: string
  place: Place | null
  bbox: [number, number, number, number] | null
} & (
  | { type: 'idea'; idea: IdeaDetail }
  | { type: 'work'; work: WorkDetail }
  | { type: 'consultation'; consultation: ConsultationDetail }
  | { type: 'room'; room: CommunityRoom }
)

/** The thing that the address chooses, or null while there is none or it has not come. */
export function useChosen(chosen: Chosen | null): ChosenThing | null {
  const idOf = (type: Chosen['type']) => (chosen?.type === type && typeof chosen.id === 'number' ? chosen.id : 0)
  const [ideaId, workId, consultationId] = [idOf('idea'), idOf('work'), idOf('consultation')]
  const { data: idea } = useQuery({ ...ideaQuery(ideaId), enabled: ideaId > 0 })
  const { data: work } = useQuery({ ...workQuery(workId), enabled: workId > 0 })
  const { data: consultation } = useQuery({ ...consultationQuery(consultationId), enabled: consultationId > 0 })
  const { data: rooms } = useQuery({ ...roomsQuery(), enabled: chosen?.type === 'room' })
  if (!chosen) return null
  const key = keyOf(chosen)
  if (ideaId && idea) return { key, chosen, type: 'idea', idea, title: idea.title, place: idea.place, bbox: null }
  if (workId && work) return { key, chosen, type: 'work', work, title: work.title, place: work.place, bbox: work.bbox }
  if (consultationId && consultation) {
    const { title, place, bbox } = consultation
    return { key, chosen, type: 'consultation', consultation, title, place, bbox }
  }
  const room = chosen.type === 'room' && rooms?.items.find(({ slug }) => slug === chosen.id)
  return room ? { key, chosen, type: 'room', room, title: room.name, place: room.place, bbox: null } : null
}

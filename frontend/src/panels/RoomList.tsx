import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import { Link } from 'wouter'
import { type HomeState, streetCamera } from '../state/home-state.ts'
import { richText, t } from '../text/text.ts'
import { RoomCard } from './RoomCard.tsx'

type Props = {
  rooms: readonly CommunityRoom[]
  state: HomeState
  address: (change: Partial<HomeState>) => string
}

/** The rooms where people of a neighbourhood meet; those whose place is known stand on the map too. */
export function RoomList({ rooms, state: { chosen }, address }: Props) {
  if (rooms.length === 0) return null
  return (
    <section className="rooms" aria-labelledby="ruimtes">
      <h2 id="ruimtes">{t('works.rooms')}</h2>
      {rooms.map((room) => {
        const { slug, place } = room
        const camera = place && streetCamera(place)
        return (
          <RoomCard
            key={slug}
            room={room}
            isChosen={chosen?.type === 'room' && chosen.id === slug}
            mapAddress={address({ chosen: { type: 'room', id: slug }, view: 'map', camera })}
          />
        )
      })}
      <p className="rooms-more">
        {richText('room.tell', {
          contact: (chunks) => (
            <Link key="contact" href="/contact">
              {chunks}
            </Link>
          ),
        })}
      </p>
    </section>
  )
}

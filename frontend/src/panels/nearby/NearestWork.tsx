import { useInfiniteQuery } from '@tanstack/react-query'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import { Link } from 'wouter'
import { nearestWorkQuery } from '../../state/portal-queries.ts'
import { formatDistance } from '../../text/format.ts'
import { richText } from '../../text/text.ts'

/** Where there are no works near a place: how far the nearest is that goes on or is planned. */
export function NearestWork({ place }: { place: Place }) {
  const { data } = useInfiniteQuery(nearestWorkQuery(place))
  const work = data?.pages[0]?.items[0]
  if (!work || work.distance === null) return null
  return (
    <p>
      {richText('nearby.nearestWork', {
        distance: formatDistance(work.distance),
        work: () => (
          <Link key="work" href={`/werken/${work.id}`}>
            {work.title}
          </Link>
        ),
      })}
    </p>
  )
}

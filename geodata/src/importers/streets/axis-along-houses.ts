import { distance, distanceToSegment, type Position, thinOut, toMetres } from '../../making/plane.ts'
import { joinSegments } from './join-segments.ts'

/** Houses further apart than this do not say that the street goes on between them. */
const FARTHEST_METRES = 400
const TOLERANCE_METRES = 5

/**
 * An approximate axis for a street of which only houses are known, those of one side: each house is tied to the nearest
 * that hangs together already (Prim's algorithm), and the longest way through that tree is the axis. The order of the
 * numbers does not matter, which is as well: estates number as they were built. One position where houses do not make a
 * line.
 */
export function axisAlongHouses(houses: Position[]): Position[] {
  const [first, ...rest] = houses.map((position) => ({ position, at: toMetres(position) }))
  if (!first) return []
  let loose = rest.map((house) => ({ house, from: first, metres: distance(first.at, house.at) }))
  const ties: Position[][] = []
  while (loose.length > 0) {
    const tied = loose.reduce((best, tie) => (tie.metres < best.metres ? tie : best))
    if (tied.metres > 0 && tied.metres <= FARTHEST_METRES) ties.push([tied.from.position, tied.house.position])
    loose = loose.flatMap((tie) => {
      if (tie === tied) return []
      const metres = distance(tied.house.at, tie.house.at)
      return metres < tie.metres ? { house: tie.house, from: tied.house, metres } : tie
    })
  }
  const axis = joinSegments(ties)?.axis ?? [first.position]
  return thinOut(axis, TOLERANCE_METRES, (at, before, after) =>
    distanceToSegment(toMetres(at), toMetres(before), toMetres(after)),
  )
}

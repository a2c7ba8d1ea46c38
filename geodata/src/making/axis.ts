import { distance, type Metres } from './plane.ts'

/** A place told from a street's axis: part of its length, and metres beside it (left of its direction is positive). */
export type Beside = { fraction: number; offset: number }

/** Over this many metres either side the direction of an axis is taken, as the SQL function beside_axis() does. */
const DIRECTION_METRES = 1

export const lengthOf = (axis: Metres[]) =>
  axis.slice(1).reduce((sum, point, index) => sum + distance(axis[index] ?? point, point), 0)

function alongAxis(axis: Metres[], fraction: number): Metres {
  let left = Math.min(1, Math.max(0, fraction)) * lengthOf(axis)
  for (const [index, to] of axis.entries()) {
    const from = axis[index - 1]
    if (!from) continue
    const length = distance(from, to)
    if (left <= length && length > 0) {
      return { x: from.x + (left / length) * (to.x - from.x), y: from.y + (left / length) * (to.y - from.y) }
    }
    left -= length
  }
  return axis.at(-1) ?? { x: 0, y: 0 }
}

function leftOf(axis: Metres[], fraction: number): Metres {
  const step = DIRECTION_METRES / lengthOf(axis)
  const behind = alongAxis(axis, fraction - step)
  const ahead = alongAxis(axis, fraction + step)
  const length = distance(behind, ahead)
  return { x: -(ahead.y - behind.y) / length, y: (ahead.x - behind.x) / length }
}

/** Where on the flat map a place beside an axis lies. */
export function placeBeside(axis: Metres[], { fraction, offset }: Beside): Metres {
  const on = alongAxis(axis, fraction)
  const left = leftOf(axis, fraction)
  return { x: on.x + offset * left.x, y: on.y + offset * left.y }
}

/** A point told from the nearest place on the axis. */
export function besideAxis(axis: Metres[], point: Metres): Beside {
  const total = lengthOf(axis)
  let best = { distance: Number.POSITIVE_INFINITY, fraction: 0 }
  let walked = 0
  for (const [index, to] of axis.entries()) {
    const from = axis[index - 1]
    if (!from) continue
    const length = distance(from, to)
    const along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length
    const reached = Math.min(length, Math.max(0, along))
    const on = {
      x: from.x + (reached / length) * (to.x - from.x),
      y: from.y + (reached / length) * (to.y - from.y),
    }
    if (distance(on, point) < best.distance)
      best = { distance: distance(on, point), fraction: (walked + reached) / total }
    walked += length
  }
  const on = alongAxis(axis, best.fraction)
  const left = leftOf(axis, best.fraction)
  return { fraction: best.fraction, offset: (point.x - on.x) * left.x + (point.y - on.y) * left.y }
}

/**
 * An axis made longer by the houses past its ends, nearest first, as far as they follow each other closely enough
 * to say that the street goes on there.
 */
export function reachOut(axis: Metres[], houses: Metres[], { moreThan, atMost }: { moreThan: number; atMost: number }) {
  const longer = [...axis]
  for (const end of [0, 1]) {
    const tip = () => longer.at(-end) ?? { x: 0, y: 0 }
    const start = tip()
    const past = houses
      .filter((house) => besideAxis(axis, house).fraction === end)
      .sort((a, b) => distance(a, start) - distance(b, start))
    for (const house of past) {
      if (distance(tip(), house) > atMost) break
      if (distance(tip(), house) <= moreThan || besideAxis(longer, house).fraction !== end) continue
      if (end === 0) longer.unshift(house)
      else longer.push(house)
    }
  }
  return longer
}

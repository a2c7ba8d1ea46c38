/** Longitude and latitude in degrees, WGS84. */
export type Position = [number, number]
/** Metres east and north. */
export type Metres = { x: number; y: number }

const METRES_PER_DEGREE = 111_195
const LATITUDE = 50.92

/** Metres on a flat map that is true around Izegem, to within 0.1 % over the few kilometres of a town. */
export const toMetres = ([lng, lat]: Position): Metres => ({
  x: lng * METRES_PER_DEGREE * Math.cos((LATITUDE * Math.PI) / 180),
  y: lat * METRES_PER_DEGREE,
})

export const toPosition = ({ x, y }: Metres): Position => [
  round(x / (METRES_PER_DEGREE * Math.cos((LATITUDE * Math.PI) / 180)), 5),
  round(y / METRES_PER_DEGREE, 5),
]

export const round = (value: number, decimals: number) => Number(value.toFixed(decimals))

export const roundPosition = ([lng, lat]: Position): Position => [round(lng, 5), round(lat, 5)]

export const distance = (a: Metres, b: Metres) => Math.hypot(a.x - b.x, a.y - b.y)

/** Distance of a point to the segment from `a` to `b`. */
export function distanceToSegment(point: Metres, a: Metres, b: Metres): number {
  const length = distance(a, b)
  if (length === 0) return distance(point, a)
  const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length ** 2
  const t = Math.min(1, Math.max(0, along))
  return distance(point, { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) })
}

/**
 * A few items that still tell where the others lie: first and last, and then again and again the one
 * that the kept neighbours foretell worst, until none is off by more than `tolerance` (Douglas and Peucker's rule).
 */
export function thinOut<Item>(
  items: Item[],
  tolerance: number,
  errorOf: (item: Item, before: Item, after: Item) => number,
): Item[] {
  const first = items[0]
  const last = items.at(-1)
  if (first === undefined || last === undefined || items.length < 3) return items
  const errors = items.slice(1, -1).map((item) => errorOf(item, first, last))
  const worst = errors.indexOf(Math.max(...errors)) + 1
  if ((errors[worst - 1] ?? 0) <= tolerance) return [first, last]
  const before = thinOut(items.slice(0, worst + 1), tolerance, errorOf)
  return [...before.slice(0, -1), ...thinOut(items.slice(worst), tolerance, errorOf)]
}

/**
 * The fewest items, first and last among them, between which `foretells` holds for all that are left out: the
 * shortest way through them in jumps that are allowed.
 */
export function fewest<Item>(items: Item[], foretells: (before: Item, after: Item, between: Item) => boolean): Item[] {
  const ways: Item[][] = []
  for (const [index, after] of items.entries()) {
    let best: Item[] = index === 0 ? [] : items.slice(0, index)
    for (let from = index - 1; from >= 0; from--) {
      const before = items[from]
      const way = ways[from]
      if (before === undefined || way === undefined || way.length >= best.length) continue
      if (items.slice(from + 1, index).every((item) => foretells(before, after, item))) best = way
    }
    ways.push([...best, after])
  }
  return ways.at(-1) ?? []
}

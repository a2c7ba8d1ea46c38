import { distance, type Metres, type Position, toMetres } from '../../making/plane.ts'

/** Ends of road this close are the same street going on: over a crossing or a roundabout, past a missing segment. */
const BRIDGED_METRES = 60
/** Ends this close are one and the same. */
const SAME_METRES = 0.5

type End = { position: Position; at: Metres }
type Edge = { from: number; to: number; length: number; line: Position[] }

/**
 * One axis for a street of many segments: the longest of the shortest ways between any two of its ends. A side branch
 * or the second carriageway is left out, gaps up to 60 m are bridged; `leftOutMetres` is what is not on it. Null where
 * there is no line of any length.
 */
export function joinSegments(lines: Position[][]): { axis: Position[]; leftOutMetres: number } | null {
  const ends: End[] = []
  const nodeOf = (position: Position) => {
    const at = toMetres(position)
    const known = ends.findIndex((end) => distance(end.at, at) <= SAME_METRES)
    return known >= 0 ? known : ends.push({ position, at }) - 1
  }
  const edges = lines.flatMap((line): Edge[] => {
    const [first, last] = [line[0], line.at(-1)]
    const length = lengthOf(line)
    return first && last && length > 0 ? [{ from: nodeOf(first), to: nodeOf(last), length, line }] : []
  })
  if (edges.length === 0) return null
  const bridges = bridgesBetween(ends, edges)
  const way = longestWay(ends.length, [...edges, ...bridges])
  const axis = way.flatMap(({ line }, index) => (index === 0 ? line : line.slice(1)))
  const onWay = new Set(way.map(({ edge }) => edge))
  const leftOutMetres = edges.reduce((sum, edge) => sum + (onWay.has(edge) ? 0 : edge.length), 0)
  // A street that only goes round has no ends: its longest piece stands for it.
  if (axis.length < 2) return joinSegments([longest(edges).line.slice(0, -1)])
  return { axis, leftOutMetres }
}

const lengthOf = (line: Position[]) =>
  line
    .slice(1)
    .reduce((sum, position, index) => sum + distance(toMetres(line[index] ?? position), toMetres(position)), 0)

const longest = ([first, ...others]: Edge[]): Edge => {
  if (!first) throw new Error('There is no longest of nothing')
  return others.reduce((best, edge) => (edge.length > best.length ? edge : best), first)
}

/** Straight edges over the gaps, shortest first, each between pieces that did not hang together yet. */
function bridgesBetween(ends: End[], edges: Edge[]): Edge[] {
  const piece = ends.map((_, index) => index)
  const merge = (a: number, b: number) => {
    const [from, into] = [piece[a], piece[b]]
    for (const [index, name] of piece.entries()) if (name === from) piece[index] = into ?? index
  }
  for (const { from, to } of edges) merge(from, to)
  const gaps = ends
    .flatMap((end, from) =>
      ends.slice(from + 1).map((other, index) => ({
        from,
        to: from + 1 + index,
        length: distance(end.at, other.at),
        line: [end.position, other.position],
      })),
    )
    .filter(({ from, to, length }) => length <= BRIDGED_METRES && piece[from] !== piece[to])
    .sort((a, b) => a.length - b.length)
  const bridges: Edge[] = []
  for (const gap of gaps) {
    // One that was bridged before may have joined these two.
    if (piece[gap.from] === piece[gap.to]) continue
    merge(gap.from, gap.to)
    bridges.push(gap)
  }
  return bridges
}

type Step = { edge: Edge; line: Position[] }

function longestWay(count: number, edges: Edge[]): Step[] {
  let best: { length: number; steps: Step[] } = { length: -1, steps: [] }
  const around = Array.from({ length: count }, (_, node) =>
    edges.filter(({ from, to }) => from === node || to === node),
  )
  for (let start = 0; start < count; start += 1) {
    const { lengths, last } = shortestWays(start, around)
    const [end, length] = lengths.reduce<[number, number]>(
      (found, value, node) => (Number.isFinite(value) && value > found[1] ? [node, value] : found),
      [start, 0],
    )
    if (length <= best.length + SAME_METRES) continue
    const steps: Step[] = []
    for (let node = end; node !== start; ) {
      const edge = last[node]
      if (!edge) break
      steps.unshift({ edge, line: edge.to === node ? edge.line : edge.line.toReversed() })
      node = edge.to === node ? edge.from : edge.to
    }
    best = { length, steps }
  }
  return best.steps
}

function shortestWays(start: number, around: Edge[][]) {
  const lengths = around.map((_, node) => (node === start ? 0 : Number.POSITIVE_INFINITY))
  const last: (Edge | undefined)[] = around.map(() => undefined)
  const open = new Set([start])
  while (open.size > 0) {
    let node = -1
    for (const candidate of open) {
      if (node < 0 || (lengths[candidate] ?? 0) < (lengths[node] ?? 0)) node = candidate
    }
    open.delete(node)
    for (const edge of around[node] ?? []) {
      const other = edge.from === node ? edge.to : edge.from
      const length = (lengths[node] ?? 0) + edge.length
      if (length >= (lengths[other] ?? 0)) continue
      lengths[other] = length
      last[other] = edge
      open.add(other)
    }
  }
  return { lengths, last }
}

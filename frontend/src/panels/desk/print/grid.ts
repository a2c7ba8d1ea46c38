import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'

/** The drawing of a kern on paper: millimetres, cut in squares named A1, B1, … from the top left. */
export type PaperMap = {
  width: number
  height: number
  columns: number
  rows: number
  outlines: string
  streets: string
  /** The squares that each street runs through, by its id; the first of them where it is longest. */
  squares: ReadonlyMap<number, string[]>
}

const WIDTH_MILLIMETRES = 180
const TALLEST_MILLIMETRES = 200
const SQUARE_MILLIMETRES = 30
const STEP_MILLIMETRES = 2
const MOST_SQUARES = 3

/** Draws the streets of a kern within its outline, north up, true to shape. */
export function drawKern(outline: Feature, axes: FeatureCollection, streetIds: ReadonlySet<number>): PaperMap {
  const rings = ringsOf(outline.geometry)
  const all = rings.flat()
  const [west, east] = extent(all.map(([lng = 0]) => lng))
  const [south, north] = extent(all.map(([, lat = 0]) => lat))
  // A degree of longitude is shorter than one of latitude.
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(WIDTH_MILLIMETRES / ((east - west) * narrowing), TALLEST_MILLIMETRES / (north - south))
  const width = (east - west) * narrowing * scale
  const height = (north - south) * scale
  const place = ([lng = 0, lat = 0]: Position): [number, number] => [
    (lng - west) * narrowing * scale,
    (north - lat) * scale,
  ]
  const own = axes.features.filter(({ id }) => streetIds.has(Number(id)))
  const lines = own.map(({ id, geometry }) => ({ id: Number(id), line: lineOf(geometry).map(place) }))
  return {
    width,
    height,
    columns: squaresIn(width),
    rows: squaresIn(height),
    outlines: rings.map((ring) => pathOf(ring.map(place), true)).join(''),
    streets: lines.map(({ line }) => pathOf(line, false)).join(''),
    squares: new Map(lines.map(({ id, line }) => [id, squaresOf(line, { width, height })])),
  }
}

// What calculating adds to a whole number of squares is no square more.
const squaresIn = (millimetres: number) => Math.ceil(Number((millimetres / SQUARE_MILLIMETRES).toFixed(6)))

export const columnName = (column: number) => String.fromCharCode(65 + column)

function squaresOf(line: readonly [number, number][], { width, height }: Pick<PaperMap, 'width' | 'height'>): string[] {
  const counts = new Map<string, number>()
  for (const [x, y] of everyStep(line)) {
    if (x < 0 || y < 0 || x > width || y > height) continue
    const square = `${columnName(Math.floor(x / SQUARE_MILLIMETRES))}${Math.floor(y / SQUARE_MILLIMETRES) + 1}`
    counts.set(square, (counts.get(square) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_SQUARES)
    .map(([square]) => square)
}

function* everyStep(line: readonly [number, number][]): Generator<[number, number]> {
  const [first] = line
  if (first) yield first
  for (const [index, [x, y]] of line.entries()) {
    const [fromX, fromY] = line[index - 1] ?? [x, y]
    const steps = Math.ceil(Math.hypot(x - fromX, y - fromY) / STEP_MILLIMETRES)
    for (let step = 1; step <= steps; step += 1) {
      yield [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps]
    }
  }
}

const extent = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]

const lineOf = (geometry: Geometry | null): Position[] =>
  geometry?.type === 'LineString' ? geometry.coordinates : geometry?.type === 'Point' ? [geometry.coordinates] : []

const ringsOf = (geometry: Geometry | null): Position[][] =>
  geometry?.type === 'Polygon'
    ? geometry.coordinates
    : geometry?.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : []

const pathOf = (line: readonly [number, number][], isClosed: boolean) =>
  line.length === 0 ? '' : `M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${isClosed ? 'Z' : ''}`

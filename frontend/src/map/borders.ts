import type { Feature, FeatureCollection, LineString, Position } from 'geojson'

const ringsOf = ({ geometry }: Feature): Position[][] => {
  if (geometry?.type === 'Polygon') return geometry.coordinates
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

const segmentKey = (from: Position, to: Position) => [from.join(), to.join()].sort().join(' ')

const line = (coordinates: Position[]): Feature<LineString> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates },
})

/** The borders of the kernen as lines, where two share one only once: doubled dashes would fill each other's gaps. */
export function kernBorders(areas: FeatureCollection): FeatureCollection<LineString> {
  const drawn = new Set<string>()
  const lines: Feature<LineString>[] = []
  for (const kern of areas.features.filter(({ properties }) => properties?.kind === 'kern')) {
    for (const ring of ringsOf(kern)) {
      let current: Position[] = []
      for (const [index, to] of ring.entries()) {
        const from = ring[index - 1]
        if (!from) continue
        const key = segmentKey(from, to)
        if (drawn.has(key)) {
          if (current.length > 1) lines.push(line(current))
          current = []
          continue
        }
        drawn.add(key)
        if (current.length === 0) current.push(from)
        current.push(to)
      }
      if (current.length > 1) lines.push(line(current))
    }
  }
  return { type: 'FeatureCollection', features: lines }
}

function centroid(ring: Position[]): { at: Position; size: number } {
  const [originX = 0, originY = 0] = ring[0] ?? []
  let [sumX, sumY, doubleArea] = [0, 0, 0]
  for (const [index, [toX = 0, toY = 0]] of ring.entries()) {
    const [fromX = originX, fromY = originY] = ring[index - 1] ?? []
    const [x, y, nextX, nextY] = [fromX - originX, fromY - originY, toX - originX, toY - originY]
    const cross = x * nextY - nextX * y
    doubleArea += cross
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  }
  if (doubleArea === 0) return { at: [originX, originY], size: 0 }
  return { at: [originX + sumX / (3 * doubleArea), originY + sumY / (3 * doubleArea)], size: Math.abs(doubleArea) }
}

/** One point for the name of each area; a label on the polygon itself would repeat in every tile. */
export function areaNames(...collections: FeatureCollection[]): FeatureCollection {
  const features = collections
    .flatMap(({ features }) => features)
    .flatMap((area): Feature[] => {
      const [largest] = ringsOf(area)
        .map(centroid)
        .sort((one, other) => other.size - one.size)
      if (!largest) return []
      return [{ type: 'Feature', properties: area.properties, geometry: { type: 'Point', coordinates: largest.at } }]
    })
  return { type: 'FeatureCollection', features }
}

import type { UnitFile } from '../geography-files.ts'
import { groupBy } from '../group-by.ts'
import type { Position } from './plane.ts'
import { toSlug } from './slug.ts'
import type { Address, Sources } from './sources.ts'

/** A stretch has at most so many addresses, one house number apart from its neighbours: about 100 m in a town. */
const STRETCH_ADDRESSES = 30
const ZOOM_17_TILES = 2 ** 17

/** How many addresses each stretch of a street and each square of the web map has, per kern. */
export function makeUnits({ addresses }: Sources): UnitFile {
  const byStreet = groupBy(addresses, ({ streetId, kern }) => `${streetId} ${toSlug(kern)}`)
  const byCell = groupBy(addresses, ({ kern, position }) => [toSlug(kern), ...tileAt(position)].join(' '))
  return {
    stretches: [...byStreet].flatMap(([key, own]) => {
      const [street = '', kern = ''] = key.split(' ')
      return cut(own).map(([from, to, count]): UnitFile['stretches'][number] => [Number(street), kern, from, to, count])
    }),
    cells: [...byCell].map(([key, own]) => {
      const [kern = '', x, y] = key.split(' ')
      return [kern, Number(x), Number(y), own.length]
    }),
  }
}

/** Cuts the addresses of a street into pieces of about as many each, in the order of their numbers. */
function cut(addresses: Address[]): [from: number, to: number, count: number][] {
  const numbers = addresses.map(({ houseNumber }) => Number.parseInt(houseNumber, 10)).sort((a, b) => a - b)
  const pieces = Math.ceil(numbers.length / STRETCH_ADDRESSES)
  const byPiece = groupBy(numbers, (number) => Math.floor((numbers.indexOf(number) * pieces) / numbers.length))
  return [...byPiece.values()].map((piece) => [Math.min(...piece), Math.max(...piece), piece.length])
}

/** Column and row of the tile at zoom 17 (OGC Two Dimensional Tile Matrix Set, WebMercatorQuad). */
function tileAt([lng, lat]: Position): [x: number, y: number] {
  const northing = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))
  return [((lng + 180) / 360) * ZOOM_17_TILES, ((1 - northing / Math.PI) / 2) * ZOOM_17_TILES].map(Math.floor) as [
    number,
    number,
  ]
}

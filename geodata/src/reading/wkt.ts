import { ImportError } from '../import-error.ts'
import type { Shape } from './geojson.ts'

type Nested = number[] | Nested[]

const KINDS = {
  POINT: { type: 'Point', depth: 2 },
  LINESTRING: { type: 'LineString', depth: 2 },
  POLYGON: { type: 'Polygon', depth: 3 },
  MULTIPOINT: { type: 'MultiPoint', depth: 2 },
  MULTILINESTRING: { type: 'MultiLineString', depth: 3 },
  MULTIPOLYGON: { type: 'MultiPolygon', depth: 4 },
} as const

const isKind = (word: string): word is keyof typeof KINDS => word in KINDS

/** Reads well-known text (`POLYGON ((x y, …))`) as GeoJSON; heights are left out. Throws an ImportError where it is broken. */
export function readWkt(wkt: string, where: string): Shape {
  const [, word = '', body = ''] = /^\s*([A-Z]+)\s*(?:ZM|Z|M)?\s*(\(.*\))\s*$/is.exec(wkt) ?? []
  const kind = word.toUpperCase()
  const numbers = /^[\s()\d.,eE+-]*$/
  if (!isKind(kind) || !numbers.test(body)) throw broken(wkt, where)
  const { type, depth } = KINDS[kind]
  // A point in a list may stand in brackets of its own.
  const plain = kind === 'MULTIPOINT' ? `(${body.replace(/[()]/g, '')})` : body
  const json = plain
    .replace(/[^(),]+/g, (text) => (text.trim() === '' ? '' : `[${text.trim().split(/\s+/).slice(0, 2).join(',')}]`))
    .replaceAll('(', '[')
    .replaceAll(')', ']')
  const coordinates = parse(json)
  if (coordinates === undefined || depthOf(coordinates) !== depth) throw broken(wkt, where)
  // The depth was checked, which is all that tells these types apart.
  return { type, coordinates: type === 'Point' ? coordinates[0] : coordinates } as Shape
}

function parse(json: string): Nested | undefined {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const depthOf = (nested: Nested | number | undefined): number =>
  Array.isArray(nested) ? 1 + depthOf(nested[0]) : nested === undefined ? Number.NaN : 0

const broken = (wkt: string, where: string) =>
  new ImportError(`${where}: "${wkt.slice(0, 40)}…" is not a shape in well-known text.`)

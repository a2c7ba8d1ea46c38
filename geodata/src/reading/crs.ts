import type { Fragment, TransactionSql } from 'postgres'
import { ImportError } from '../import-error.ts'

/** The reference systems we read, as EPSG numbers: Lambert 72, Lambert 2008, degrees, web Mercator. */
export const KNOWN_CRS = [31370, 3812, 4326, 3857] as const
export type Crs = (typeof KNOWN_CRS)[number]

const isKnown = (code: number): code is Crs => KNOWN_CRS.some((known) => known === code)

/** The Flemish region with room around it, in degrees: west, south, east, north. */
const FLANDERS = { west: 2.5, south: 50.6, east: 6, north: 51.6 }

/** Belgium with room around it, in each system: west, south, east, north. */
const BELGIUM: Record<Crs, [number, number, number, number]> = {
  31370: [0, 0, 320_000, 260_000],
  3812: [500_000, 500_000, 820_000, 760_000],
  4326: [2.2, 49.3, 6.6, 51.7],
  3857: [245_000, 6_320_000, 735_000, 6_750_000],
}

/** One place in three systems (EPSG:4326, 31370 and 3812), and how far off we let a machine be. */
const CONTROL = { 4326: [3.2147, 50.9175], 31370: [68850.5, 179205.4], 3812: [568849.8, 679196.0] } as const
const CONTROL_METRES = 1

/**
 * The system that a name means: `EPSG:31370`, `urn:ogc:def:crs:EPSG::3812`, `http://www.opengis.net/def/crs/EPSG/0/4326`,
 * `OGC:CRS84`. Throws an ImportError where it is not one of KNOWN_CRS; `where` names the file.
 */
export function crsOfName(name: string, where: string): Crs {
  if (/\bCRS:?84$/i.test(name)) return 4326
  const code = Number(/\bEPSG\b[:/](?:.*[:/])?(\d+)$/i.exec(name.trim())?.[1])
  if (!isKnown(code)) throw unknown(name, where)
  return code
}

/** The `crs` member of a GeoJSON document (its form before RFC 7946), or degrees, which that RFC says otherwise. */
export function crsOfGeoJson(document: object, where: string): Crs {
  if (!('crs' in document)) return 4326
  const { crs } = document
  if (typeof crs === 'string') return crsOfName(crs, where)
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {}
  if (typeof properties.name === 'string') return crsOfName(properties.name, where)
  throw unknown(JSON.stringify(crs), where)
}

const PROJECTIONS: [RegExp, Crs][] = [
  [/^PROJCS\["[^"]*Lambert[ _]*(19)?72/i, 31370],
  [/^PROJCS\["[^"]*Lambert[ _]*2008/i, 3812],
  [/^PROJCS\["[^"]*(Pseudo[ _-]*Mercator|Mercator_Auxiliary_Sphere)/i, 3857],
  [/^GEOGCS\["(GCS_)?WGS[ _]*(19)?84"/i, 4326],
]

/** The system of a `.prj` beside a shapefile: by its EPSG number where it names one, else by its name. */
export function crsOfPrj(text: string, where: string): Crs {
  const authority = /AUTHORITY\["EPSG",\s*"?(\d+)"?\]\s*\]\s*$/i.exec(text.trim())?.[1]
  if (authority) return crsOfName(`EPSG:${authority}`, where)
  const found = PROJECTIONS.find(([pattern]) => pattern.test(text.trim()))
  if (!found) throw unknown(text.slice(0, 60), where)
  return found[1]
}

/** A GeoSPARQL literal such as `<http://www.opengis.net/def/crs/EPSG/9.9.1/31370> POLYGON (…)`; without one CRS84. */
export function crsOfWkt(literal: string, where: string): { crs: Crs; wkt: string } {
  const [, name, wkt = ''] = /^\s*(?:<([^>]*)>)?\s*(.*)$/s.exec(literal) ?? []
  return { crs: name === undefined ? 4326 : crsOfName(name, where), wkt }
}

/** The two columns that hold x (or longitude) and y (or latitude), and their system: `EPSG:31370_x`, `EPSG:4326_lat`. */
export function crsOfColumns(columns: string[], where: string): { crs: Crs; x: string; y: string } {
  const named = columns.flatMap((column) => /^(EPSG:\d+)_(x|lon)$/i.exec(column) ?? [])
  const [x, name] = named
  if (x === undefined || name === undefined) throw new ImportError(`${where} does not say in which EPSG system it is.`)
  const y = columns.find((column) => column.startsWith(`${name}_`) && /_(y|lat)$/i.test(column))
  if (y === undefined) throw new ImportError(`${where} has ${x} but no y or lat beside it.`)
  return { crs: crsOfName(name, where), x, y }
}

/** Whether a position lies in Belgium when it is read in this system: no when it is in another one of ours. */
export function isInBelgium(crs: Crs, x: number, y: number): boolean {
  const [west, south, east, north] = BELGIUM[crs]
  return x >= west && x <= east && y >= south && y <= north
}

/** SQL that brings a geometry from its system (one, or a column with its number) to degrees (EPSG:4326). */
export const inDegrees = (tx: TransactionSql, geometry: Fragment, crs: Crs | Fragment): Fragment =>
  tx`ST_Transform(ST_SetSRID(${geometry}, ${crs}::integer), 4326)`

/** Throws an ImportError when the database brings the control point from this system further than 1 m off. */
export async function checkTransformation(tx: TransactionSql, crs: Crs): Promise<void> {
  if (crs === 4326 || crs === 3857) return
  const metres = await controlDistance(tx, crs)
  if (metres > CONTROL_METRES) {
    throw new ImportError(`The database brings EPSG:${crs} ${metres.toFixed(1)} m beside where it should be.`)
  }
}

/** How far off the control point comes out, in metres. */
export async function controlDistance(tx: TransactionSql, crs: 31370 | 3812): Promise<number> {
  const [x, y] = CONTROL[crs]
  const [longitude, latitude] = CONTROL[4326]
  const [row] = await tx<[{ metres: number }]>`
    select ST_Distance(${inDegrees(tx, tx`ST_MakePoint(${x}, ${y})`, crs)}::geography,
      ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography) as metres`
  return row.metres
}

/** Throws an ImportError when an outline in degrees does not lie in Flanders: another system than the file says. */
export function requireFlanders([west, south, east, north]: number[], where: string): void {
  const isInside =
    Number(west) >= FLANDERS.west &&
    Number(south) >= FLANDERS.south &&
    Number(east) <= FLANDERS.east &&
    Number(north) <= FLANDERS.north
  if (isInside) return
  const outline = [west, south, east, north].map((degrees) => degrees?.toFixed(3)).join(', ')
  throw new ImportError(`${where} does not lie in Flanders (${outline}): is its reference system what it says?`)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const unknown = (name: string, where: string) =>
  new ImportError(
    `${where} is in a reference system that is not known here (${name}): give EPSG:${KNOWN_CRS.join(', ')} or CRS84.`,
  )

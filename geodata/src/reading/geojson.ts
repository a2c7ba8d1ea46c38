import type { Geometry, GeometryCollection, Position } from 'geojson'
import { z } from 'zod'
import { ImportError } from '../import-error.ts'
import { type Crs, crsOfGeoJson, isInBelgium } from './crs.ts'

/** Points, lines or areas; collections of several kinds are refused. */
export type Shape = Exclude<Geometry, GeometryCollection>

/** A feature; `where` names it in a message: "wijken.geojson, feature 12 (id 36008W01)". */
export type Feature = {
  where: string
  id: string | null
  properties: Record<string, unknown>
  geometry: Shape | null
}

/** A FeatureCollection with the reference system of its coordinates; `document` is the whole, for other members. */
export type FeatureLayer = { crs: Crs; features: Feature[]; document: Record<string, unknown> }

const position = z.array(z.number()).min(2)
const lines = z.array(z.array(position).min(2)).min(1)
const rings = z.array(z.array(position).min(4)).min(1)
const geometrySchema = z.union([
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position).min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: lines }),
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
])
const featureSchema = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).nullish(),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: geometrySchema.nullable(),
})

/**
 * Reads a GeoJSON FeatureCollection. Throws an ImportError that names the feature where one is broken, or where its
 * coordinates cannot be in the reference system that the file says it is in.
 */
export function readFeatures(text: string, file: string): FeatureLayer {
  return readFeatureDocument(parseJson(text, file), file)
}

/** The same for JSON that was parsed already. */
export function readFeatureDocument(document: unknown, file: string): FeatureLayer {
  const found = z
    .looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
    .safeParse(document)
  if (!found.success) throw new ImportError(`${file} is not a GeoJSON FeatureCollection.`)
  const crs = crsOfGeoJson(found.data, file)
  const features = found.data.features.map((feature, index) =>
    readFeature(feature, `${file}, feature ${index + 1}`, crs),
  )
  return { crs, features, document: found.data }
}

function readFeature(input: unknown, place: string, crs: Crs): Feature {
  const where = nameOf(input, place)
  const found = featureSchema.safeParse(input)
  if (!found.success) {
    const [issue] = found.error.issues
    throw new ImportError(`${where}: ${issue?.path.join('.') ?? ''} is not right (${issue?.message ?? 'unknown'}).`)
  }
  const { id, properties, geometry } = found.data
  if (geometry) requireBelgium(geometry, crs, where)
  return { where, id: id === undefined || id === null ? null : String(id), properties: properties ?? {}, geometry }
}

function nameOf(input: unknown, place: string): string {
  const found = z.object({ id: z.union([z.string().max(100), z.number()]) }).safeParse(input)
  return found.success ? `${place} (id ${found.data.id})` : place
}

/** Throws an ImportError where a position lies outside Belgium: that is not the reference system it is said to be. */
export function requireBelgium(geometry: Shape, crs: Crs, where: string): void {
  for (const [x = Number.NaN, y = Number.NaN] of flatten(geometry.coordinates)) {
    if (isInBelgium(crs, x, y)) continue
    throw new ImportError(`${where}: ${x}, ${y} does not lie in Belgium when it is read as EPSG:${crs}.`)
  }
}

type Coordinates = Position | Coordinates[]

function* flatten(coordinates: Coordinates): Generator<Position> {
  if (isPosition(coordinates)) yield coordinates
  else for (const part of coordinates) yield* flatten(part)
}

const isPosition = (coordinates: Coordinates): coordinates is Position => typeof coordinates[0] === 'number'

/** Parses JSON; throws an ImportError that names the file. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ImportError(`${file} is not JSON (${error instanceof Error ? error.message : error}).`, { cause: error })
  }
}

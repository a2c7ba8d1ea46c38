import { z } from 'zod'

/** The shapes of the files in `geodata/izegem`; what makes them and what loads them both read from here. */

const position = z.tuple([z.number().min(2).max(7), z.number().min(49).max(52)])
const line = z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) })
const point = z.object({ type: z.literal('Point'), coordinates: position })
const ring = z.array(position).min(4)
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) })
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) })
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const feature = <P extends z.ZodType, G extends z.ZodType>(properties: P, geometry: G) =>
  z.object({ type: z.literal('Feature'), properties, geometry })
const collection = <F extends z.ZodType>(features: F) =>
  z.object({ type: z.literal('FeatureCollection'), features: z.array(features).min(1) })

export const areaProperties = z.strictObject({
  kind: z.enum(['municipality', 'submunicipality', 'kern', 'neighbourhood']),
  slug,
  name: z.string().min(1),
  officialCode: z.string().nullable(),
  aliases: z.array(z.string().min(1)),
  approximate: z.boolean(),
  accuracyMetres: z.int().positive(),
  /** Slug of the area this one is a part of; it stands before this one in the file. */
  parent: slug.nullable(),
  validFrom: z.iso.date().nullable(),
})
export type AreaProperties = z.infer<typeof areaProperties>
export const areaFile = collection(feature(areaProperties, z.union([polygon, multiPolygon])))
export type AreaFile = z.infer<typeof areaFile>

/** A house number whose place is known: where along the axis (0 to 1) and how many metres beside it, left positive. */
export const houseNumber = z.tuple([z.int().positive(), z.number().min(0).max(1), z.number()])
export type HouseNumber = z.infer<typeof houseNumber>

export const streetProperties = z.strictObject({
  id: z.int().positive(),
  slug,
  name: z.string().min(1),
  lowestNumber: z.int().positive().nullable(),
  highestNumber: z.int().positive().nullable(),
  /** The kernen it lies in, with the part of its addresses in each; largest first. */
  areas: z.array(z.strictObject({ slug, share: z.number().gt(0).max(1) })),
  houseNumbers: z.array(houseNumber),
})
export type StreetProperties = z.infer<typeof streetProperties>
export const streetFile = collection(feature(streetProperties, z.union([line, point]).nullable()))
export type StreetFile = z.infer<typeof streetFile>

const addressCount = z.int().positive()
/** What ideas are counted by, with the number of addresses there: stretches of streets and squares, per kern. */
export const unitFile = z.strictObject({
  /** Street id, kern, lowest and highest house number, addresses. */
  stretches: z.array(z.tuple([z.int().positive(), slug, z.int().positive(), z.int().positive(), addressCount])).min(1),
  /** Kern, column and row of the tile at zoom 17, addresses. */
  cells: z.array(z.tuple([slug, z.int().positive(), z.int().positive(), addressCount])).min(1),
})
export type UnitFile = z.infer<typeof unitFile>

const placeProperties = z.strictObject({
  kind: z.enum(['town-hall', 'station', 'square', 'shopping-area']),
  name: z.string().min(1),
  address: z.string().nullable(),
})
export const placeFile = collection(feature(placeProperties, point))
export type PlaceFile = z.infer<typeof placeFile>

const backgroundProperties = z.strictObject({
  kind: z.enum(['municipality', 'railway']),
  name: z.string().min(1),
})
export const backgroundFile = collection(feature(backgroundProperties, z.union([polygon, multiPolygon, line])))
export type BackgroundFile = z.infer<typeof backgroundFile>

export const creditFile = z
  .array(
    z.strictObject({
      source: slug,
      text: z.string().min(1),
      licence: z.string().min(1),
      stateOf: z.iso.date().nullable(),
      url: z.url().nullable(),
    }),
  )
  .min(1)
export type CreditFile = z.infer<typeof creditFile>

import { z } from 'zod'

/** A place on earth, WGS84 degrees. */
export const place = z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-85).max(85) })
export type Place = z.infer<typeof place>

/** A spot by street, as staff writes it; without a number somewhere in the middle. */
export const streetSpot = z.strictObject({
  street: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  houseNumber: z.int().min(1).max(9999).optional(),
})
export type StreetSpot = z.infer<typeof streetSpot>

export const areaKind = z.enum(['municipality', 'submunicipality', 'kern', 'neighbourhood'])
export type AreaKind = z.infer<typeof areaKind>

export const areaReference = z.object({ slug: z.string(), name: z.string() })
export type AreaReference = z.infer<typeof areaReference>

/** A kern whose border runs near a point: `distance` in metres from the point to that kern. */
export const nearArea = areaReference.extend({ distance: z.number() })

/** What lies at a point: its kern, the kernen whose border is near, and the nearest street with metres. */
export const located = z.object({
  area: areaReference,
  nearBorder: z.array(nearArea),
  street: z
    .object({ id: z.int(), name: z.string(), houseNumber: z.string().optional(), distance: z.number() })
    .nullable(),
})
export type Located = z.infer<typeof located>

/** A street that can be chosen; `hasPlace` is false for the streets whose place is not known. */
export const street = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  areas: z.array(areaReference),
  lowestNumber: z.int().nullable(),
  highestNumber: z.int().nullable(),
  hasPlace: z.boolean(),
})
export type Street = z.infer<typeof street>

export const searchHit = z.object({
  type: z.enum(['area', 'street', 'work', 'consultation', 'idea']),
  /** Slug of an area or street, number of anything else. */
  id: z.string(),
  name: z.string(),
  /** For a street: the official id. */
  streetId: z.int().optional(),
  houseNumber: z.string().optional(),
  areas: z.array(areaReference),
  place: place.nullable(),
  example: z.boolean().optional(),
})
export type SearchHit = z.infer<typeof searchHit>

import { z } from 'zod'
import { commaList, slug } from './filter.ts'
import { areaReference, place } from './place.ts'
import { reference } from './works.ts'

/** A room where people of a neighbourhood meet; what is not known is null. */
export const communityRoom = z.object({
  slug: z.string(),
  name: z.string(),
  area: areaReference.nullable(),
  address: z.string().nullable(),
  access: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  note: z.string().nullable(),
  sources: z.array(reference),
  place: place.nullable(),
})
export type CommunityRoom = z.infer<typeof communityRoom>

/** Rooms of an area: it covers the room, or the area that the room belongs to. */
export const roomFilter = z.strictObject({ area: commaList(slug) })
export type RoomFilter = z.output<typeof roomFilter>

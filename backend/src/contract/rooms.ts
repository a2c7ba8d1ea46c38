import { z } from 'zod'
import { commaList, slug } from './filter.ts'
import { areaReference, place, streetSpot } from './place.ts'
import { plainLine, plainText } from './text.ts'
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

/** A room as staff writes it: the file of `npm run content -- room add`. What is not known stays out. */
export const newRoom = z.strictObject({
  slug,
  name: plainLine(2, 100),
  area: slug.optional(),
  address: plainLine(3, 200).optional(),
  access: plainText(3, 500).optional(),
  contactName: plainLine(1, 100).optional(),
  contactPhone: plainLine(6, 30).optional(),
  note: plainText(3, 1000).optional(),
  sources: z.array(reference).max(20).default([]),
  at: z.union([streetSpot, place]).optional(),
})
export type NewRoom = z.output<typeof newRoom>

/** What staff changes of a room; `null` takes away what is there. */
export const roomPart = newRoom.omit({ slug: true }).partial().extend({
  area: newRoom.shape.area.nullable(),
  address: newRoom.shape.address.nullable(),
  access: newRoom.shape.access.nullable(),
  contactName: newRoom.shape.contactName.nullable(),
  contactPhone: newRoom.shape.contactPhone.nullable(),
  note: newRoom.shape.note.nullable(),
  at: newRoom.shape.at.nullable(),
})
export type RoomPart = z.output<typeof roomPart>

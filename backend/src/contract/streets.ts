import { z } from 'zod'
import { consultationSummary } from './consultations.ts'
import { idea } from './ideas.ts'
import { areaReference, place, street } from './place.ts'
import { workSummary } from './works.ts'

/**
 * A kern that a street runs through: the part of its known addresses there (0 to 1), the lowest and highest house number
 * whose place is known there, and its ideas and works there, without examples.
 */
export const streetPart = z.object({
  area: areaReference,
  share: z.number(),
  lowestNumber: z.int().nullable(),
  highestNumber: z.int().nullable(),
  ideas: z.int(),
  works: z.int(),
})
export type StreetPart = z.infer<typeof streetPart>

/**
 * One thing of a street, newest first by `on`: the day an idea was sent, of the newest word about a work or a
 * consultation, or on which one could begin to answer.
 */
export const streetEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('idea'), on: z.iso.date(), idea }),
  z.object({ type: z.literal('work'), on: z.iso.date(), work: workSummary }),
  z.object({ type: z.literal('consultation'), on: z.iso.date(), consultation: consultationSummary }),
])
export type StreetEntry = z.infer<typeof streetEntry>

export const streetDetail = street.extend({
  parts: z.array(streetPart),
  /** The newest; `count` is how many there are. */
  entries: z.array(streetEntry),
  count: z.int(),
  /** How the street is today. What is an example counts nowhere but in `examples`. */
  now: z.object({
    ideas: z.int(),
    worksInProgress: z.int(),
    worksPlanned: z.int(),
    consultationsOpen: z.int(),
    examples: z.int(),
  }),
  /** Somewhere in its middle; null where its place is not known. */
  place: place.nullable(),
})
export type StreetDetail = z.infer<typeof streetDetail>

/** Where a street and number are; `isExact` is false for the middle of a street whose number is not known. */
export const address = z.object({
  street: z.object({ id: z.int(), slug: z.string(), name: z.string() }),
  houseNumber: z.string().nullable(),
  area: areaReference.nullable(),
  place: place.nullable(),
  isExact: z.boolean(),
})
export type Address = z.infer<typeof address>

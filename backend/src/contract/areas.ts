import { z } from 'zod'
import { ideaStatus } from './ideas.ts'
import { areaKind, areaReference, place, street } from './place.ts'

const bbox = z.tuple([z.number(), z.number(), z.number(), z.number()])

/** An area with its ideas per status, its places and its streets; `bbox` is west, south, east, north. */
export const areaDetail = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  kind: areaKind,
  /** The outline is ours; the city has not confirmed it. */
  approximate: z.boolean(),
  bbox,
  parent: areaReference.nullable(),
  /** Ideas per status, without examples. */
  counts: z.record(ideaStatus, z.int()),
  examples: z.int(),
  /**
   * Of a kern, over the last year: ideas that had a first answer or whose term is over, and those of them that had it
   * within that term. Null for other areas.
   */
  promise: z.object({ due: z.int(), kept: z.int() }).nullable(),
  /** The newest year that the neighbourhood work is about it, and why. */
  chosen: z.object({ year: z.int(), reason: z.string() }).nullable(),
  places: z.array(z.object({ kind: z.string(), name: z.string(), address: z.string().nullable(), place })),
  streets: z.array(street),
})
export type AreaDetail = z.infer<typeof areaDetail>

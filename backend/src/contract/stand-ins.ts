import { z } from 'zod'

const colleague = z.object({ id: z.int(), name: z.string() })

/** Somebody who looks after the kernen of a colleague, on these days and those between them. */
export const standIn = z.object({
  id: z.int(),
  absent: colleague,
  standIn: colleague,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  isNow: z.boolean(),
})
export const standInList = z.object({ items: z.array(standIn) })
export type StandInList = z.infer<typeof standInList>

export const newStandIn = z.strictObject({
  standIn: z.int().min(1).max(2_147_483_647),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
})
export type NewStandIn = z.input<typeof newStandIn>

import { z } from 'zod'
import { areaReference } from './place.ts'
import { STAFF_ROLES } from './roles.ts'

export const staffRole = z.enum(STAFF_ROLES)

/** Who is signed in. `areas` are the kernen the roles are limited to; null is all of them. */
export const me = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  roles: z.array(staffRole),
  areas: z.array(areaReference).nullable(),
  /** When the visit before this one ended (ISO 8601), or null at the first. */
  previousVisitAt: z.iso.datetime().nullable(),
})
export type Me = z.infer<typeof me>

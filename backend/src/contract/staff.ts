import { z } from 'zod'
import { areaReference } from './place.ts'

export const staffRole = z.enum(['administrator', 'wijkwerker', 'integration', 'moderator', 'committee', 'council'])
export type StaffRole = z.infer<typeof staffRole>

/** What each permission allows, and which roles have it; every route of the desk names the one it needs. */
export const PERMISSIONS = {
  /** Ideas as staff see them: hidden and held ones, notes, history. */
  'ideas.read': ['administrator', 'wijkwerker', 'integration', 'moderator'],
  /** Answer, move, assign, merge, hand over. */
  'ideas.handle': ['administrator', 'wijkwerker'],
  /** Hide, restore, and let through what was held. */
  'ideas.moderate': ['administrator', 'wijkwerker', 'moderator'],
  /** How somebody wants to hear back. */
  'contacts.read': ['administrator', 'wijkwerker', 'integration'],
  /** Note an idea, a support or an answer for somebody else. */
  intake: ['administrator', 'wijkwerker', 'integration'],
  /** Make, correct and end works and consultations. */
  'content.write': ['administrator', 'wijkwerker'],
  'hotspots.read': ['administrator', 'wijkwerker', 'integration'],
  'hotspots.write': ['administrator', 'wijkwerker'],
  /** Calls to make and letters to send. */
  tasks: ['administrator', 'wijkwerker', 'integration'],
  /** Mails that wait, went out or could not. */
  'mail.read': ['administrator', 'wijkwerker'],
  'year.read': ['administrator', 'wijkwerker', 'integration', 'council', 'committee'],
  'year.write': ['administrator', 'wijkwerker'],
  'settings.write': ['administrator'],
  'staff.manage': ['administrator'],
  'audit.read': ['administrator'],
  /** What everyone who signed in may do: see who they are, end their sessions, name a stand-in. */
  self: ['administrator', 'wijkwerker', 'integration', 'moderator', 'committee', 'council'],
} as const satisfies Record<string, readonly StaffRole[]>
export type Permission = keyof typeof PERMISSIONS

/** Whether one of these roles has a permission. */
export const isAllowed = (roles: readonly StaffRole[], permission: Permission) =>
  PERMISSIONS[permission].some((role) => roles.includes(role))

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

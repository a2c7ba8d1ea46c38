/** Roles and rights; in a file of their own, so that a page can ask them without zod. */
export const STAFF_ROLES = ['administrator', 'wijkwerker', 'integration', 'moderator', 'committee', 'council'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

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

const NOT_BOUND_TO_KERNEN: readonly Permission[] = ['intake', 'settings.write', 'staff.manage', 'audit.read', 'self']

/** Whether whoever is away may do all that a stand-in would do in their kernen, so that standing in gives nobody more. */
export const mayStandIn = (standIn: readonly StaffRole[], absent: readonly StaffRole[]) =>
  (Object.keys(PERMISSIONS) as Permission[]).every(
    (permission) =>
      NOT_BOUND_TO_KERNEN.includes(permission) || !isAllowed(standIn, permission) || isAllowed(absent, permission),
  )

/** Whether one of these roles has a permission. */
export const isAllowed = (roles: readonly StaffRole[], permission: Permission) =>
  PERMISSIONS[permission].some((role) => roles.includes(role))

import { z } from 'zod'
import { AUDIT_FIELDS } from './audit.ts'
import { slug } from './filter.ts'
import { areaReference } from './place.ts'
import { staffRole } from './staff.ts'
import { plainLine } from './text.ts'

const email = z.email().max(254).toLowerCase()
const roles = z.array(staffRole).min(1).max(6)
/** The kernen to which the roles are limited; null is all of them. */
const areas = z.array(slug).min(1).max(50).nullable()

/** Asks for a link to sign in with. */
export const signInRequest = z.strictObject({ email })

/** What a link to come in is for, and whom it greets. */
export const signInLink = z.object({
  purpose: z.enum(['sign-in', 'invitation', 'first-administrator']),
  name: z.string().nullable(),
})
export type SignInLink = z.infer<typeof signInLink>

/** Only the first administrator still has to say who they are. */
export const comingIn = z.strictObject({ name: plainLine(2, 80).optional(), email: email.optional() })
export type ComingIn = z.input<typeof comingIn>

/** How one signs in here: through the provider of the city, or with a link by mail. */
export const signInWays = z.object({ way: z.enum(['provider', 'mail']) })

export const invitation = z.strictObject({ name: plainLine(2, 80), email, roles, areas })
export type Invitation = z.input<typeof invitation>

/** What an administrator may change of somebody else. */
export const memberPart = z
  .strictObject({ name: plainLine(2, 80), roles, areas, isDisabled: z.boolean() })
  .partial()
  .refine((part) => Object.keys(part).length > 0)
export type MemberPart = z.input<typeof memberPart>

export const member = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  roles: z.array(staffRole),
  areas: z.array(areaReference).nullable(),
  isDisabled: z.boolean(),
  /** When they were last here (ISO 8601), or null when they never were. */
  visitedAt: z.iso.datetime().nullable(),
})
export type Member = z.infer<typeof member>

/** `link` is shown once to who invites, for where mail does not arrive. */
export const invited = z.object({ member, link: z.string() })
export type Invited = z.infer<typeof invited>

export const session = z.object({
  id: z.uuid(),
  userAgent: z.string().nullable(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  isThisOne: z.boolean(),
})
export type Session = z.infer<typeof session>

/** What became of one field; `from` and `to` are as logged, with names where the log has numbers, and may be absent. */
export const auditChange = z.object({ field: z.enum(AUDIT_FIELDS), from: z.unknown(), to: z.unknown() })
export type AuditChange = z.infer<typeof auditChange>

export const auditEntry = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** As it is called now, where it has a name and is still there. */
  subjectName: z.string().nullable(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  changes: z.array(auditChange),
})
export type AuditEntry = z.infer<typeof auditEntry>

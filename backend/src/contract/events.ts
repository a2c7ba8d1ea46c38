import { z } from 'zod'
import { ideaKind, ideaStatus, ideaTheme } from './ideas.ts'
import { place } from './place.ts'

/** An idea that was added or changed, with what a filtered page needs to know whether it concerns it. */
export const ideaChanged = z.object({
  type: z.literal('idea.changed'),
  id: z.int(),
  title: z.string(),
  kind: ideaKind,
  theme: ideaTheme,
  status: ideaStatus,
  areas: z.array(z.string()),
  place: place.nullable(),
  createdOn: z.iso.date(),
  example: z.boolean(),
  /** True the first time this server tells of the idea. */
  isNew: z.boolean(),
})
/** An idea that may no longer be shown. */
export const ideaRemoved = z.object({ type: z.literal('idea.removed'), id: z.int() })
/** A work, a consultation or a community room that was added, changed, opened, closed or taken away. */
export const contentChanged = z.object({
  type: z.enum(['work.changed', 'consultation.changed', 'room.changed']),
  id: z.int(),
  isRemoved: z.boolean(),
})
/** Too much has changed, or the server was restored: fetch everything again. */
export const reset = z.object({ type: z.literal('reset') })

/** What `GET /api/events` sends, one JSON object a message; the message id resumes with `Last-Event-ID`. */
export const portalEvent = z.discriminatedUnion('type', [ideaChanged, ideaRemoved, contentChanged, reset])
export type PortalEvent = z.infer<typeof portalEvent>

import { z } from 'zod'
import { plainText } from './text.ts'

export const reportReason = z.enum(['abuse', 'privacy', 'illegal', 'spam', 'other'])
export type ReportReason = z.infer<typeof reportReason>

/** What somebody finds wrong with an idea, or with a comment on it. */
export const newReport = z.strictObject({
  reason: reportReason,
  body: plainText(0, 2000).optional(),
  comment: z.int().min(1).max(999_999_999).optional(),
  /** Where the decision is told, once. */
  email: z.email().max(254).optional(),
  website: z.string().max(200).optional(),
})
export type NewReport = z.input<typeof newReport>

/** A report that waits for a decision, as staff see it. */
export const openReport = z.object({
  id: z.int(),
  reason: reportReason,
  body: z.string(),
  comment: z.int().nullable(),
  createdAt: z.iso.datetime(),
})

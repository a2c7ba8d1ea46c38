import { z } from 'zod'

/** Why a mail could not be sent, with the code of the answer: what a mail server says may name whom it was for. */
export const mailFault = z.object({
  kind: z.enum(['unreachable', 'sign-in', 'later', 'address', 'refused', 'other']),
  code: z.int().nullable(),
})
export type MailFault = z.infer<typeof mailFault>

/** A mail that waits, went out or could not. `text` only where no mail server is configured, for trying out. */
export const mailboxItem = z.object({
  id: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  ideaId: z.int().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  failures: z.int(),
  lastError: mailFault.nullable(),
  isGivenUp: z.boolean(),
  to: z.string().nullable(),
  text: z.string().nullable(),
})
export type MailboxItem = z.infer<typeof mailboxItem>

export const mailbox = z.object({ hasServer: z.boolean(), items: z.array(mailboxItem) })
export type Mailbox = z.infer<typeof mailbox>

import { z } from 'zod'

/** What a link in a mail does when its button is pushed, and about which idea. */
export const mailLink = z.object({
  purpose: z.enum(['confirm-reply', 'stop-mails', 'confirm-follow', 'stop-follow']),
  idea: z.object({ id: z.int(), title: z.string() }),
})
export type MailLink = z.infer<typeof mailLink>

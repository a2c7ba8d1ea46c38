import { z } from 'zod'
import { idea, ideaChannel, newIdea } from './ideas.ts'
import { plainLine, plainText } from './text.ts'

/** How something reached staff; what comes over the web needs nobody to note it. */
export const intakeChannel = ideaChannel.exclude(['web'])
export type IntakeChannel = z.infer<typeof intakeChannel>

/** An idea that staff notes for somebody else. A name or an address is kept only with consent. */
export const noted = newIdea
  .omit({ photos: true, website: true, placedBy: true })
  .extend({
    channel: intakeChannel,
    /** What it says in Dutch, where it was said in another language. */
    translation: z.strictObject({ title: plainLine(3, 100), body: plainText(1, 4000) }).optional(),
    consent: z.enum(['spoken', 'signed']).optional(),
    /** Whom to ask for, or to address a letter to; only staff read it. */
    contactName: plainLine(2, 80).optional(),
  })
  .refine(({ contactName, reply }) => contactName === undefined || reply !== undefined, {
    path: ['contactName'],
    error: 'kept only with a way to reach them',
  })
  .refine(({ name, reply, consent }) => consent !== undefined || (name === undefined && reply === undefined), {
    path: ['consent'],
    error: 'a name or an address is kept only with consent',
  })
export type Noted = z.input<typeof noted>

/** What is said back to the person: the number under which the idea is known. */
export const notedIdea = z.object({ number: z.string(), idea })
export type NotedIdea = z.infer<typeof notedIdea>

/** The support of one person, on paper or by phone. Who it was is kept as a hash, against double counting. */
export const notedSupport = z.strictObject({
  channel: intakeChannel,
  name: plainLine(2, 80),
  address: plainLine(2, 160),
})
export type NotedSupport = z.input<typeof notedSupport>

export const countedSupport = z.object({ isNew: z.boolean(), supportCount: z.int() })
export type CountedSupport = z.infer<typeof countedSupport>

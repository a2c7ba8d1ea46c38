import { z } from 'zod'
import { ideaTheme } from './ideas.ts'

const moment = z.enum(['before', 'after'])

/** Whether staff look at what residents send before or after everyone sees it: ideas, those of some themes, photos. */
export const moderationSettings = z.strictObject({
  ideas: moment,
  themes: z.array(ideaTheme).max(20),
  photos: moment,
})
export type ModerationSettings = z.infer<typeof moderationSettings>

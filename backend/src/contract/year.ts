import { z } from 'zod'
import { slug } from './filter.ts'
import { areaKind, areaReference } from './place.ts'
import { plainText } from './text.ts'

/** The area that the neighbourhood work is about in a year; everyone reads the reason. */
export const yearChoice = z.object({ year: z.int(), area: areaReference, reason: z.string() })

/** A kern or neighbourhood beside the others. */
export const yearArea = z.object({
  area: areaReference,
  kind: areaKind,
  /** Null where it is not known, as for neighbourhoods. */
  addresses: z.int().nullable(),
  openIdeas: z.int(),
  /** Works that are planned or under way. */
  works: z.int(),
  /** Stretches of street with more or fewer ideas than expected; null where nothing can be told. */
  more: z.int().nullable(),
  fewer: z.int().nullable(),
  hasPlan: z.boolean().nullable(),
})
export type YearArea = z.infer<typeof yearArea>

export const yearOverview = z.object({
  /** The year that is chosen for now: the one that comes. */
  year: z.int(),
  choices: z.array(yearChoice),
  items: z.array(yearArea),
})
export type YearOverview = z.infer<typeof yearOverview>

export const planChange = z.strictObject({ hasPlan: z.boolean().nullable() })
export const newYearChoice = z.strictObject({
  year: z.int().min(2020).max(2100),
  area: slug,
  reason: plainText(10, 2000),
})
export type NewYearChoice = z.input<typeof newYearChoice>

import { z } from 'zod'
import { slug } from './filter.ts'
import { areaKind, areaReference } from './place.ts'
import { plainText } from './text.ts'

const choiceYear = z.int().min(2020).max(2100)
/** The area that the neighbourhood work is about in a year; everyone reads the reason. */
export const yearChoice = z.object({
  year: z.int(),
  area: areaReference,
  reason: z.string(),
  /** Another moment is another choice. */
  chosenAt: z.iso.datetime(),
})
export type YearChoice = z.infer<typeof yearChoice>

const milestoneYear = z.int().min(1990).max(2100).nullable()
/** The year of the last one, null when there never was one; null as a whole when nobody filled it in. */
const milestone = z.object({ year: milestoneYear }).nullable()
export type Milestone = z.infer<typeof milestone>

/** A kern or neighbourhood beside the others. */
export const yearArea = z.object({
  area: areaReference,
  kind: areaKind,
  /** Of the stretches of street that lie there, of a neighbourhood those with their middle in it; null where none are known. */
  addresses: z.int().nullable(),
  openIdeas: z.int(),
  /** Works that are planned or under way. */
  works: z.int(),
  /** Stretches of street with more or fewer ideas than expected; null where nothing can be told. */
  more: z.int().nullable(),
  fewer: z.int().nullable(),
  hasPlan: z.boolean().nullable(),
  lastTrajectory: milestone,
  lastFramework: milestone,
})
export type YearArea = z.infer<typeof yearArea>

export const yearOverview = z.object({
  /** The year that is chosen for now: the one that comes. */
  year: z.int(),
  choices: z.array(yearChoice),
  items: z.array(yearArea),
})
export type YearOverview = z.infer<typeof yearOverview>

/** What staff say of an area; what is left out stays as it was. */
export const yearAreaChange = z
  .strictObject({ hasPlan: z.boolean().nullable(), lastTrajectory: milestone, lastFramework: milestone })
  .partial()
export type YearAreaChange = z.infer<typeof yearAreaChange>
/** What is chosen, and the choice that this replaces as it was read; `outdated` when another stands there by now. */
export const newYearChoice = z.strictObject({
  year: choiceYear,
  area: slug,
  reason: plainText(10, 2000),
  replaces: yearChoice.shape.chosenAt.nullable(),
})
export type NewYearChoice = z.input<typeof newYearChoice>
/** The choice that is withdrawn as it was read, and why, for the log. */
export const yearWithdrawal = z.strictObject({
  year: choiceYear,
  chosenAt: yearChoice.shape.chosenAt,
  reason: plainText(3, 2000),
})
export type YearWithdrawal = z.input<typeof yearWithdrawal>

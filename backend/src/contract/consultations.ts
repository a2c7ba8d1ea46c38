import { z } from 'zod'
import { boundingBox, commaList, nearPoint, radiusMetres, slug } from './filter.ts'
import { houseNumber, ideaChannel, languageTag, reply } from './ideas.ts'
import { areaReference, place } from './place.ts'
import { plainLine, plainText } from './text.ts'

export const questionKind = z.enum(['text', 'choice', 'place'])
export type QuestionKind = z.infer<typeof questionKind>
/** By the clock of the database. */
export const consultationState = z.enum(['upcoming', 'open', 'closed'])
export type ConsultationState = z.infer<typeof consultationState>

export const question = z.object({
  id: z.int(),
  kind: questionKind,
  title: z.string(),
  help: z.string().nullable(),
  required: z.boolean(),
  options: z.array(z.string()),
  multiple: z.boolean(),
})
export type Question = z.infer<typeof question>

/** A consultation in a list. `place` is where its sign stands; `distance` is in metres, where `near` was asked. */
export const consultationSummary = z.object({
  id: z.int(),
  title: z.string(),
  body: z.string(),
  state: consultationState,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** Days of Europe/Brussels: the first and the last on which one can answer. */
  opensOn: z.iso.date(),
  closesOn: z.iso.date(),
  areas: z.array(areaReference),
  work: z.object({ id: z.int(), title: z.string() }).nullable(),
  place,
  answerCount: z.int(),
  hasOutcome: z.boolean(),
  distance: z.number().nullable(),
  example: z.boolean(),
  updatedOn: z.iso.date(),
})
export type ConsultationSummary = z.infer<typeof consultationSummary>

export const consultationDetail = consultationSummary.extend({
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  fixed: z.string().nullable(),
  afterwards: z.string().nullable(),
  outcome: z.string().nullable(),
  questions: z.array(question),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
})
export type ConsultationDetail = z.infer<typeof consultationDetail>

export const consultationPage = z.object({
  items: z.array(consultationSummary),
  next: z.string().nullable(),
  count: z.int(),
  examples: z.int(),
  counts: z.record(consultationState, z.int()),
})
export type ConsultationPage = z.infer<typeof consultationPage>

/** The one filter of consultations. `until` is a day, inclusive: those that close by then. */
export const consultationFilter = z.strictObject({
  area: commaList(slug),
  state: commaList(consultationState),
  /** Whether one can answer now. */
  open: z.enum(['yes', 'no']).optional(),
  street: slug.optional(),
  bbox: boundingBox.optional(),
  near: nearPoint.optional(),
  radius: radiusMetres.optional(),
  until: z.iso.date().optional(),
})
export type ConsultationFilter = z.output<typeof consultationFilter>
export type ConsultationFilterQuery = z.input<typeof consultationFilter>

const streetId = z.int().min(1).max(2_147_483_647)

/** An answer to one question, as its kind asks: a text, positions of chosen options (from 0), or a place. */
export const questionAnswer = z.union([
  z.strictObject({ question: z.int().min(1), text: plainText(1, 4000) }),
  z.strictObject({ question: z.int().min(1), chosen: z.array(z.int().min(0).max(100)).min(1).max(100) }),
  z.strictObject({ question: z.int().min(1), place }),
  z.strictObject({ question: z.int().min(1), streetId, houseNumber: houseNumber.optional() }),
])
export type QuestionAnswer = z.input<typeof questionAnswer>

export const newAnswer = z.strictObject({
  answers: z.array(questionAnswer).min(1).max(50),
  reply: reply.optional(),
  language: languageTag.optional(),
  /** Honeypot: people leave it empty. */
  website: z.string().max(200).optional(),
})
export type NewAnswer = z.input<typeof newAnswer>

/** What who answered gets: the number to say on the phone, and the count with this answer in it. */
export const answerCreated = z.object({ number: z.string(), answerCount: z.int() })
export type AnswerCreated = z.infer<typeof answerCreated>

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$/)

/** A consultation as staff writes it: the file of `npm run content -- consultation add`. */
export const newConsultation = z.strictObject({
  title: plainLine(3, 120),
  body: plainText(1, 4000),
  /** `2026-11-30` or `2026-11-30 18:00`, by the clock of Europe/Brussels; a day to close on is that whole day. */
  opens: localTime,
  closes: localTime,
  areas: z.array(slug).max(20).default([]),
  work: z.int().min(1).optional(),
  /** The one spot it is about. */
  at: z.strictObject({ street: slug, houseNumber: z.int().min(1).max(9999).optional() }).optional(),
  contactName: plainLine(1, 100).optional(),
  contactPhone: plainLine(6, 30).optional(),
  fixed: plainText(1, 1000).optional(),
  afterwards: plainText(1, 1000).optional(),
  outcome: plainText(1, 4000).optional(),
  questions: z
    .array(
      z.strictObject({
        kind: questionKind,
        title: plainLine(3, 200),
        help: plainText(1, 500).optional(),
        required: z.boolean().default(false),
        options: z.array(plainLine(1, 100)).max(30).default([]),
        multiple: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(30),
  example: z.boolean().default(false),
})
export type NewConsultation = z.output<typeof newConsultation>

/** An answer that came on paper or by phone, as staff types it in. */
export const typedAnswer = newAnswer.omit({ website: true }).extend({ channel: ideaChannel })

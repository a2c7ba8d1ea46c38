import { z } from 'zod'
import { boundingBox, commaList, nearPoint, radiusMetres, slug } from './filter.ts'
import { houseNumber, ideaChannel, languageTag, reply } from './ideas.ts'
import { areaReference, place, streetSpot } from './place.ts'
import { plainLine, plainText } from './text.ts'
import { linkedIdea } from './works.ts'

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
  /** What staff took along from what residents proposed. */
  ideas: z.array(linkedIdea),
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

/** `2026-11-30` or `2026-11-30 18:00`, by the clock of Europe/Brussels. */
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}( ([01]\d|2[0-3]):[0-5]\d)?$/, { error: 'has to look like 2026-11-30 or 2026-11-30 18:00' })
  .refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, { error: 'no such day' })

const newQuestion = z
  .strictObject({
    kind: questionKind,
    title: plainLine(3, 200),
    help: plainText(1, 500).optional(),
    required: z.boolean().default(false),
    options: z.array(plainLine(1, 100)).max(30).default([]),
    multiple: z.boolean().default(false),
  })
  .superRefine(({ kind, options, multiple }, { addIssue }) => {
    const fault = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message })
    if (kind === 'choice' && options.length < 2) fault('options', 'a choice has at least two')
    if (new Set(options).size < options.length) fault('options', 'each is there once')
    if (kind !== 'choice' && options.length > 0) fault('options', 'only a choice has them')
    if (kind !== 'choice' && multiple) fault('multiple', 'only for a choice')
  })

/** A consultation as staff writes it: the file of `npm run content -- consultation add`. */
export const newConsultation = z.strictObject({
  title: plainLine(3, 120),
  body: plainText(1, 4000),
  opens: localTime,
  /** A day to close on is that whole day. */
  closes: localTime,
  areas: z.array(slug).max(20).default([]),
  work: z.int().min(1).max(999_999_999).optional(),
  /** The one spot it is about. */
  at: streetSpot.optional(),
  contactName: plainLine(1, 100).optional(),
  contactPhone: plainLine(6, 30).optional(),
  fixed: plainText(1, 1000).optional(),
  afterwards: plainText(1, 1000).optional(),
  outcome: plainText(1, 4000).optional(),
  questions: z.array(newQuestion).min(1).max(30),
  example: z.boolean().default(false),
})
export type NewConsultation = z.output<typeof newConsultation>

/** What staff changes of a consultation; `null` takes away what is there. */
export const consultationPart = newConsultation.partial().extend({
  work: newConsultation.shape.work.nullable(),
  at: newConsultation.shape.at.nullable(),
  contactName: newConsultation.shape.contactName.nullable(),
  contactPhone: newConsultation.shape.contactPhone.nullable(),
  fixed: newConsultation.shape.fixed.nullable(),
  afterwards: newConsultation.shape.afterwards.nullable(),
  outcome: newConsultation.shape.outcome.nullable(),
})
export type ConsultationPart = z.output<typeof consultationPart>

/** An answer that came on paper or by phone, as staff types it in: a street by its name in the address of its page. */
export const typedAnswer = newAnswer.omit({ website: true }).extend({
  channel: ideaChannel,
  answers: z
    .array(
      z.union([
        ...questionAnswer.options,
        streetSpot.extend({ question: z.int().min(1), houseNumber: houseNumber.optional() }),
      ]),
    )
    .min(1)
    .max(50),
})
export type TypedAnswer = z.output<typeof typedAnswer>

import { z } from 'zod'
import {
  consultationDetail,
  consultationPart,
  consultationState,
  localTime,
  newConsultation,
  question,
} from './consultations.ts'
import { areaReference } from './place.ts'
import { plainText } from './text.ts'
import {
  effect,
  endsInOrder,
  newWorkFields,
  pairsInOrder,
  passage,
  stretch,
  workDetail,
  workPartFields,
  workStatus,
} from './works.ts'

/** Works and consultations as staff make, correct and end them; what everyone sees of them is in the other contracts. */

const standing = z.object({ id: z.int(), title: z.string(), isPublic: z.boolean(), example: z.boolean() })

const deskWorkLine = standing.extend({
  status: workStatus,
  areas: z.array(areaReference),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  isFromRegister: z.boolean(),
  /** The day of the newest state, or null. */
  statedOn: z.iso.date().nullable(),
  /** It goes on and everyone sees it, and that state is too old to go for today. */
  isStale: z.boolean(),
})
export type DeskWorkLine = z.infer<typeof deskWorkLine>
export const deskWorkList = z.object({ items: z.array(deskWorkLine) })
export type DeskWorkList = z.infer<typeof deskWorkList>

const namedStretch = stretch.extend({ name: z.string() })
export type NamedStretch = z.infer<typeof namedStretch>

/** A hindrance as its form asks it. */
const deskHindrance = z.object({
  where: z.array(namedStretch),
  widthMetres: z.number(),
  /** Days, inclusive; none when the work ended before it began. */
  periods: z.array(z.object({ start: z.iso.date(), end: z.iso.date() })),
  severe: z.boolean(),
  effects: z.array(effect),
  note: z.string().nullable(),
})
export type DeskHindrance = z.infer<typeof deskHindrance>

/** A work as everyone reads it, whether they do, and what only its form asks. */
export const deskWork = workDetail.extend({
  isPublic: z.boolean(),
  /** As staff said it, whatever hindrance holds. */
  passage,
  /** As somebody typed it; null where the house numbers say it. */
  locationText: workDetail.shape.locationText,
  /** Along what staff drew it; null where it was drawn otherwise. */
  where: z.array(namedStretch).nullable(),
  /** Its hindrances likewise; null where one of them was drawn otherwise. */
  zones: z.array(deskHindrance).nullable(),
})
export type DeskWork = z.infer<typeof deskWork>

export const workToAdd = newWorkFields.omit({ example: true }).check(endsInOrder)
export type WorkToAdd = z.input<typeof workToAdd>
export const workToChange = workPartFields.omit({ example: true }).check(pairsInOrder)
export type WorkToChange = z.input<typeof workToChange>

const visibilityActs = [z.strictObject({ act: z.literal('hide') }), z.strictObject({ act: z.literal('show') })] as const

/** What becomes of hindrance that was said to last longer than its work. */
export const HINDRANCE_AFTER = ['keep', 'stop'] as const
export type HindranceAfter = (typeof HINDRANCE_AFTER)[number]

/** `on` is today or a day that is over; `hindrance` has to be said where some is left after it. */
export const workAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('state'), text: plainText(3, 600), on: z.iso.date().optional() }),
  z.strictObject({ act: z.literal('end'), on: z.iso.date().optional(), hindrance: z.enum(HINDRANCE_AFTER).optional() }),
  z.strictObject({ act: z.literal('cancel') }),
  ...visibilityActs,
])
export type WorkAct = z.input<typeof workAct>

const deskConsultationLine = standing.extend({
  state: consultationState,
  areas: z.array(areaReference),
  opensOn: z.iso.date(),
  closesOn: z.iso.date(),
  answerCount: z.int(),
  hasOutcome: z.boolean(),
})
export type DeskConsultationLine = z.infer<typeof deskConsultationLine>
export const deskConsultationList = z.object({ items: z.array(deskConsultationLine) })
export type DeskConsultationList = z.infer<typeof deskConsultationList>

/** A consultation as everyone reads it, and what only its form asks: its moments are by the clock of Europe/Brussels. */
export const deskConsultation = consultationDetail.extend({
  isPublic: z.boolean(),
  opens: localTime,
  closes: localTime,
  /** Those that it names itself, rather than those of its work. */
  ownAreas: z.array(z.string()),
  /** Where the one spot it is about lies. */
  street: z.object({ slug: z.string(), name: z.string() }).nullable(),
})
export type DeskConsultation = z.infer<typeof deskConsultation>

/** `ideas` are taken along in it, as far as everyone sees them. */
export const consultationToAdd = newConsultation.omit({ example: true }).extend({
  ideas: z.array(z.int().min(1).max(999_999_999)).max(200).default([]),
})
export type ConsultationToAdd = z.input<typeof consultationToAdd>
export const consultationToChange = consultationPart.omit({ example: true })
export type ConsultationToChange = z.input<typeof consultationToChange>

/** Without `on` it closes now. */
export const consultationAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('end'), on: localTime.optional() }),
  z.strictObject({ act: z.literal('outcome'), text: plainText(3, 4000) }),
  ...visibilityActs,
])
export type ConsultationAct = z.input<typeof consultationAct>

/** What people answered to each question: how many chose what, what they wrote, and where; a null street is a point. */
export const countedAnswers = z.object({
  questions: z.array(
    question.pick({ id: true, kind: true, title: true }).extend({
      answerCount: z.int(),
      options: z.array(z.object({ text: z.string(), count: z.int() })),
      /** With the number of the answer, as in the file. */
      texts: z.array(z.object({ answer: z.int(), body: z.string(), language: z.string() })),
      places: z.array(z.object({ street: z.string().nullable(), count: z.int() })),
    }),
  ),
})
export type CountedAnswers = z.infer<typeof countedAnswers>

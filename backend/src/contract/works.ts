import { z } from 'zod'
import { boundingBox, commaList, idNumber, nearPoint, radiusMetres, slug } from './filter.ts'
import { type ReversedEnd, reversedEnds, reversedPairs } from './period-order.ts'
import { areaReference, place } from './place.ts'
import { plainLine, plainText } from './text.ts'

export const workKind = z.enum(['redesign', 'sewer', 'utility', 'maintenance', 'building', 'mobility', 'other'])
export const workStatus = z.enum(['planned', 'in-progress', 'done', 'cancelled'])
export type WorkKind = z.infer<typeof workKind>
export type WorkStatus = z.infer<typeof workStatus>

/** What hindrance does to people; the labels of GIPOD, and those a city adds. */
export const effect = z.enum([
  'no-motor-vehicles',
  'no-cyclists',
  'no-pedestrians',
  'no-parking',
  'shops-hard-to-reach',
  'speed-limit',
  'narrow-lanes',
  'fewer-lanes',
  'alternating-traffic',
  'detour',
  'one-way',
  'bus-detour',
  'other',
])
export type Effect = z.infer<typeof effect>

/** A day as far as it is known: `2026`, `2026-03` or `2026-03-14` (ISO 8601, reduced precision). */
export const partialDate = z
  .string()
  .regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
    error: 'has to be a day as far as it is known: 2026, 2026-03 or 2026-03-14',
  })
  .refine((text) => text.length < 10 || z.iso.date().safeParse(text).success, { error: 'no such day' })
export type PartialDate = z.infer<typeof partialDate>

/** When something was meant to be, is expected to be, and was; `null` where nobody said. */
export const period = z.object({
  plannedStart: partialDate.nullable(),
  plannedEnd: partialDate.nullable(),
  expectedStart: partialDate.nullable(),
  expectedEnd: partialDate.nullable(),
  actualStart: partialDate.nullable(),
  actualEnd: partialDate.nullable(),
})
export type Period = z.infer<typeof period>

const passageOf = z.strictObject({
  can: z.enum(['yes', 'no', 'limited']).optional(),
  text: plainText(1, 300).optional(),
})
/** Can one pass, per way; a way that is absent is not known. */
export const passage = z.strictObject({
  car: passageOf.optional(),
  bicycle: passageOf.optional(),
  foot: passageOf.optional(),
  bus: passageOf.optional(),
  bins: passageOf.optional(),
})
export type Passage = z.infer<typeof passage>

const passageOfNow = passageOf.extend({ effects: z.array(effect).min(1).optional() })
/** As everyone reads it: it agrees with the hindrance that holds, and `effects` are what that says of a way. */
const passageNow = z.strictObject({
  car: passageOfNow.optional(),
  bicycle: passageOfNow.optional(),
  foot: passageOfNow.optional(),
  bus: passageOfNow.optional(),
  bins: passageOfNow.optional(),
})
export type PassageNow = z.infer<typeof passageNow>

/** A page or a paper elsewhere; `on` is the day it tells of. */
export const reference = z.strictObject({
  title: plainLine(1, 200),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  on: partialDate.nullable().default(null),
})
export type Reference = z.infer<typeof reference>

export const workState = z.object({ id: z.int(), body: z.string(), statedOn: z.iso.date() })
export type WorkState = z.infer<typeof workState>

export const workPhase = period.extend({
  name: z.string(),
  locationText: z.string().nullable(),
  status: workStatus,
})
export type WorkPhase = z.infer<typeof workPhase>

/** Where and when there is hindrance; `isNow` by the clock of the server. */
export const hindrance = z.object({
  id: z.int(),
  severe: z.boolean(),
  effects: z.array(effect),
  note: z.string().nullable(),
  periods: z.array(z.object({ start: z.iso.datetime().nullable(), end: z.iso.datetime().nullable() })),
  isNow: z.boolean(),
})
export type Hindrance = z.infer<typeof hindrance>

/** A work in a list. `place` is a point on it, for its sign; `distance` is in metres, where `near` was asked. */
export const workSummary = period.extend({
  id: z.int(),
  kind: workKind,
  status: workStatus,
  title: z.string(),
  client: z.string(),
  locationText: z.string().nullable(),
  areas: z.array(areaReference),
  streets: z.array(z.object({ slug: z.string(), name: z.string() })),
  place,
  /** The newest dated state, or null. */
  state: workState.nullable(),
  /** The phase that is going on: its number among them, from 1. */
  phase: z.object({ number: z.int(), of: z.int(), name: z.string() }).nullable(),
  passage: passageNow,
  effects: z.array(effect),
  hasHindranceNow: z.boolean(),
  distance: z.number().nullable(),
  example: z.boolean(),
  /** The day of the newest thing that was said about it. */
  updatedOn: z.iso.date(),
  /** Comes from the Flemish register of works. */
  isFromRegister: z.boolean(),
})
export type WorkSummary = z.infer<typeof workSummary>

export const linkedIdea = z.object({ id: z.int(), title: z.string(), language: z.string(), example: z.boolean() })
export const linkedConsultation = z.object({
  id: z.int(),
  title: z.string(),
  state: z.enum(['upcoming', 'open', 'closed']),
  closesAt: z.iso.datetime(),
})

export const workDetail = workSummary.extend({
  body: z.string(),
  decidingAuthority: z.string(),
  cityDecides: z.boolean(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  stillOpen: z.string().nullable(),
  fixed: z.string().nullable(),
  documents: z.array(reference),
  sources: z.array(reference),
  states: z.array(workState),
  phases: z.array(workPhase),
  hindrances: z.array(hindrance),
  /** Outline: west, south, east, north. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  lengthMetres: z.number().nullable(),
  ideas: z.array(linkedIdea),
  consultations: z.array(linkedConsultation),
  /** When the register said so last, where it comes from there. */
  registerReadAt: z.iso.datetime().nullable(),
  isArchived: z.boolean(),
})
export type WorkDetail = z.infer<typeof workDetail>

/** One page of works. `counts` is of all that the filter meets, per status; `importedAt` is the last run of the register. */
export const workPage = z.object({
  items: z.array(workSummary),
  next: z.string().nullable(),
  count: z.int(),
  examples: z.int(),
  counts: z.record(workStatus, z.int()),
  importedAt: z.iso.datetime().nullable(),
})
export type WorkPage = z.infer<typeof workPage>

type ToCheck = z.core.ParsePayload<Partial<Period>>
const refuseEnds = (find: (dates: Partial<Period>) => ReversedEnd[]) => (given: ToCheck) => {
  for (const { end } of find(given.value)) {
    given.issues.push({ code: 'custom', path: [end], message: 'lies before the start', input: given.value[end] })
  }
}
/** Of all dates of a work. */
export const endsInOrder = refuseEnds(reversedEnds)
/** Of a part of them: what the others are is not known here. */
export const pairsInOrder = refuseEnds(reversedPairs)

const newPeriod = z.strictObject(period.partial().shape)

/** A stretch of a street: between two house numbers, or the whole street without them. */
export const stretch = z.strictObject({
  street: slug,
  from: z.int().min(1).max(9999).optional(),
  to: z.int().min(1).max(9999).optional(),
})
export type Stretch = z.infer<typeof stretch>

/** What staff says of a hindrance; `widthMetres` draws a band around its stretches. */
export const newHindrance = z.strictObject({
  where: z.array(stretch).min(1).max(20),
  widthMetres: z.number().min(2).max(500).default(50),
  periods: z
    .array(
      z.strictObject({ start: z.iso.date(), end: z.iso.date() }).refine(({ start, end }) => start <= end, {
        path: ['end'],
        error: 'lies before the start',
      }),
    )
    .min(1)
    .max(50),
  severe: z.boolean().default(false),
  effects: z.array(effect).default([]),
  note: plainText(1, 500).optional(),
})

const newPhase = newPeriod
  .extend({
    name: plainLine(1, 100),
    locationText: plainLine(1, 200).optional(),
    status: workStatus,
  })
  .check(pairsInOrder)

export const newWorkFields = newPeriod.extend({
  kind: workKind,
  status: workStatus,
  title: plainLine(3, 120),
  body: plainText(0, 4000).default(''),
  client: plainLine(2, 120),
  decidingAuthority: plainLine(2, 120),
  cityDecides: z.boolean(),
  locationText: plainLine(1, 200).optional(),
  where: z.array(stretch).min(1).max(20),
  passage: passage.default({}),
  contactName: plainLine(1, 100).optional(),
  contactPhone: plainLine(6, 30).optional(),
  stillOpen: plainText(1, 500).optional(),
  fixed: plainText(1, 500).optional(),
  documents: z.array(reference).max(50).default([]),
  sources: z.array(reference).max(50).default([]),
  phases: z.array(newPhase).max(50).default([]),
  hindrances: z.array(newHindrance).max(50).default([]),
  states: z
    .array(z.strictObject({ body: plainText(3, 600), statedOn: z.iso.date() }))
    .max(200)
    .default([]),
  example: z.boolean().default(false),
})
/** A work as staff writes it: the file of `npm run content -- work add`. */
export const newWork = newWorkFields.check(endsInOrder)
export type NewWork = z.output<typeof newWork>
export type NewWorkFile = z.input<typeof newWork>

export const workPartFields = newWorkFields.partial().extend({
  locationText: newWorkFields.shape.locationText.nullable(),
  contactName: newWorkFields.shape.contactName.nullable(),
  contactPhone: newWorkFields.shape.contactPhone.nullable(),
  stillOpen: newWorkFields.shape.stillOpen.nullable(),
  fixed: newWorkFields.shape.fixed.nullable(),
})
/** Any part of a work, to change just that; null takes away what was said. */
export const workPart = workPartFields.check(pairsInOrder)
export type WorkPart = z.output<typeof workPart>

/**
 * The one filter of works, for list, count, CSV, GeoJSON, hindrance and feed. `since` and `until` are days, inclusive:
 * works that go on at some moment between them; what is planned or in progress goes on until today at least, whatever
 * its days say. `near` is measured to the work and its hindrance, never to a centre. Only asked by `id` a work is found
 * that is gone from the register.
 */
export const workFilter = z.strictObject({
  id: commaList(idNumber),
  area: commaList(slug),
  status: commaList(workStatus),
  kind: commaList(workKind),
  street: slug.optional(),
  bbox: boundingBox.optional(),
  near: nearPoint.optional(),
  radius: radiusMetres.optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type WorkFilter = z.output<typeof workFilter>
export type WorkFilterQuery = z.input<typeof workFilter>

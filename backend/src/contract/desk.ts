import { z } from 'zod'
import { commaList, idNumber, searchText, slug } from './filter.ts'
import {
  attachedTo,
  comment,
  houseNumber,
  idea,
  ideaStatus,
  ideaTheme,
  ideaUpdate,
  photo,
  similarIdea,
} from './ideas.ts'
import { intakeChannel } from './intake.ts'
import { place } from './place.ts'
import { openReport } from './reports.ts'
import { auditChange } from './team.ts'
import { plainLine, plainText } from './text.ts'

/** Somebody who works here, as others see them. */
const colleague = z.object({ id: z.int(), name: z.string() })

const visibility = z.enum(['public', 'held', 'hidden', 'withdrawn'])
/** Of an idea itself: one that was withdrawn is nobody's to open. */
const openVisibility = visibility.exclude(['withdrawn'])

/**
 * An idea in a list of the desk, and what it waits for: a look before others see it, a decision on what somebody reported,
 * a first answer, a day on which staff wanted to come back to it, or nothing.
 */
export const inboxItem = idea
  .pick({ id: true, title: true, language: true, theme: true, status: true, channel: true, place: true, area: true })
  .extend({
    street: z.string().nullable(),
    houseNumber: z.string().nullable(),
    createdOn: z.iso.date(),
    visibility,
    isDuplicate: z.boolean(),
    waitsFor: z.enum(['held', 'report', 'answer', 'follow-up']).nullable(),
    /** The day by which it should be done, or null where none was promised. */
    due: z.iso.date().nullable(),
    supportCount: z.int(),
    assignee: colleague.nullable(),
    replyKind: z.enum(['email', 'phone', 'post']).nullable(),
    isNew: z.boolean(),
  })
export type InboxItem = z.infer<typeof inboxItem>

/** Of all that waits, whatever the filter: in each kern, mine, late, new since the previous visit, and to be moderated. */
const inboxCounts = z.object({
  all: z.int(),
  mine: z.int(),
  late: z.int(),
  isNew: z.int(),
  moderation: z.int(),
  tasks: z.int(),
  /** Works that go on, of which the newest state is too old to go for today. */
  staleWorks: z.int(),
  /** Consultations that are over, without a word of what came of them. */
  openOutcomes: z.int(),
  areas: z.array(z.object({ slug: z.string(), name: z.string(), count: z.int() })),
})
export type InboxCounts = z.infer<typeof inboxCounts>

/** The ideas of a filter; `counts` only beside what waits. */
export const inbox = z.object({
  items: z.array(inboxItem),
  /** How many pass the filter; the list holds the first two hundred. */
  total: z.int(),
  counts: inboxCounts.nullable(),
})
export type Inbox = z.infer<typeof inbox>

export const inboxFilter = z
  .strictObject({
    /** What waits, what was answered and is still followed, what came to an end, what is hidden, or all of it. */
    show: z.enum(['waiting', 'followed', 'ended', 'hidden', 'all']).default('waiting'),
    /** A number of an idea, words of it, or its street. */
    q: searchText.optional(),
    area: commaList(slug),
    theme: commaList(ideaTheme),
    /** Of what waits only what is mine, late, new since the previous visit, or held or reported. */
    only: z.enum(['mine', 'late', 'new', 'moderation']).optional(),
    /** Whose it is, by number; `nobody` is what nobody took. */
    assignee: z.union([z.literal('nobody'), idNumber]).optional(),
    /** Only what came in longer ago than a week or than four. */
    age: z.enum(['week', 'month']).optional(),
  })
  .refine(({ show, only }) => only === undefined || show === 'waiting', { path: ['only'], error: 'asks what waits' })
export type InboxFilter = z.output<typeof inboxFilter>
export type InboxFilterQuery = z.input<typeof inboxFilter>

/** An idea with everything that staff see of it; how to reach the author is asked apart, and logged. */
export const deskIdea = z.object({
  idea,
  visibility: openVisibility,
  /** Why one that is held waits: by the settings, or since no proof of work came with it. */
  heldFor: z.enum(['setting', 'proof']).nullable(),
  revision: z.int(),
  assignee: colleague.nullable(),
  followUpOn: z.iso.date().nullable(),
  passedTo: z.string().nullable(),
  passedReference: z.string().nullable(),
  replyKind: z.enum(['email', 'phone', 'post']).nullable(),
  /** False while a mail address was not confirmed by its owner. */
  isReplyConfirmed: z.boolean(),
  /** Who confirmed that they want news of it. */
  followerCount: z.int(),
  updates: z.array(ideaUpdate),
  notes: z.array(z.object({ id: z.int(), by: z.string(), body: z.string(), createdAt: z.iso.datetime() })),
  comments: z.array(comment.extend({ visibility })),
  photos: z.array(photo.extend({ visibility })),
  /** What people reported, and nobody decided on yet. */
  reports: z.array(openReport),
  duplicates: z.array(z.object({ id: z.int(), title: z.string() })),
  attachedTo: attachedTo.nullable(),
  similar: z.array(similarIdea),
  history: z.array(
    z.object({
      at: z.iso.datetime(),
      by: z.string(),
      action: z.string(),
      reason: z.string().nullable(),
      changes: z.array(auditChange),
    }),
  ),
  /** The last act, where the reader did it and can still take it back. */
  undoable: z.string().nullable(),
})
export type DeskIdea = z.infer<typeof deskIdea>

/** How to reach the author, and whom to ask for where staff noted it. */
export const contactDetails = z.object({
  kind: z.enum(['email', 'phone', 'post']),
  value: z.string(),
  name: z.string().nullable(),
})
export type ContactDetails = z.infer<typeof contactDetails>

const reason = plainText(3, 2000)
const revision = z.int().min(0)
const day = z.iso.date()

/** How the author of an idea asked staff to withdraw it, for the log. */
export const withdrawalRequest = z.strictObject({ asked: intakeChannel })
export type WithdrawalRequest = z.input<typeof withdrawalRequest>

/** What staff do with an idea; `revision` is the one they had before them. */
export const ideaAct = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('answer'),
    revision,
    status: ideaStatus,
    reason,
    followUpOn: day.nullable().optional(),
  }),
  z.strictObject({
    act: z.literal('hand-over'),
    revision,
    to: plainLine(2, 120),
    reference: plainLine(1, 120).optional(),
    reason,
  }),
  z.strictObject({ act: z.literal('ask'), revision, question: reason }),
  z.strictObject({ act: z.literal('note'), revision, body: reason }),
  z.strictObject({ act: z.literal('theme'), revision, theme: ideaTheme }),
  z.strictObject({ act: z.literal('assign'), revision, staffId: z.int().min(1).max(2_147_483_647).nullable() }),
  z.strictObject({ act: z.literal('follow-up'), revision, on: day.nullable() }),
  z.strictObject({ act: z.literal('duplicate'), revision, of: z.int().min(1).max(999_999_999) }),
  z.strictObject({ act: z.literal('separate'), revision }),
  /** Takes it along in a work or a consultation, or in nothing any more. */
  z.strictObject({
    act: z.literal('attach'),
    revision,
    to: z.strictObject({ type: attachedTo.shape.type, id: z.int().min(1).max(999_999_999) }).nullable(),
  }),
  z.strictObject({
    act: z.literal('move'),
    revision,
    location: z.union([
      place,
      z.strictObject({ streetId: z.int().min(1).max(2_147_483_647), houseNumber: houseNumber.optional() }),
      z.strictObject({ area: slug }),
    ]),
    /** Decides near a border. */
    area: slug.optional(),
  }),
])
export type IdeaAct = z.output<typeof ideaAct>
export type NewIdeaAct = z.input<typeof ideaAct>

/**
 * What hides or shows an idea, a comment or a photo of it. It also decides on what was reported about it: what was reported
 * and is shown stays.
 */
export const visibilityAct = z.strictObject({
  revision,
  what: z.union([
    z.strictObject({ idea: z.literal(true) }),
    z.strictObject({ comment: z.int().min(1).max(999_999_999) }),
    z.strictObject({ photo: z.uuid() }),
  ]),
  isHidden: z.boolean(),
  reason,
})
export type VisibilityAct = z.output<typeof visibilityAct>

export const answerTemplate = z.object({ id: z.int(), title: z.string(), status: ideaStatus, body: z.string() })
export type AnswerTemplate = z.infer<typeof answerTemplate>
export const newTemplate = z.strictObject({ title: plainLine(2, 80), status: ideaStatus, body: reason })
export type NewTemplate = z.input<typeof newTemplate>

/** A call to make or a letter to send. */
export const task = z.object({
  id: z.int(),
  kind: z.enum(['call-back', 'letter']),
  body: z.string(),
  createdAt: z.iso.datetime(),
  /** With the language its author wrote in, and what colleagues noted about it. */
  idea: z.object({
    id: z.int(),
    title: z.string(),
    language: z.string(),
    notes: z.array(z.object({ id: z.int(), by: z.string(), body: z.string() })),
  }),
  /** False when how to reach the author was erased meanwhile. */
  hasContact: z.boolean(),
  doneAt: z.iso.datetime().nullable(),
})
export type Task = z.infer<typeof task>

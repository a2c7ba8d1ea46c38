import { z } from 'zod'
import { areaReference, place } from './place.ts'
import { plainLine, plainText } from './text.ts'
import { workStatus } from './works.ts'

export const ideaKind = z.enum(['street', 'policy', 'service'])
export const ideaTheme = z.enum(['verkeer', 'groen', 'milieu', 'welzijn', 'wonen', 'netheid', 'ontmoeting', 'ander'])
export const ideaStatus = z.enum(['received', 'under-review', 'planned', 'done', 'not-retained', 'passed-on'])
export const ideaChannel = z.enum(['web', 'phone', 'email', 'desk', 'home-visit', 'paper', 'meeting', 'street'])
/** How the place was given: `address` is street and number, `location` is the device's own position. */
export const placedBy = z.enum(['tap', 'crosshair', 'address', 'location', 'area', 'none'])
/** How sure the place is: at a house, somewhere on the street, somewhere in the kern, or nowhere. */
export const precision = z.enum(['point', 'street', 'area', 'none'])
export type IdeaKind = z.infer<typeof ideaKind>
export type IdeaTheme = z.infer<typeof ideaTheme>
export type IdeaStatus = z.infer<typeof ideaStatus>
export type IdeaChannel = z.infer<typeof ideaChannel>
export type PlacedBy = z.infer<typeof placedBy>

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
const streetId = z.int().min(1).max(2_147_483_647)
export const houseNumber = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,3} ?[a-zA-Z]?$/)
  .transform((text) => text.replace(' ', '').toUpperCase())

const location = z.union([
  place,
  z.strictObject({ streetId, houseNumber: houseNumber.optional() }),
  z.strictObject({ area: slug }),
])

/** BCP 47, in the shape people's browsers send it. */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)

export const reply = z.union([
  z.strictObject({ email: z.email().max(254) }),
  z.strictObject({
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d ./()-]{6,25}$/),
  }),
  z.strictObject({ post: plainText(5, 300) }),
])
export type Reply = z.infer<typeof reply>
/** As it is kept, encrypted: with whom to ask for, where staff noted it. */
export type KeptReply = Reply & { contactName?: string }

/** A new idea as the form or an API client sends it. `area` decides when the point lies near a border. */
export const newIdea = z.strictObject({
  kind: ideaKind,
  title: plainLine(3, 100),
  body: plainText(1, 4000),
  theme: ideaTheme,
  location: location.nullable(),
  placedBy: placedBy.optional(),
  area: slug.optional(),
  name: plainLine(1, 60).optional(),
  reply: reply.optional(),
  language: languageTag.optional(),
  photos: z.array(z.uuid()).max(4).optional(),
  /** Honeypot: people leave it empty. */
  website: z.string().max(200).optional(),
})
export type NewIdea = z.input<typeof newIdea>

/** What the author may correct through the private link. */
export const correctedIdea = z.strictObject({
  title: plainLine(3, 100),
  body: plainText(1, 4000),
  theme: ideaTheme,
})
export type CorrectedIdea = z.input<typeof correctedIdea>

export const newComment = z.strictObject({
  body: plainText(1, 2000),
  name: plainLine(1, 60).optional(),
  language: languageTag.optional(),
  website: z.string().max(200).optional(),
})
export type NewComment = z.input<typeof newComment>

/** The wish to be mailed about news of an idea. */
export const newFollow = z.strictObject({ email: z.email().max(254), website: z.string().max(200).optional() })
export type NewFollow = z.input<typeof newFollow>
export const followAsked = z.object({ isAsked: z.literal(true) })
export type FollowAsked = z.infer<typeof followAsked>

export const photo = z.object({ id: z.uuid(), url: z.string(), width: z.int(), height: z.int() })
export type Photo = z.infer<typeof photo>

/** An idea as everyone may see it. `createdOn` and `answerDue` are days (`2026-11-22`); `id` is said on the phone. */
export const idea = z.object({
  id: z.int(),
  kind: ideaKind,
  title: z.string(),
  body: z.string(),
  language: z.string(),
  theme: ideaTheme,
  status: ideaStatus,
  channel: ideaChannel,
  name: z.string().nullable(),
  place: place.nullable(),
  precision,
  placedBy,
  area: areaReference.nullable(),
  street: z.object({ id: z.int(), slug: z.string(), name: z.string() }).nullable(),
  houseNumber: z.string().nullable(),
  createdOn: z.iso.date(),
  answerDue: z.iso.date().nullable(),
  supportCount: z.int(),
  commentCount: z.int(),
  photos: z.array(photo),
  duplicateOf: z.int().nullable(),
  example: z.boolean(),
})
export type Idea = z.infer<typeof idea>

export const ideaUpdate = z.object({ id: z.int(), status: ideaStatus, reason: z.string(), createdOn: z.iso.date() })
export const comment = z.object({
  id: z.int(),
  body: z.string(),
  name: z.string().nullable(),
  language: z.string(),
  createdOn: z.iso.date(),
  example: z.boolean(),
})
export type Comment = z.infer<typeof comment>

/** What the sender of a comment gets; `isHeld`: staff look at it before anyone sees it. */
export const commentCreated = comment.extend({ isHeld: z.boolean() })
export type CommentCreated = z.infer<typeof commentCreated>

/** An idea that resembles another: `distance` in metres where both have a place. */
export const similarIdea = z.object({
  id: z.int(),
  title: z.string(),
  status: ideaStatus,
  street: z.string().nullable(),
  distance: z.number().nullable(),
  supportCount: z.int(),
  example: z.boolean(),
})
export type SimilarIdea = z.infer<typeof similarIdea>

/** A work that goes on, or will, where an idea lies. */
export const workHere = z.object({ id: z.int(), title: z.string(), status: workStatus, example: z.boolean() })

/** The work or the consultation that staff took an idea along in. */
export const attachedTo = z.object({ type: z.enum(['work', 'consultation']), id: z.int(), title: z.string() })

/** The public idea that one belongs to as its duplicate. */
export const mainIdea = idea.pick({ id: true, title: true, language: true, status: true })
export type MainIdea = z.infer<typeof mainIdea>

export const ideaDetail = idea.extend({
  updates: z.array(ideaUpdate),
  comments: z.array(comment),
  similar: z.array(similarIdea),
  works: z.array(workHere),
  attachedTo: attachedTo.nullable(),
  /** Null too where the idea it belongs to is not public; `duplicateOf` is then null as well. */
  mainIdea: mainIdea.nullable(),
  /** The Dutch words of staff for what was said in another language, or null. */
  translation: z.object({ title: z.string(), body: z.string() }).nullable(),
})
export type IdeaDetail = z.infer<typeof ideaDetail>

/** One page of the list. `count` is every row the filter meets, `examples` and `unplaced` are parts of it. */
export const ideaPage = z.object({
  items: z.array(idea),
  next: z.string().nullable(),
  count: z.int(),
  examples: z.int(),
  unplaced: z.int(),
})
export type IdeaPage = z.infer<typeof ideaPage>

/** What the author gets, once: `link` is the private address that opens the idea to correct or withdraw it. */
export const receipt = z.object({
  number: z.string().max(6),
  link: z.string(),
  answerDue: z.iso.date().nullable(),
})
export type Receipt = z.infer<typeof receipt>

/** `isHeld`: staff look at it before anyone else sees it. */
export const ideaCreated = z.object({ idea, receipt, isHeld: z.boolean() })
export type IdeaCreated = z.infer<typeof ideaCreated>

/** An idea as its author sees it through the private link. */
export const myIdea = z.object({ idea, receipt, state: z.enum(['public', 'held', 'hidden', 'withdrawn']) })
export type MyIdea = z.infer<typeof myIdea>

/** Whether this visitor supports an idea, and how many do. */
export const supportState = z.object({ supported: z.boolean(), supportCount: z.int() })
export type SupportState = z.infer<typeof supportState>

import { z } from 'zod'
import { commaList, slug } from './filter.ts'
import { ideaChannel, ideaStatus, ideaTheme } from './ideas.ts'
import { areaReference } from './place.ts'
import { plainLine, plainText } from './text.ts'

/** Which ideas are counted; `since` and `until` are days, inclusive. */
export const hotspotFilter = z.strictObject({
  theme: commaList(ideaTheme),
  status: commaList(ideaStatus),
  channel: commaList(ideaChannel),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** What the ideas are held against; residents only where they were loaded. */
  reference: z.enum(['addresses', 'residents']).optional(),
})
export type HotspotFilter = z.output<typeof hotspotFilter>
export type HotspotQuery = z.input<typeof hotspotFilter>

export const unitKind = z.enum(['stretch', 'cell'])
export type UnitKind = z.infer<typeof unitKind>
export const unitFilter = hotspotFilter.extend({ area: slug, kind: unitKind.default('stretch') })
/** `area`: the kern or neighbourhood that a unit is held against; its kern when left out. */
export const cardFilter = hotspotFilter.extend({ area: slug.optional() })
export type CardQuery = z.input<typeof cardFilter>

/** More or fewer ideas than the number of addresses or residents makes expect, beyond what chance does; null is neither. */
const mark = z.enum(['more', 'fewer']).nullable()
const figures = {
  addresses: z.int(),
  /** By the addresses of the statistical sector; null where its people were not loaded. */
  residents: z.number().nullable(),
  ideas: z.int(),
  /** As many as if each address, or resident, were as likely to bring one; null where nobody lives. */
  expected: z.number().nullable(),
  mark,
}
/** Whether there are ideas enough for a mark of either kind, and whether residents can be chosen. */
const power = { ideas: z.int(), canTellMore: z.boolean(), canTellFewer: z.boolean(), hasResidents: z.boolean() }

/** A stretch of a street or a square of the map, with what was counted there. */
export const unit = z.object({
  slug: z.string(),
  kind: unitKind,
  /** The street, or for a square the streets in it with the most ideas. */
  streets: z.array(z.string()),
  fromNumber: z.int().nullable(),
  toNumber: z.int().nullable(),
  ...figures,
})
export type Unit = z.infer<typeof unit>

export const hotspots = z.object({ area: areaReference, ...power, items: z.array(unit) })
export type Hotspots = z.infer<typeof hotspots>

export const kernHotspots = z.object({ ...power, items: z.array(z.object({ area: areaReference, ...figures })) })
export type KernHotspots = z.infer<typeof kernHotspots>

export const reachFilter = hotspotFilter.pick({ since: true, until: true })

/** How many ideas came from each kern and along which way; null for a number that would tell of whom it was. */
export const reach = z.object({
  items: z.array(
    z.object({
      area: areaReference,
      /** Null where no addresses were loaded. */
      addresses: z.int().nullable(),
      /** By the addresses of the statistical sectors; null where not all of their people were loaded. */
      residents: z.number().nullable(),
      ideas: z.int(),
      channels: z.record(ideaChannel, z.int().nullable()),
    }),
  ),
})
export type Reach = z.infer<typeof reach>

export const hotspotCard = z.object({
  /** What the unit is held against. */
  area: areaReference,
  unit,
  ...power,
  themes: z.array(z.object({ theme: ideaTheme, ideas: z.int() })),
  /** Of the last twelve months, the oldest first; `month` is YYYY-MM. */
  months: z.array(z.object({ month: z.string(), ideas: z.int() })),
  /** Words that stand in at least two of the ideas. */
  words: z.array(z.object({ word: z.string(), ideas: z.int() })),
  /** The newest hundred. */
  ideas: z.array(
    z.object({ id: z.int(), title: z.string(), theme: ideaTheme, status: ideaStatus, createdOn: z.iso.date() }),
  ),
  /** What staff answered on ideas here, the newest first. */
  decided: z.array(z.object({ ideaId: z.int(), status: ideaStatus, reason: z.string(), on: z.iso.date() })),
  works: z.array(z.object({ id: z.int(), title: z.string() })),
  dossiers: z.array(z.object({ id: z.int(), title: z.string() })),
})
export type HotspotCard = z.infer<typeof hotspotCard>

const ideaIds = z.array(z.int().min(1).max(999_999_999)).max(200)
export const newDossier = z.strictObject({
  title: plainLine(3, 120),
  note: plainText(1, 4000).optional(),
  unit: slug.optional(),
  ideas: ideaIds.min(1),
})
export type NewDossier = z.input<typeof newDossier>
export const dossierChange = z.strictObject({
  title: plainLine(3, 120).optional(),
  note: plainText(0, 4000).optional(),
  ideas: ideaIds.optional(),
  isClosed: z.boolean().optional(),
})
export type DossierChange = z.input<typeof dossierChange>

const dossierHead = {
  id: z.int(),
  title: z.string(),
  area: areaReference.nullable(),
  createdBy: z.string(),
  createdOn: z.iso.date(),
  isClosed: z.boolean(),
}
export const dossierList = z.object({ items: z.array(z.object({ ...dossierHead, ideas: z.int() })) })
export type DossierList = z.infer<typeof dossierList>
export const dossier = z.object({
  ...dossierHead,
  note: z.string(),
  unit: z.string().nullable(),
  ideas: hotspotCard.shape.ideas,
})
export type Dossier = z.infer<typeof dossier>

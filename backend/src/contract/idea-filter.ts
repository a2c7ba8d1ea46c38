import { z } from 'zod'
import { boundingBox, commaList, nearPoint, radiusMetres, searchText, slug } from './filter.ts'
import { ideaKind, ideaStatus, ideaTheme } from './ideas.ts'

/**
 * The one filter of map, list, count, CSV, GeoJSON and tiles, as it stands in a URL.
 * `bbox` is west,south,east,north; `near` is lng,lat with `radius` in metres; `since` and `until` are days, inclusive.
 */
export const ideaFilter = z.strictObject({
  area: commaList(slug),
  theme: commaList(ideaTheme),
  status: commaList(ideaStatus),
  kind: commaList(ideaKind),
  q: searchText.optional(),
  bbox: boundingBox.optional(),
  near: nearPoint.optional(),
  radius: radiusMetres.optional(),
  /** Only ideas with a point, or only those without. */
  placed: z.enum(['yes', 'no']).optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type IdeaFilter = z.output<typeof ideaFilter>
export type IdeaFilterQuery = z.input<typeof ideaFilter>

import { z } from 'zod'
import { ideaKind, ideaStatus, ideaTheme } from './ideas.ts'
import { isWellFormed } from './text.ts'

const commaList = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(50))
    .optional()

const numbers = (count: number) =>
  z
    .string()
    .max(200)
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?)*$/)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number()).length(count))

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-85).max(85)

/**
 * The one filter of map, list, count, CSV, GeoJSON and tiles, as it stands in a URL.
 * `bbox` is west,south,east,north; `near` is lng,lat with `radius` in metres; `since` and `until` are days, inclusive.
 */
export const ideaFilter = z.strictObject({
  area: commaList(slug),
  theme: commaList(ideaTheme),
  status: commaList(ideaStatus),
  kind: commaList(ideaKind),
  q: z.string().max(200).refine(isWellFormed).optional(),
  bbox: numbers(4)
    .pipe(z.tuple([longitude, latitude, longitude, latitude]))
    .refine(([west, south, east, north]) => west <= east && south <= north)
    .optional(),
  near: numbers(2)
    .pipe(z.tuple([longitude, latitude]))
    .optional(),
  radius: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(20_000))
    .optional(),
  /** Only ideas with a point, or only those without. */
  placed: z.enum(['yes', 'no']).optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type IdeaFilter = z.output<typeof ideaFilter>
export type IdeaFilterQuery = z.input<typeof ideaFilter>

export const DEFAULT_RADIUS_METRES = 250

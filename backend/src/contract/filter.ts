import { z } from 'zod'
import { isWellFormed } from './text.ts'

/** Parts that every filter is made of; the names are the same everywhere. */

export const commaList = <T extends z.ZodType<unknown, string>>(item: T) =>
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

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
/** The number of a thing, as it stands in its address; small enough for every column it meets. */
export const idNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-85).max(85)

/** Words that somebody searches for, or a number. */
export const searchText = z.string().max(200).refine(isWellFormed)

/** west,south,east,north */
export const boundingBox = numbers(4)
  .pipe(z.tuple([longitude, latitude, longitude, latitude]))
  .refine(([west, south, east, north]) => west <= east && south <= north)

/** lng,lat */
export const nearPoint = numbers(2).pipe(z.tuple([longitude, latitude]))

/** Metres around `near`. */
export const radiusMetres = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(20_000))

export const DEFAULT_RADIUS_METRES = 250

import { isWellFormed } from '../contract/text.ts'
import { z } from './router.ts'

const decimal = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,20})?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))

/** WGS84 degrees in a query. */
export const longitude = decimal(-180, 180).openapi({ type: 'number' })
export const latitude = decimal(-85, 85).openapi({ type: 'number' })

/** A positive integer in a query, small enough for every column it meets. */
export const queryInteger = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .openapi({ type: 'integer' })

/** What somebody typed. */
export const queryText = (maxLength: number) => z.string().min(1).max(maxLength).refine(isWellFormed)

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

/** How many rows a page of a list may hold. */
export const pageLimit = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100))
  .optional()

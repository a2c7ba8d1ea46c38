import { z } from './router.ts'

/** After which row of a list a page begins: two numbers that its order is made of, and the id. */
export type Position = [number, number, number]

const position = z.tuple([z.number(), z.number(), z.int()])

/** The `cursor` of a list whose order is made of two numbers and the id. */
export const positionCursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,120}$/)
  .transform((text) => position.safeParse(readJson(Buffer.from(text, 'base64url').toString())).data)
  .refine((found) => found !== undefined)
  .optional()
  .openapi({ type: 'string', description: 'The `next` of the page before' })

/** What a client gives back to read on. */
export const toCursor = (after: Position): string => Buffer.from(JSON.stringify(after)).toString('base64url')

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

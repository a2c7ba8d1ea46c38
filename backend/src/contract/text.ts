import { z } from 'zod'

const NOT_WELL_FORMED = /[\p{Cs}\0]/u
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
// Cc and Cf (the invisible tags block is among them) but for line breaks, tabs and the joiners that Arabic and emoji need.
const INVISIBLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu
const MARKS_PER_BASE = /(\p{M}{4})\p{M}+/gu

/** False for text with a NUL or a lone surrogate, which no database column can hold. */
export const isWellFormed = (text: string) => !NOT_WELL_FORMED.test(text)

/** Text as it is kept: NFC, without bidi and control characters, without towers of accents, white space folded. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(BIDI_CONTROLS, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(MARKS_PER_BASE, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Plain text from a person: refused with NUL or a lone surrogate, cleaned, and then `min` to `max` characters long. */
export const plainText = (min: number, max: number) =>
  z
    .string()
    .max(max * 4)
    .refine(isWellFormed, { error: 'not well-formed text' })
    .transform(cleanText)
    .pipe(z.string().min(min).max(max))

/** As `plainText`, on one line. */
export const plainLine = (min: number, max: number) =>
  plainText(min, max).transform((text) => text.replace(/\s*\n\s*/g, ' '))

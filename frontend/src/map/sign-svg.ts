import type { ConsultationState } from '@wijkwerk/backend/contract/consultations.ts'
import type { WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import type { MapTheme } from './theme.ts'

/** What a sign that is no drop says: how far a work is, how a consultation stands, or that people meet here. */
export type ContentSign = `work-${WorkStatus}` | `consultation-${ConsultationState}` | 'room'

const SIZE = 34

export const CONTENT_SIGNS: readonly ContentSign[] = [
  'work-in-progress',
  'work-planned',
  'work-done',
  'work-cancelled',
  'consultation-open',
  'consultation-upcoming',
  'consultation-closed',
  'room',
]

const DIAMOND = 'M17 4.5 29.5 17 17 29.5 4.5 17Z'
const BALLOON = 'M5.5 6h23v16.5H17.5L12 28v-5.5H5.5Z'
const HOUSE = 'M17 4.5 30 15.5h-3V29H7V15.5H4Z'

function outlineOf(sign: ContentSign): string {
  if (sign === 'room') return HOUSE
  return sign.startsWith('work') ? DIAMOND : BALLOON
}

function colourOf(sign: ContentSign, theme: MapTheme): string {
  if (sign === 'room') return theme.room
  if (sign === 'work-done') return theme.done
  if (sign === 'work-cancelled' || sign === 'consultation-closed') return theme.closed
  return sign.startsWith('work') ? theme.work : theme.consultation
}

const stroke = (path: string, colour: string, width = 3) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

function glyphOf(sign: ContentSign, colour: string): string {
  switch (sign) {
    case 'work-in-progress':
      return `${stroke('M17 10.5v7.5', colour, 3.4)}<circle cx="17" cy="23" r="2" fill="${colour}"/>`
    case 'work-planned':
      return `<circle cx="17" cy="17" r="4" fill="none" stroke="${colour}" stroke-width="3"/>`
    case 'work-done':
      return stroke('M12 17.4l3.6 3.6 6.4-7', colour)
    case 'work-cancelled':
      return stroke('M12 17h10', colour)
    case 'consultation-open':
      return stroke('M10.5 11.6h13M10.5 16.8h8', colour, 2.4)
    case 'consultation-upcoming':
      return stroke('M11 14.2h.01M17 14.2h.01M23 14.2h.01', colour, 3.4)
    case 'consultation-closed':
      return stroke('M12.4 14.2l3.2 3.2 6-6.4', colour, 2.4)
    case 'room':
      return stroke('M17 28.5v-8.5', colour, 4)
  }
}

/** A diamond, a balloon or a house as SVG text, its middle in the middle. An example is hollow with a dashed edge. */
export function signSvg(
  sign: ContentSign,
  theme: MapTheme,
  { example = false, scale = 1 }: { example?: boolean; scale?: number } = {},
): string {
  const colour = colourOf(sign, theme)
  const outline = outlineOf(sign)
  const body = example
    ? `<path d="${outline}" fill="${theme.markHalo}" stroke="${colour}" stroke-width="2.2" stroke-dasharray="4.2 2.6"/>`
    : `<path d="${outline}" fill="${colour}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE * scale}" height="${SIZE * scale}" viewBox="0 0 ${SIZE} ${SIZE}"><path d="${outline}" fill="${theme.markHalo}" stroke="${theme.markHalo}" stroke-width="${example ? 6.5 : 4.5}" stroke-linejoin="round"/>${body}${glyphOf(sign, example ? colour : theme.glyph)}</svg>`
}

/** Name of a sign among the map's images. */
export const signName = (sign: ContentSign, example = false) => `${example ? 'example' : 'sign'}-${sign}`

/** Every sign the layers may ask for, at twice the size for sharp screens. */
export const signImages = (theme: MapTheme): { name: string; svg: string }[] =>
  CONTENT_SIGNS.flatMap((sign) =>
    [false, true].map((example) => ({
      name: signName(sign, example),
      svg: signSvg(sign, theme, { example, scale: 2 }),
    })),
  )

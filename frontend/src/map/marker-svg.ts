import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import { STATUSES } from '../state/idea-choices.ts'
import type { MapTheme } from './theme.ts'

/** What a drop says: a step of an idea, that an idea of unknown step is chosen, or the place somebody points at now. */
export type DropSign = IdeaStatus | 'chosen' | 'mine'

const DROP_WIDTH = 32
const DROP_HEIGHT = 40

const OUTLINE = 'M16 37.5C13 31.5 4 24 4 15.5a12 12 0 0 1 24 0C28 24 19 31.5 16 37.5Z'

const colourOf = (sign: DropSign, theme: MapTheme) => {
  if (sign === 'mine') return theme.mine
  if (sign === 'done') return theme.done
  return sign === 'not-retained' || sign === 'passed-on' ? theme.closed : theme.idea
}

const stroke = (path: string, colour: string) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`

function signOf(sign: DropSign, colour: string): string {
  switch (sign) {
    case 'chosen':
      return ''
    case 'received':
    case 'mine':
      return `<circle cx="16" cy="15.5" r="4.5" fill="${colour}"/>`
    case 'under-review':
      return `<circle cx="16" cy="15.5" r="5.5" fill="none" stroke="${colour}" stroke-width="2"/><path d="M16 10a5.5 5.5 0 0 0 0 11Z" fill="${colour}"/>`
    case 'planned':
      return `<circle cx="16" cy="15.5" r="5" fill="none" stroke="${colour}" stroke-width="3"/>`
    case 'done':
      return stroke('M10.5 16l3.8 3.8 7.2-7.6', colour)
    case 'not-retained':
      return stroke('M10.5 15.5h11', colour)
    case 'passed-on':
      return stroke('M10 15.5h11M17 11l4.5 4.5L17 20', colour)
  }
}

/** One drop as SVG text, its tip at the bottom centre. An example is hollow with a dashed edge. */
export function dropSvg(sign: DropSign, theme: MapTheme, options: { example?: boolean; scale?: number } = {}): string {
  const { example = false, scale = 1 } = options
  const colour = colourOf(sign, theme)
  const body = example
    ? `<path d="${OUTLINE}" fill="${theme.markHalo}" stroke="${colour}" stroke-width="2.2" stroke-dasharray="4.2 2.6"/>`
    : `<path d="${OUTLINE}" fill="${colour}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${DROP_WIDTH * scale}" height="${DROP_HEIGHT * scale}" viewBox="0 0 ${DROP_WIDTH} ${DROP_HEIGHT}"><path d="${OUTLINE}" fill="${theme.markHalo}" stroke="${theme.markHalo}" stroke-width="${example ? 6.5 : 4.5}" stroke-linejoin="round"/>${body}${signOf(sign, example ? colour : theme.glyph)}</svg>`
}

/** Name of a drop among the map's images; the layers choose by the same rule in an expression. */
export const dropName = (sign: DropSign, example = false) => `${example ? 'example' : 'drop'}-${sign}`

/** Every image the layers may ask for, at twice the size for sharp screens. */
export const markerImages = (theme: MapTheme): { name: string; svg: string }[] => [
  ...STATUSES.flatMap((status) =>
    [false, true].map((example) => ({
      name: dropName(status, example),
      svg: dropSvg(status, theme, { example, scale: 2 }),
    })),
  ),
  { name: dropName('chosen'), svg: dropSvg('chosen', theme, { scale: 2 }) },
]

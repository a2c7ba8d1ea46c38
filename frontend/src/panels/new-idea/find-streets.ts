import type { Street } from '@wijkwerk/backend/contract/place.ts'

const MAX_FOUND = 8
const NAME_AND_NUMBER = /^(.*?\D)[\s,]+(?:nr\.?\s*)?([1-9]\d{0,3} ?[a-z]?)$/i
const ABBREVIATIONS: readonly [RegExp, string][] = [
  [/\bst\b\.?/g, 'sint'],
  [/\bburg\b\.?/g, 'burgemeester'],
  [/str\b\.?$/g, 'straat'],
  [/pl\b\.?$/g, 'plein'],
]

/** A name without accents, capitals and signs, to compare what people type with. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('nl-BE')
    .replace(/[-’'.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const withoutSpaces = (name: string) => name.replaceAll(' ', '')

/** Takes what was typed apart: “Baronstraat 24” is a street and a house number. */
export function splitAddress(typed: string): { name: string; houseNumber: string } {
  const [, name = typed, houseNumber = ''] = NAME_AND_NUMBER.exec(typed.trim()) ?? []
  return { name: name.trim(), houseNumber: houseNumber.replace(' ', '').toUpperCase() }
}

/** A name in full as people say it: “gistelstr” becomes “gistelstraat”. */
export const fullName = (typed: string) =>
  ABBREVIATIONS.reduce((text, [short, long]) => text.replace(short, long), foldName(splitAddress(typed).name))

const wantedNames = (typed: string) =>
  [...new Set([foldName(splitAddress(typed).name), fullName(typed)])].map(withoutSpaces)

/** The streets that fit what was typed: those that start with it first, then those that hold it. */
export function findStreets(streets: readonly Street[], typed: string): Street[] {
  const wanted = wantedNames(typed).filter(Boolean)
  const fits = (test: (name: string) => boolean) => streets.filter(({ name }) => test(withoutSpaces(foldName(name))))
  const starting = fits((name) => wanted.some((text) => name.startsWith(text)))
  const holding = fits((name) => wanted.some((text) => name.includes(text))).filter(
    (street) => !starting.includes(street),
  )
  return [...starting, ...holding].slice(0, MAX_FOUND)
}

/** The one street whose whole name was typed, or undefined. */
export function findExactStreet(streets: readonly Street[], typed: string): Street | undefined {
  const wanted = wantedNames(typed)
  const [first, ...others] = streets.filter(({ name }) => wanted.includes(withoutSpaces(foldName(name))))
  return others.length === 0 ? first : undefined
}

/** True when the name, or a later word of it, begins with what was typed; a later word only when there is more to come. */
function isBegunBy(name: string, typed: string): boolean {
  const words = foldName(name).split(' ')
  const rests = words.map((_, index) => words.slice(index).join(''))
  const text = withoutSpaces(fullName(typed))
  return rests.some((rest, index) => rest.startsWith(text) && (index === 0 || rest !== text))
}

/**
 * The street that can only be meant: its whole name was typed, or it alone fits what was begun. “Molenstraat” is not
 * “Hondekensmolenstraat”: a street that merely holds the name of another must be chosen by hand.
 */
export function findOnlyStreet(streets: readonly Street[], typed: string): Street | undefined {
  const [first, ...others] = findStreets(streets, typed)
  const only = first && others.length === 0 && isBegunBy(first.name, typed) ? first : undefined
  return findExactStreet(streets, typed) ?? only
}

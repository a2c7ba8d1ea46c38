import type { Street } from '@wijkwerk/backend/contract/place.ts'

const MAX_FOUND = 8
const ABBREVIATIONS: readonly [RegExp, string][] = [
  [/\bst\b\.?/g, 'sint'],
  [/\bburg\b\.?/g, 'burgemeester'],
  [/str\b\.?$/g, 'straat'],
  [/pl\b\.?$/g, 'plein'],
]

/** A name without accents, capitals and signs, to compare what people type with. */
function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('nl-BE')
    .replace(/[-’'.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const withoutSpaces = (name: string) => name.replaceAll(' ', '')

/** The streets that fit what was typed: those that start with it first, then those that hold it. */
export function findStreets(streets: readonly Street[], typed: string): Street[] {
  const plain = foldName(typed)
  if (!plain) return []
  const full = ABBREVIATIONS.reduce((text, [short, long]) => text.replace(short, long), plain)
  const wanted = [plain, full].map(withoutSpaces)
  const fits = (test: (name: string) => boolean) => streets.filter(({ name }) => test(withoutSpaces(foldName(name))))
  const starting = fits((name) => wanted.some((text) => name.startsWith(text)))
  const holding = fits((name) => wanted.some((text) => name.includes(text))).filter(
    (street) => !starting.includes(street),
  )
  return [...starting, ...holding].slice(0, MAX_FOUND)
}

import { repairText } from './repair-text.ts'

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** A Belgian number from its first 0 or 32, or any number from a plus. A date is none. */
const PHONE =
  /(?<!\d|\d[./-])(?!\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)(?:(?:\+|00)\s?32[\s./-]{0,2}(?:\(0\)\s?)?|0)[1-9](?:[\s./-]{0,2}\d){7,8}(?!\d)|\+\d(?:[\s./()-]{0,2}\d){7,}/g
/** "Contact: Jan Peeters, ..." up to the end of that line. */
const CONTACT_CLAUSE =
  /(?<![\p{L}\d])(?:contactpersoon\b|(?:contact(?:gegevens)?|aanvrager|verantwoordelijke|werfleider|tel(?:efoon)?(?:nummer)?|gsm(?:[- ]?nummer)?|e-?mail)\b[ \t]*(?:[:=.]|op\b|via\b))[^\n;]*/giu
const LOOSE_END = /[\s,;:(/-]+$/

/**
 * Free text of a register as residents may read it: broken letters repaired, phone numbers, mail addresses and clauses
 * that name a contact person left out, white space tidied. Empty where nothing is left.
 */
export function publicText(text: string): string {
  return repairText(text)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .replace(CONTACT_CLAUSE, '')
    .replace(MAIL, '')
    .replace(PHONE, '')
    .replace(/\(\s*\)/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().replace(LOOSE_END, ''))
    .filter(Boolean)
    .join('\n')
}

const LONGEST_TITLE = 120

export type Wording = { title: string; body: string; locationText: string | null }

/**
 * Splits a description. The register's own form "8870 Izegem, Marktstraat 4: Huisaansluitingen" gives a place and a
 * title; anything else is a title, with the whole text as body where the title leaves something out.
 */
export function wordingOf(description: string, fallback: string): Wording {
  const [, location, rest] = /^\d{4} [^,:\n]+,\s*([^:\n]+?)\s*:\s*(.+)$/s.exec(description) ?? []
  const text = rest ?? description
  const [firstLine = ''] = text.split('\n')
  const title = capitalised(shortened(firstLine)) || fallback
  return {
    title,
    body: text.length > title.length ? text : '',
    locationText: location?.replace(/\s+/g, ' ') ?? null,
  }
}

function shortened(line: string): string {
  if (line.length <= LONGEST_TITLE) return line
  return `${line.slice(0, LONGEST_TITLE - 1).replace(/\s+\S*$/, '')}…`
}

const capitalised = (text: string) => text.slice(0, 1).toLocaleUpperCase('nl-BE') + text.slice(1)

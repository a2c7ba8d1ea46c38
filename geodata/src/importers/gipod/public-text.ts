import { holdsMail, holdsPhone, plainOf, wordsAfterContact } from './contact-data.ts'
import { repairText } from './repair-text.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

/** Nothing in the register is as long; it keeps a hostile text cheap. */
const LONGEST_TEXT = 10_000

/**
 * Free text of a register as residents may read it: broken letters repaired, white space tidied, and without every
 * sentence or line that holds a phone number, a mail address or a word like "contact", and without the name beside it.
 * Empty where nothing is left.
 */
export function publicText(text: string): string {
  const sentences = sentencesOf(tidied(text))
  // Of a text that is cut the last sentence may be half a number.
  if (text.length > LONGEST_TEXT) sentences.splice(-1)
  const hidden = privateOnes(sentences)
  return sentences
    .map(({ text, endsLine }, index) => (hidden.has(index) ? '' : text) + (endsLine ? '\n' : ''))
    .join('')
    .split('\n')
    .map((line) => line.trim().replace(/ ?;$/, ''))
    .filter(Boolean)
    .join('\n')
}

function tidied(text: string): string {
  return repairText(text.slice(0, LONGEST_TEXT))
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
}

/** The numbers of the sentences to leave out. */
function privateOnes(all: Sentence[]): Set<number> {
  const found = new Set<number>()
  const plain = all.map(({ text }) => plainOf(text))
  plain.forEach((text, index) => {
    const next = plain[index + 1] ?? ''
    const before = plain[index - 1] ?? ''
    const named = wordsAfterContact(text)
    const isNumber = holdsPhone(text) || holdsMail(text)
    if (named || isNumber) found.add(index)
    else if (holdsPhone(`${text} ${next}`) && !holdsPhone(next)) found.add(index).add(index + 1)
    if (named?.length === 0) found.add(index + 1)
    if ((named || isNumber) && all[index]?.endsLine && goesOnAsName(next)) found.add(index + 1)
    if (isNumber && all[index - 1]?.endsLine && NAME.test(before)) found.add(index - 1)
  })
  return found
}

/** Two words or more, all with a capital. */
const NAME = /^\p{Lu}[\p{L}'.-]{0,30}(?: (?:van|de|den|der|ten|ter|el|ben|\p{Lu}[\p{L}'.-]{0,30})){1,5}$/u

function goesOnAsName(line: string): boolean {
  const text = line.replace(/^(?:\d[.)]|[-•*]) ?/, '')
  return NAME.test(text) || /^[\p{L}'.-]{1,30}$/u.test(text)
}

const LONGEST_TITLE = 120

export type Wording = { title: string; body: string; locationText: string | null }

/**
 * Splits a description. The register's own form "8870 Izegem, Marktstraat 4: Huisaansluitingen" gives a place and a
 * title; anything else is a title, with the whole text as body where the title leaves something out.
 */
export function wordingOf(description: string, fallback: string): Wording {
  const [, location, rest] = /^\d{4} [^,:\n]+,\s*([^:\n]+?)\s*:\s*(.*)$/s.exec(description) ?? []
  const text = rest ?? description
  const [firstLine = ''] = text.split('\n')
  const title = /[\p{L}\d]/u.test(firstLine) ? capitalised(shortened(firstLine)) : fallback
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

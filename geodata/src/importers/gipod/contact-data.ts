/** Words that come before a person or a number; the long ones also inside a longer word (werfverantwoordelijke). */
const CONTACT =
  /contact|aanvrager|verantw|werflei|telefo|telepho|(?<!\p{L})(?:e-?mail|mail(?:en|to)?|gsm|sms|whatsapp|bel(?:len)?|tel(?:nr)?|aanvr|vragen|info(?:rmatie)? ?(?:bij|via|op|:)|dhr|mevr(?:ouw)?|meneer|de heer|t\.?a\.?v)(?!\p{L})/iu
/** Words that may stand between such a word and the name. */
const FILLERS = /^(?:persoon|gegevens|nummer|nr|aannemer|aan|bij|via|op|naar|de|werf|werken)$/i
const MAIL = /@|&#x?0*(?:64|40)|%40|[([{<] ?at ?[)\]}>]|(?<!\p{L})at [\w-]{1,60} ?(?:\.|dot|punt)/iu

const SIGNS = '[^\\p{L}\\d]{0,5}'
const PHONES = [
  // From a plus or a 0 that starts a group, whatever signs stand between its digits.
  new RegExp(`(?:\\+|(?<!\\d)0)(?:${SIGNS}\\d){8}`, 'u'),
  // Eight digits in a row are no house number and no year.
  /\d{8}/,
  // Without its 0: 475 12 34 56, 32 51 33 73 75.
  /(?<!\d)4[5-9]\d(?:[ ./_–-]{1,3}\d\d){3}(?!\d)/u,
  /(?<!\d)32[ .][1-9]\d?(?:[ .]\d{2,3}){2,3}(?!\d)/,
]

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const HOUR = '(?:[01]?\\d|2[0-4]):[0-5]\\d'
const SHORT_DATE = `${DAY}([./-])${MONTH}\\SEP\\d\\d`
const shortDate = (group: number) => SHORT_DATE.replace('SEP', String(group))
/** Apart from other digits, for "0475 12.12.56" holds no date. */
const alone = (pattern: string) => new RegExp(`(?<!\\d${SIGNS})${pattern}(?!${SIGNS}\\d)`, 'gu')
const MOMENTS = [
  new RegExp(`(?<![\\d])${DAY}([./-])${MONTH}\\1(?:19|20)\\d\\d(?!\\d)`, 'gu'),
  /(?<!\d)(?:19|20)\d\d([./-]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  alone(`${HOUR}(?:,? ?[-–]? ?${HOUR}){0,9}`),
  alone(`${shortDate(1)}(?: ?[-–] ?${shortDate(2)})?`),
]

/** Whether a phone number stands in text that `plainOf` made. Dates and hours are none. */
export function holdsPhone(plain: string): boolean {
  const withoutMoments = MOMENTS.reduce((text, moment) => text.replace(moment, 'x'), plain)
  return PHONES.some((phone) => phone.test(withoutMoments))
}

/** Whether a mail address stands in text that `plainOf` made. */
export const holdsMail = (plain: string) => MAIL.test(plain)

/** The words after the first contact word of text that `plainOf` made, fillers left out; `null` where there is none. */
export function wordsAfterContact(plain: string): string[] | null {
  const found = CONTACT.exec(plain)
  if (!found) return null
  // What is left of the contact word itself is no name.
  const rest = plain.slice(found.index).replace(/^\S{0,40}/, '')
  return (rest.match(/[\p{L}\d]+/gu) ?? []).filter((word) => !FILLERS.test(word))
}

/** Text as it is searched: one way to write each letter, digit and space, without accents. */
export function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\s+/g, ' ')
    .trim()
}

const asciiDigit = (digit: string) => (/[0-9]/.test(digit) ? digit : '0')

// What Windows-1252 shows for the bytes 0x80 to 0x9F; the rest of it is Latin-1.
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** A first byte of UTF-8 for two or three bytes, shown as a letter, and the bytes that follow, shown as what they are. */
const FOLLOWING = `[\\u0080-\\u00BF${HIGH}]`
const BROKEN = new RegExp(`[ÂÃÄÅ]${FOLLOWING}|â${FOLLOWING}{2}`, 'gu')

/** What broken text may have been: letters of our languages, signs like ² and €, quotes and dashes. */
const PLAUSIBLE = /^[\u00A0-\u017F\u2010-\u203A\u2070-\u209F\u20AC\u2122\u2190-\u2193\u2248-\u2265]$/u

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Repairs text whose UTF-8 was read as Latin-1 or Windows-1252, once or twice: "24mÂ²" is "24m²", "cafÃ©" is "café".
 * Right text stays as it is, also beside broken text.
 */
export function repairText(text: string): string {
  const once = text.replace(BROKEN, repairSign)
  return once === text ? text : repairText(once)
}

function repairSign(sign: string): string {
  const bytes = Uint8Array.from(sign, (letter) => {
    const high = HIGH.indexOf(letter)
    return high >= 0 ? 0x80 + high : letter.charCodeAt(0)
  })
  try {
    const repaired = utf8.decode(bytes)
    return PLAUSIBLE.test(repaired) ? repaired : sign
  } catch {
    return sign
  }
}

/** A part of a text, with the signs that end it; `endsLine` where a line ends with it. */
export type Sentence = { text: string; endsLine: boolean }

const ABBREVIATION = /(?<!\p{L})(?:\p{L}|dhr|mevr|mej|mw|mr|mvr|dr|ir|ing|arch|st|nr|tel|pers|resp|bv|ca|mgr|prof)$/iu
const LONGEST_ABBREVIATION = 6

/** Splits lines into sentences, and at a semicolon. A point in a number, an address or an abbreviation ends none. */
export function sentencesOf(text: string): Sentence[] {
  return text.split('\n').flatMap((line) => {
    const parts: string[] = []
    let start = 0
    for (const { index, 0: sign } of line.matchAll(/[;.!?]/g)) {
      if (!endsAt(line, index, sign)) continue
      parts.push(line.slice(start, index + 1))
      start = index + 1
    }
    const said = [...parts, line.slice(start)].filter((part) => part.trim() !== '')
    return said.map((part, index) => ({ text: part, endsLine: index === said.length - 1 }))
  })
}

function endsAt(line: string, index: number, sign: string): boolean {
  if (sign === ';') return true
  if (!/^\s{1,5}[^\s\d\p{Ll}]/u.test(line.slice(index + 1, index + 8))) return false
  return sign !== '.' || !ABBREVIATION.test(line.slice(Math.max(0, index - LONGEST_ABBREVIATION), index))
}

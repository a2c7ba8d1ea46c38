export type TextPart = { text: string; isLink: boolean; start: number }

// A sign that ends a sentence is not part of the address.
const WEB_ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g

/** Text cut into plain parts and web addresses; `start` is where a part begins. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(WEB_ADDRESS)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isLink: false, start: end })
    parts.push({ text: match[0], isLink: true, start: match.index })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isLink: false, start: end })
  return parts
}

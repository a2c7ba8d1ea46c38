/**
 * A day as far as it is known, from how one writes it in Belgium (14/3/2027, 3/2027, 2027) to how it is kept (2027-03-14,
 * 2027-03, 2027); null for nothing, and as it is where it is neither, for the server to refuse.
 */
export function parsePartialDate(text: string): string | null {
  const written = text.trim()
  if (written === '') return null
  const parts = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(written)
  if (!parts) return written
  const [, day, month, year] = parts
  return [year, month, day].flatMap((part) => (part ? part.padStart(2, '0') : [])).join('-')
}

/** How one writes such a day in Belgium; '' for null. */
export const formatPartialDate = (kept: string | null) =>
  (kept ?? '')
    .split('-')
    .reverse()
    .map((part) => part.replace(/^0/, ''))
    .join('/')

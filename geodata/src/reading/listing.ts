const NAMED = 5

/** "12 (Stationsstraat, Marktplein, … )": how many, and the first few by name; "none" for an empty list. */
export function countAndName(names: string[]): string {
  if (names.length === 0) return 'none'
  const more = names.length > NAMED ? ', …' : ''
  return `${names.length} (${names.slice(0, NAMED).join(', ')}${more})`
}

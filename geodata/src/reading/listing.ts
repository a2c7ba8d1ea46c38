const NAMED = 5

/** "12 (Stationsstraat, Marktplein, … )": how many, and the first few names, each once; "none" for an empty list. */
export function countAndName(names: string[]): string {
  if (names.length === 0) return 'none'
  const different = [...new Set(names)]
  const more = different.length > NAMED ? ', …' : ''
  return `${names.length} (${different.slice(0, NAMED).join(', ')}${more})`
}

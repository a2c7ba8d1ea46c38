/** A name as it stands in an address on the web: "'t Groentje" becomes "t-groentje". */
export const toSlug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Slugs for a list of names; a name whose slug is taken gets a number behind it. */
export function uniqueSlugs(names: string[]): string[] {
  const times = new Map<string, number>()
  return names.map((name) => {
    const slug = toSlug(name)
    const count = (times.get(slug) ?? 0) + 1
    times.set(slug, count)
    return count === 1 ? slug : `${slug}-${count}`
  })
}

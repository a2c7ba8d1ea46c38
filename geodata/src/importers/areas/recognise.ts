import { groupBy } from '../../group-by.ts'
import { toSlug } from '../../making/slug.ts'
import type { AreaKind } from './read-areas.ts'

/** An area that the database has, in force or ended. */
export type KnownArea = { id: number; kind: AreaKind; slug: string; name: string; officialCode: string | null }
type Named = { name: string; code: string | null; municipality: string | null }

/**
 * Which known area of the kind each named one is: by its code, or else by a name that only one of each side has (a city
 * that numbers its wijken anew did not move them). Every known area is at most one of them; `null` is a new one.
 */
export function recogniseAreas(areas: Named[], known: KnownArea[], kind: AreaKind): (KnownArea | null)[] {
  const ofKind = known.filter((area) => area.kind === kind)
  const byCode = new Map(ofKind.flatMap((area) => (area.officialCode === null ? [] : [[area.officialCode, area]])))
  const found = areas.map(({ code }) => (code === null ? null : (byCode.get(code) ?? null)))
  const isFree = (area: KnownArea) => !found.includes(area)
  const byName = groupBy(ofKind.filter(isFree), ({ name }) => name)
  const unfound = groupBy(
    areas.filter((_, index) => found[index] === null),
    ({ name }) => name,
  )
  return areas.map((area, index) => {
    const already = found[index]
    if (already) return already
    const [candidate, ...others] = byName.get(area.name)?.filter((other) => !isElsewhere(area, other)) ?? []
    return candidate && others.length === 0 && unfound.get(area.name)?.length === 1 ? candidate : null
  })
}

/** Two codes that begin with the NIS code of different municipalities. */
function isElsewhere({ code }: Named, { officialCode }: KnownArea): boolean {
  const nisOf = (text: string | null) => /^\d{5}(?!\d)/.exec(text ?? '')?.[0]
  const [one, other] = [nisOf(code), nisOf(officialCode)]
  return one !== undefined && other !== undefined && one !== other
}

const WORDS: Record<AreaKind, string> = {
  municipality: 'gemeente',
  submunicipality: 'deelgemeente',
  kern: 'wijk',
  neighbourhood: 'buurt',
}

/**
 * A slug for each area: what it has, or its name; where that is taken or shared within the file, with the name of the
 * municipality, then with the kind, and at last with a number.
 */
export function chooseSlugs(areas: Named[], found: (KnownArea | null)[], known: KnownArea[], kind: AreaKind): string[] {
  const taken = new Set(known.map(({ slug }) => slug))
  const fresh = areas.filter((_, index) => !found[index])
  const shared = groupBy(fresh, ({ name }) => toSlug(name))
  return areas.map((area, index) => {
    const kept = found[index]?.slug
    if (kept) return kept
    const own = toSlug(area.name)
    const city = area.municipality
    const candidates = [
      ...((shared.get(own)?.length ?? 0) > 1 && city ? [] : [own]),
      ...(city && toSlug(city) !== own ? [toSlug(`${area.name} ${city}`)] : []),
      toSlug(`${WORDS[kind]} ${area.name}`),
    ].filter((slug) => slug !== '')
    const base = candidates.find((slug) => !taken.has(slug)) ?? numbered(candidates.at(-1) ?? WORDS[kind], taken)
    taken.add(base)
    return base
  })
}

function numbered(base: string, taken: Set<string>): string {
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

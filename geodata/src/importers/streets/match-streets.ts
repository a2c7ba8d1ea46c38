import { groupBy } from '../../group-by.ts'
import { distance, type Position, toMetres } from '../../making/plane.ts'

/** Ids made here begin so high that no register reaches them, and stay below what a street's id may be. */
const FIRST_OWN_ID = 1_000_000_000
/** When so many of the streets with one name have one id too, both sides count in the same way. */
const SAME_NUMBERING = 0.5

/** A street that the database has; `key` is its name without accents, case and abbreviations. */
export type KnownStreet = { id: number; key: string; place: Position | null }
/** A street as a source tells it. */
export type SourceStreet = { id: number | null; key: string; place: Position | null }

/**
 * The id in the database of each street of a source, and whether it is new there. Streets are the same by their name
 * (one installation is one municipality): of several with one name the one with the same id, else the nearest. What is
 * left is the same by its id, but only where the numbers of both sides are evidently the same, so that a street that
 * got another name keeps its id. A new street takes the id of its source where that is free.
 */
export function matchStreets(source: SourceStreet[], known: KnownStreet[]): { id: number; isNew: boolean }[] {
  const matches: (KnownStreet | undefined)[] = source.map(() => undefined)
  const free = new Set(known)
  const take = (index: number, street: KnownStreet | undefined) => {
    if (!street) return
    matches[index] = street
    free.delete(street)
  }
  const byKey = groupBy(known, ({ key }) => key)
  const left = () => [...source.entries()].filter(([index]) => matches[index] === undefined)
  for (const [index, street] of left()) {
    take(
      index,
      byKey.get(street.key)?.find((other) => other.id === street.id && free.has(other)),
    )
  }
  const equalIds = matches.filter((match) => match !== undefined).length
  for (const [index, street] of left()) {
    const candidates = byKey.get(street.key)?.filter((other) => free.has(other)) ?? []
    take(index, nearest(street, candidates))
  }
  const named = matches.filter((match) => match !== undefined).length
  if (named > 0 && equalIds / named >= SAME_NUMBERING) {
    const byId = new Map(known.map((street) => [street.id, street]))
    for (const [index, { id }] of left()) {
      const same = id === null ? undefined : byId.get(id)
      if (same && free.has(same)) take(index, same)
    }
  }
  const used = new Set(known.map(({ id }) => id))
  let next = Math.max(FIRST_OWN_ID - 1, ...used) + 1
  return source.map(({ id }, index) => {
    const match = matches[index]
    if (match) return { id: match.id, isNew: false }
    const own = id !== null && id > 0 && id < FIRST_OWN_ID && !used.has(id) ? id : next++
    used.add(own)
    return { id: own, isNew: true }
  })
}

function nearest({ place }: SourceStreet, candidates: KnownStreet[]): KnownStreet | undefined {
  if (!place || candidates.length < 2) return candidates[0]
  const at = toMetres(place)
  const far = (street: KnownStreet) => (street.place ? distance(toMetres(street.place), at) : Number.POSITIVE_INFINITY)
  return candidates.reduce((best, street) => (far(street) < far(best) ? street : best))
}

/** Fewer than this says too much of whom it was. */
export const FEWEST = 5

/**
 * Counts that can be shown beside their total: null for fewer than five, and, where that would be one count alone, also
 * for the smallest of the others, since the total would give it away. Zero is shown.
 * Primary and complementary suppression: Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 */
export function suppress<Name extends string>(counts: Readonly<Record<Name, number>>): Record<Name, number | null> {
  const filled = (Object.entries(counts) as [Name, number][]).filter(([, count]) => count > 0)
  const small = filled.filter(([, count]) => count < FEWEST)
  const others = filled.filter(([, count]) => count >= FEWEST).sort(([, a], [, b]) => a - b)
  const hidden = new Set([...small, ...(small.length === 1 ? others.slice(0, 1) : [])].map(([name]) => name))
  return Object.fromEntries(
    (Object.entries(counts) as [Name, number][]).map(([name, count]) => [name, hidden.has(name) ? null : count]),
  ) as Record<Name, number | null>
}

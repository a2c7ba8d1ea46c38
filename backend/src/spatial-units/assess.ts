import { chanceOfAtLeast, chanceOfAtMost } from './binomial.ts'

/** The part of what is marked that may be marked by chance, of those with more and of those with fewer alike. */
const FALSE_DISCOVERIES = 0.05
/** With fewer ideas, or in fewer of them, nothing is said: three people who agree are not a pattern. */
const FEWEST_IDEAS = 10
const FEWEST_IN_A_UNIT = 3

export type Counted = { addresses: number; residents?: number | null; ideas: number }
/** What ideas are held against. */
export type Reference = 'addresses' | 'residents'
export type Mark = 'more' | 'fewer'
/** `expected`: the ideas a unit would have if they were spread over the addresses or residents; null where nobody lives. */
export type Assessed = { expected: number | null; mark: Mark | null }
/** Whether the figures could show anything at all, for either mark. */
export type Assessment<Unit> = {
  ideas: number
  canTellMore: boolean
  canTellFewer: boolean
  units: (Unit & Assessed)[]
}

/**
 * Marks units that have significantly more or fewer ideas than their addresses (or residents) make expect, among units
 * that are all of one kern. Given how many ideas there are, a unit's number is binomial with the unit's part of the
 * addresses when every address is as likely to have one; its exact tails are held against each other by the rule of
 * Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57), 5 % for each mark. What lies where nobody lives is counted and never marked.
 */
export function assess<Unit extends Counted>(
  units: readonly Unit[],
  reference: Reference = 'addresses',
): Assessment<Unit> {
  const weightOf = (unit: Unit) => unit[reference] ?? 0
  const inhabited = units.filter((unit) => weightOf(unit) > 0)
  const weight = sum(inhabited.map(weightOf))
  const ideas = sum(inhabited.map((unit) => unit.ideas))
  const isTestable = inhabited.length > 1 && ideas >= FEWEST_IDEAS
  const shares = inhabited.map((unit) => weightOf(unit) / weight)
  const more = isTestable
    ? discoveries(
        inhabited.map((unit, index) =>
          unit.ideas < FEWEST_IN_A_UNIT ? 1 : chanceOfAtLeast(unit.ideas, ideas, shares[index] ?? 0),
        ),
      )
    : []
  const fewer = isTestable
    ? discoveries(inhabited.map((unit, index) => chanceOfAtMost(unit.ideas, ideas, shares[index] ?? 0)))
    : []
  const marks = new Map<Unit, Mark | null>(
    inhabited.map((unit, index) => [unit, more[index] ? 'more' : fewer[index] ? 'fewer' : null]),
  )
  return {
    ideas: sum(units.map((unit) => unit.ideas)),
    canTellMore: isTestable,
    // Even a unit without any idea is told from chance only when ideas were to be expected there.
    canTellFewer: isTestable && chanceOfAtMost(0, ideas, Math.max(...shares)) <= FALSE_DISCOVERIES / inhabited.length,
    units: units.map((unit) => ({
      ...unit,
      expected: weightOf(unit) > 0 ? (ideas * weightOf(unit)) / weight : null,
      mark: marks.get(unit) ?? null,
    })),
  }
}

/** Which of these chances are small enough, the step-up rule: the largest i with p(i) <= i/m of the rate, and all below. */
function discoveries(chances: readonly number[]): boolean[] {
  const sorted = [...chances].sort((a, b) => a - b)
  const last = sorted.findLastIndex((chance, index) => chance <= ((index + 1) / chances.length) * FALSE_DISCOVERIES)
  const largest = last < 0 ? Number.NEGATIVE_INFINITY : (sorted[last] ?? 0)
  return chances.map((chance) => chance <= largest)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

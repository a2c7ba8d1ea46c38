import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess, type Counted } from './assess.ts'
import { chanceOfAtLeast, chanceOfAtMost } from './binomial.ts'

const RUNS = 1_000
const FILE = new URL('../../../geodata/izegem/units.json', import.meta.url)
const { stretches } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  stretches: [number, string, number, number, number][]
}
const KERNEN = [...new Set(stretches.map(([, kern]) => kern))]
const addressesOf = (kern: string) =>
  stretches.filter(([, own]) => own === kern).map(([, , , , addresses]) => addresses)

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Ideas of people who live at addresses: each comes from one of them, all as likely. */
function draw(addresses: number[], ideas: number, random: () => number): Counted[] {
  let total = 0
  const ends = addresses.map((count) => (total += count))
  const units = addresses.map((count) => ({ addresses: count, ideas: 0 }))
  for (let idea = 0; idea < ideas; idea += 1) {
    const at = random() * total
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    const unit = units[low]
    if (unit) unit.ideas += 1
  }
  return units
}

// At most 5 % of the runs, and what chance may add to that in so many runs (two standard deviations).
const MOST_FALSE = RUNS * 0.05 + 2 * Math.sqrt(RUNS * 0.05 * 0.95)

describe('ideas that come from everywhere alike flag something in at most 5 % of the runs', () => {
  for (const ideas of [12, 38, 150, 1_000]) {
    test.each(KERNEN)(`${ideas} ideas in %s`, (kern) => {
      const random = seeded(ideas)
      const flagged = { more: 0, fewer: 0 }
      for (let run = 0; run < RUNS; run += 1) {
        const { units } = assess(draw(addressesOf(kern), ideas, random))
        for (const mark of ['more', 'fewer'] as const) if (units.some((unit) => unit.mark === mark)) flagged[mark] += 1
      }
      expect(flagged.more).toBeLessThanOrEqual(MOST_FALSE)
      expect(flagged.fewer).toBeLessThanOrEqual(MOST_FALSE)
    })
  }
})

describe('what gathers in one stretch is found in at least 95 % of the runs', () => {
  test.each([
    { extra: 5, ideas: 38, of: 60 },
    { extra: 4, ideas: 12, of: 60 },
    { extra: 7, ideas: 150, of: 120 },
  ])('$extra extra of $ideas ideas over $of stretches', ({ extra, ideas, of }) => {
    const random = seeded(of + extra)
    let found = 0
    for (let run = 0; run < RUNS; run += 1) {
      // The sizes of real stretches, with an average one in front.
      const sizes = [20, ...Array.from({ length: of - 1 }, () => realSize(random))]
      const average = sizes.slice(1).reduce((sum, size) => sum + size, 0) / (of - 1)
      const units = draw([average, ...sizes.slice(1)], ideas - extra, random)
      const [first, ...others] = units
      if (!first) continue
      const { units: assessed } = assess([{ ...first, ideas: first.ideas + extra }, ...others])
      if (assessed[0]?.mark === 'more') found += 1
    }
    expect(found).toBeGreaterThanOrEqual(RUNS * 0.95)
  })
})

const realSize = (random: () => number) => stretches[Math.floor(random() * stretches.length)]?.[4] ?? 20

test('where nothing can be told nothing is marked, and that is said', () => {
  const few = assess([
    { addresses: 1, ideas: 9 },
    { addresses: 99, ideas: 0 },
  ])
  expect(few).toMatchObject({ ideas: 9, canTellMore: false, canTellFewer: false })
  expect(few.units.map(({ mark }) => mark)).toEqual([null, null])
  expect(assess([]).units).toEqual([])
})

test('a place where nobody lives is counted, and neither marked nor expected of', () => {
  const { units, ideas } = assess([
    { addresses: 0, ideas: 30 },
    { addresses: 50, ideas: 10 },
    { addresses: 50, ideas: 10 },
  ])
  expect(ideas).toBe(50)
  expect(units.map(({ expected, mark }) => [expected, mark])).toEqual([
    [null, null],
    [10, null],
    [10, null],
  ])
})

test('silence is told once ideas were to be expected', () => {
  const around = Array.from({ length: 9 }, () => ({ addresses: 100, ideas: 20 }))
  const { units, canTellFewer } = assess([{ addresses: 100, ideas: 0 }, ...around])
  expect(canTellFewer).toBe(true)
  expect(units.map(({ mark }) => mark)).toEqual(['fewer', ...around.map(() => null)])
})

test('the chances are those of the definition', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 60 })
        .chain((trials) => fc.tuple(fc.constant(trials), fc.integer({ min: 0, max: trials }))),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      ([trials, x], p) => {
        let term = (1 - p) ** trials
        let atMost = term
        for (let k = 0; k < x; k += 1) {
          term *= ((trials - k) / (k + 1)) * (p / (1 - p))
          atMost += term
        }
        expect(chanceOfAtMost(x, trials, p)).toBeCloseTo(atMost, 9)
        expect(chanceOfAtLeast(x + 1, trials, p)).toBeCloseTo(1 - atMost, 9)
      },
    ),
  )
  expect(chanceOfAtLeast(5, 38, 1 / 60)).toBeCloseTo(4.08e-4, 5)
  expect(chanceOfAtLeast(1_100, 1_000_000, 0.001)).toBeLessThan(0.002)
})

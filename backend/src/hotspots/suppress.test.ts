import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FEWEST, suppress } from './suppress.ts'

const NAMES = ['web', 'phone', 'paper', 'desk'] as const

test('no small count is shown, and none can be had from the total', () => {
  fc.assert(
    fc.property(fc.tuple(...NAMES.map(() => fc.nat({ max: 12 }))), (values) => {
      const counts = Object.fromEntries(NAMES.map((name, index) => [name, values[index] ?? 0]))
      const shown = suppress(counts)
      const hidden = NAMES.filter((name) => shown[name] === null)
      const isSmall = (name: string) => (counts[name] ?? 0) > 0 && (counts[name] ?? 0) < FEWEST
      expect(NAMES.filter(isSmall).every((name) => hidden.includes(name))).toBe(true)
      // One alone is hidden only where it is all there is: then the total says no more than the total.
      if (hidden.length === 1) expect(NAMES.filter((name) => counts[name] !== 0)).toEqual(hidden)
      for (const name of NAMES) if (!hidden.includes(name)) expect(shown[name]).toBe(counts[name])
    }),
  )
})

test('what is large enough is shown, and so is nothing', () => {
  expect(suppress({ web: 40, phone: 0, paper: 5 })).toEqual({ web: 40, phone: 0, paper: 5 })
  expect(suppress({ web: 40, phone: 3, paper: 7, desk: 0 })).toEqual({ web: 40, phone: null, paper: null, desk: 0 })
})

import { expect, test } from 'vitest'
import { joinMoment, splitClosing, splitOpening } from './closing.ts'

test.each([
  [splitOpening, '2026-11-30 00:00', '2026-11-30'],
  [splitOpening, '2026-11-30 09:30', '2026-11-30 09:30'],
  [splitClosing, '2026-12-01 00:00', '2026-11-30'],
  [splitClosing, '2027-01-01 00:00', '2026-12-31'],
  [splitClosing, '2026-11-30 18:00', '2026-11-30 18:00'],
])('%o: %s is shown and kept as %s', (split, kept, shown) => {
  expect(joinMoment(split(kept))).toBe(shown)
})

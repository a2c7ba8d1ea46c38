import { expect, test } from 'vitest'
import { reversedEnds, reversedPairs } from './period-order.ts'

test.each([
  ['2026-12-01', '2026-03', true],
  ['2026-12-01', '2026-11-30', true],
  ['2027', '2026-12-31', true],
  ['2026-12-01', '2026-12', false],
  ['2026-12', '2026-12-01', false],
  ['2026', '2026-01-01', false],
  ['2026-12-31', '2026', false],
])('from %s until %s is reversed: %s', (plannedStart, plannedEnd, isReversed) => {
  expect(reversedPairs({ plannedStart, plannedEnd }).map(({ end }) => end)).toEqual(isReversed ? ['plannedEnd'] : [])
})

test('each pair stands by itself, and of a whole work the dates that count do too', () => {
  const dates = { plannedStart: '2026-12-01', plannedEnd: '2026-03', expectedEnd: '2027-05', actualEnd: null }
  expect(reversedEnds(dates)).toEqual([{ end: 'plannedEnd', start: '2026-12-01' }])
  const moved = { plannedStart: '2026-12', plannedEnd: '2027-03', expectedStart: '2027-06' }
  expect([reversedPairs(moved), reversedEnds(moved)]).toEqual([[], [{ end: 'plannedEnd', start: '2027-06' }]])
})

import { expect, test } from 'vitest'
import { dayOf, daysBetween, formatPartialDate, formatWeekday } from './days.ts'

test.each([
  ['2026-11-16T22:59:59Z', '2026-11-16'],
  ['2026-11-16T23:00:00Z', '2026-11-17'],
  ['2026-07-16T21:59:59Z', '2026-07-16'],
  ['2026-07-16T22:00:00Z', '2026-07-17'],
])('at %s it is %s in Flanders', (moment, day) => {
  expect(dayOf(new Date(moment))).toBe(day)
})

test('a day counts as one, also when the clock is changed', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-11-16', '2026-11-16')).toBe(0)
  expect(daysBetween('2026-11-16', '2026-11-15')).toBe(-1)
})

test('a date is said as far as it is known', () => {
  expect(formatPartialDate('2027')).toBe('2027')
  expect(formatPartialDate('2027-03')).toBe('maart 2027')
  expect(formatPartialDate('2027-03-14')).toBe('14 maart 2027')
  expect(formatWeekday('2026-11-16')).toBe('maandag 16 november')
})

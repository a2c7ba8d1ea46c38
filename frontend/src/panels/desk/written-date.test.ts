import { expect, test } from 'vitest'
import { readDate, writeDate } from './written-date.ts'

test.each([
  ['14/3/2027', '2027-03-14'],
  ['3/2027', '2027-03'],
  ['2027', '2027'],
])('%s is kept as %s and shown as it was written', (written, date) => {
  expect(readDate(written, true)).toBe(date)
  expect(writeDate(date)).toBe(written)
})

test.each(['3/12/2026', '03-12-2026', '3.12.2026', '2026-12-03', ' 3 / 12 / 2026 ', '3 12 2026', '03122026'])(
  '%s is the third of December',
  (written) => {
    expect(readDate(written, false)).toBe('2026-12-03')
    expect(readDate(written, true)).toBe('2026-12-03')
  },
)

test('a month is written in more than one way', () => {
  for (const written of ['2026-12', '12-2026', '12.2026', '122026']) expect(readDate(written, true)).toBe('2026-12')
})

test('nothing is nothing, and what is no date or not all of one is refused', () => {
  expect([readDate(' ', false), readDate('', true), writeDate(null)]).toEqual(['', '', ''])
  for (const written of ['12/2026', '2026', '31/2/2026', '3/13/2026', '0/1/2026', '3/12/26', '3/12/0026', 'morgen'])
    expect(readDate(written, false), written).toBeNull()
  expect(['lente 2027', '13/2027', '32', '29/2/2027'].map((written) => readDate(written, true))).toEqual(
    Array(4).fill(null),
  )
  expect(readDate('29/2/2028', false)).toBe('2028-02-29')
})

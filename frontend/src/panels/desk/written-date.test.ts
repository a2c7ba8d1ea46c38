import { expect, test } from 'vitest'
import { dayThatIsNot, readDate, writeDate } from './written-date.ts'

test.each([
  ['14/3/2027', '2027-03-14'],
  ['3/2027', '2027-03'],
  ['2027', '2027'],
])('%s is kept as %s and shown as it was written', (written, date) => {
  expect(readDate(written, true)).toBe(date)
  expect(writeDate(date)).toBe(written)
})

test.each([
  '3/12/2026',
  '03-12-2026',
  '3.12.2026',
  '2026-12-03',
  ' 3 / 12 / 2026 ',
  '3 12 2026',
  '03122026',
  '03-12-26',
  '3/12/26',
  '3 december 2026',
  '3 dec 2026',
  '3 Dec. 26',
  '3dec2026',
  '3-dec-2026',
])('%s is the third of December', (written) => {
  expect(readDate(written, false)).toBe('2026-12-03')
  expect(readDate(written, true)).toBe('2026-12-03')
})

test('a month is written in more than one way', () => {
  for (const written of ['2026-12', '12-2026', '12.2026', '122026']) expect(readDate(written, true)).toBe('2026-12')
})

test('a month is written by its name too, where a month is enough', () => {
  for (const written of ['mei 2027', 'Mei 2027', 'mei/2027']) expect(readDate(written, true), written).toBe('2027-05')
  const others = ['mrt 2027', 'maart 2027', 'sept. 2027', 'okt 2027']
  expect(others.map((written) => readDate(written, true)?.slice(-2))).toEqual(['03', '03', '09', '10'])
  expect(readDate('mei 2027', false)).toBeNull()
  // Which of them is meant is not known.
  for (const written of ['3/12', '12/26', 'mei 27']) expect(readDate(written, true), written).toBeNull()
})

test.each([
  ['31/6/2027', '31 juni'],
  ['31 juni 27', '31 juni'],
  ['32/6/2027', '32 juni'],
  ['29/2/2027', '29 februari 2027'],
  ['30/2/2028', '30 februari'],
  ['29/2/2028', null],
  ['1/13/2027', null],
  ['0/6/2027', null],
  ['1/6/2127', null],
  ['morgen', null],
])('what day %s is that does not exist: %s', (written, day) => {
  expect(dayThatIsNot(written)).toBe(day)
})

test('nothing is nothing, and what is no date or not all of one is refused', () => {
  expect([readDate(' ', false), readDate('', true), writeDate('')]).toEqual(['', '', ''])
  for (const written of ['12/2026', '2026', '31/2/2026', '3/13/2026', '0/1/2026', '3/12/0026', 'morgen'])
    expect(readDate(written, false), written).toBeNull()
  expect(['lente 2027', '13/2027', '32', '29/2/2027'].map((written) => readDate(written, true))).toEqual(
    Array(4).fill(null),
  )
  expect(readDate('29/2/2028', false)).toBe('2028-02-29')
})

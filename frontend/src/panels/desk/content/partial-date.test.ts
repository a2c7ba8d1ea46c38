import { expect, test } from 'vitest'
import { formatPartialDate, parsePartialDate } from './partial-date.ts'

test.each([
  ['14/3/2027', '2027-03-14'],
  ['3/2027', '2027-03'],
  ['2027', '2027'],
])('%s is kept as %s and shown as it was written', (written, kept) => {
  expect(parsePartialDate(written)).toBe(kept)
  expect(formatPartialDate(kept)).toBe(written)
})

test('other ways of writing it are understood, nothing is null, and what is no day stays as it is', () => {
  expect(['14-03-2027', '14.3.2027', ' 2027-03-14 ', '2027-03', '', ' ', 'lente 2027'].map(parsePartialDate)).toEqual([
    '2027-03-14',
    '2027-03-14',
    '2027-03-14',
    '2027-03',
    null,
    null,
    'lente 2027',
  ])
  expect(formatPartialDate(null)).toBe('')
})

import { expect, test } from 'vitest'
import { daysOf, isKnownYear, multirangeOf } from './brussels.ts'

test('days are those of Brussels; what ends at midnight ends on the day before', () => {
  expect(daysOf([{ start: '2041-01-27T23:00:00Z', end: '2041-01-28T23:00:00Z' }])).toEqual({
    first: '2041-01-28',
    last: '2041-01-28',
  })
  expect(daysOf([{ start: '2041-07-01T22:00:00Z', end: '2041-07-01T22:00:00Z' }])).toEqual({
    first: '2041-07-02',
    last: '2041-07-02',
  })
})

test('several blocks are one period from the first to the last; without an end, or with one in 2100, it stays open', () => {
  const blocks = [
    { start: '2041-05-01T05:00:00Z', end: '2041-05-03T05:00:00Z' },
    { start: '2041-03-01T05:00:00Z', end: '2041-03-03T05:00:00Z' },
  ]
  expect(daysOf(blocks)).toEqual({ first: '2041-03-01', last: '2041-05-03' })
  expect(daysOf([...blocks, { start: '2041-06-01T05:00:00Z', end: null }]).last).toBeNull()
  expect(daysOf([{ start: '2041-06-01T05:00:00Z', end: '2100-01-01T00:00:00Z' }]).last).toBeNull()
})

test('a multirange is the same text in whatever order its blocks come and however their moments are written', () => {
  const blocks = [
    { start: '2041-03-02T06:00:00Z', end: '2041-03-15T17:00:00Z' },
    { start: '2041-04-06T05:00:00Z', end: null },
  ]
  const text = '{[2041-03-02T06:00:00.000Z,2041-03-15T17:00:00.000Z),[2041-04-06T05:00:00.000Z,)}'
  expect(multirangeOf(blocks)).toBe(text)
  const [first, second] = blocks
  expect(
    multirangeOf(
      [second, { start: '2041-03-02T07:00:00+01:00', end: first?.end ?? null }, first].flatMap((block) => block ?? []),
    ),
  ).toBe(text)
})

test('a year is known from 1900 up to 2099', () => {
  const known = ['1900-01-01T00:00:00Z', '2041-05-01T05:00:00Z', '2099-12-30T00:00:00Z']
  const odd = ['0001-01-01T00:00:00Z', '1850-05-01T05:00:00Z', '1899-12-31T23:59:59Z', '2100-01-01T00:00:00Z', 'morgen']
  expect(known.filter(isKnownYear)).toEqual(known)
  expect(odd.filter(isKnownYear)).toEqual([])
})

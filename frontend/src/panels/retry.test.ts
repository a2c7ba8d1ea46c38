import { expect, test } from 'vitest'
import { isPassing, retryMilliseconds } from './retry.ts'

const problem = { type: 'about:blank', title: '', status: 0 }

test('what may pass by itself is tried again, what was refused is not', () => {
  for (const kind of ['unavailable', 'still-running', 'internal', 'too-many-requests'] as const) {
    expect(isPassing({ ...problem, kind })).toBe(true)
  }
  for (const kind of ['validation', 'outside-area', 'idempotency-mismatch'] as const) {
    expect(isPassing({ ...problem, kind })).toBe(false)
  }
})

test('each try waits longer, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6].map((failures) => retryMilliseconds(failures, null) / 1000)).toEqual([
    5, 10, 20, 40, 60, 60,
  ])
})

test('the server may ask for more patience, never for less', () => {
  expect(retryMilliseconds(1, 90)).toBe(90_000)
  expect(retryMilliseconds(3, 2)).toBe(20_000)
})

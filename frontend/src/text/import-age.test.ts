import { expect, test } from 'vitest'
import { importAge } from './import-age.ts'

const READ_AT = '2026-11-21T06:00:00.000Z'
const HOUR = 3_600_000
const after = (milliseconds: number) => importAge(READ_AT, Date.parse(READ_AT) + milliseconds).kind

test('what was read up to 48 hours ago is fresh, to the millisecond', () => {
  expect(after(0)).toBe('fresh')
  expect(after(48 * HOUR)).toBe('fresh')
  expect(after(48 * HOUR + 1)).toBe('old')
  expect(after(400 * HOUR)).toBe('old')
})

test('a clock that runs behind makes nothing old; what was never read says so', () => {
  expect(after(-HOUR)).toBe('fresh')
  expect(importAge(null, 0)).toEqual({ kind: 'never' })
})

import { expect, test } from 'vitest'
import { formatPhone } from './format.ts'

test.each([
  ['051 33 73 75', '051/33.73.75'],
  ['051/33.73.75', '051/33.73.75'],
  ['+32 51 33 73 75', '051/33.73.75'],
  ['02 512 34 56', '02/512.34.56'],
  ['0470123456', '0470/12.34.56'],
  ['0800 12 345', '0800 12 345'],
  ['1700', '1700'],
  ['+31 20 123 45 67', '+31 20 123 45 67'],
])('a phone number that is written %s reads %s', (phone, words) => {
  expect(formatPhone(phone)).toBe(words)
})

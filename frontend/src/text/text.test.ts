import { expect, test } from 'vitest'
import { telephoneHref } from './format.ts'
import { nl, type TextKey, t } from './text.ts'

test('numbers choose the right form of a text', () => {
  expect(t('home.count', { count: 0 })).toBe('Nog geen ideeën')
  expect(t('home.count', { count: 1 })).toBe('1 idee')
  expect(t('home.count', { count: 1234 })).toBe('1.234 ideeën')
})

test('every text can be formatted', () => {
  const anything = new Proxy({}, { get: (_target, name) => (name === 'count' ? 2 : () => 'x'), has: () => true })
  for (const key of Object.keys(nl)) expect(() => t(key as TextKey, anything), key).not.toThrow()
})

test('a phone number becomes an address to dial', () => {
  expect(telephoneHref('051/33.73.75')).toBe('tel:051337375')
})

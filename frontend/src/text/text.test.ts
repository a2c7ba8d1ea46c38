import { expect, test } from 'vitest'
import { createText } from './create-text.ts'
import { deskNl } from './desk-text.ts'
import { addDays, formatDistance, formatEnd, formatMoment, lastDayOf, telephoneHref } from './format.ts'
import { readingNl } from './reading-text.ts'
import { t } from './text.ts'

const EVERY_TEXT = { ...deskNl, ...readingNl }

test('numbers choose the right form of a text', () => {
  expect(t('home.count', { count: 0 })).toBe('Nog geen ideeën')
  expect(t('home.count', { count: 1 })).toBe('1 idee')
  expect(t('home.count', { count: 1234 })).toBe('1.234 ideeën')
})

test('every text can be formatted', () => {
  const anything = new Proxy({}, { get: (_target, name) => (name === 'count' ? 2 : () => 'x'), has: () => true })
  const all = createText<string>(EVERY_TEXT)
  for (const key of Object.keys(EVERY_TEXT)) expect(() => all.t(key, anything), key).not.toThrow()
})

test('every text is asked for with all it has to be filled in with', () => {
  const all = createText<string>(EVERY_TEXT)
  const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })
  const calls = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/\bt\('([^']+)'(?:, \{([^{}]*)\})?\)/g)].map(([, key = '', values = '']) => ({
      path,
      key,
      names: values.match(/(?<=^|,)\s*\w+/g) ?? [],
    })),
  )
  expect(calls.length).toBeGreaterThan(500)
  for (const { path, key, names } of calls) {
    const values = Object.fromEntries(names.map((name) => [name.trim(), 2]))
    expect(() => all.t(key, values), `${key} in ${path}`).not.toThrow()
  }
})

test('no text has two full stops, two spaces or a space before what closes', () => {
  for (const [key, text] of Object.entries(EVERY_TEXT)) expect(text, key).not.toMatch(/\.\.|\s\s|\s[.,;:!?)”]|^\s|\s$/)
})

test('a phone number becomes an address to dial', () => {
  expect(telephoneHref('051/33.73.75')).toBe('tel:051337375')
})

test('a day as far as it is known has a last day, an end and a moment', () => {
  expect([lastDayOf('2028-02'), lastDayOf('2027'), lastDayOf('2027-03-14')]).toEqual([
    '2028-02-29',
    '2027-12-31',
    '2027-03-14',
  ])
  expect(formatEnd('2027-03', '2026-11-23')).toBe('eind maart 2027')
  expect(formatEnd('2026-12-14', '2026-11-23')).toBe('14 december')
  expect(formatMoment('2027', '2026-11-23')).toBe('in 2027')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('a distance is said no more exactly than it is known', () => {
  expect([0.4, 80.4, 999, 1234].map(formatDistance)).toEqual(['op deze plek', 'op 80 m', 'op 999 m', 'op 1,2 km'])
})

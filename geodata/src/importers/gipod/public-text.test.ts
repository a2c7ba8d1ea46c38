import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicText, wordingOf } from './public-text.ts'

test.each([
  ['Bel 0475 12 34 56 of 051/33.73.75', 'Bel of'],
  ['Bel +32 475 12 34 56, 0032 51 33 73 75 of +31 6 12345678', 'Bel , of'],
  ['mail naar jan.peeters@aannemer.example (dag en nacht)', 'mail naar (dag en nacht)'],
  ['Nieuwe leiding. Contact: Jan Peeters, 0475 12 34 56', 'Nieuwe leiding.'],
  ['Contactpersoon Jan Peeters\nNieuwe leiding', 'Nieuwe leiding'],
  ['Tel. 051 33 73 75; doorgang langs de even kant', '; doorgang langs de even kant'],
  ['  veel   wit\t\r\n\r\nnieuwe regel\u0000 ', 'veel wit\nnieuwe regel'],
])('%j is told as %j', (text, told) => {
  expect(publicText(text)).toBe(told)
})

test.each([
  '8870 Izegem, Marktstraat 10-14: Container (4m x 10m)',
  'van 06/01/2041 10:00 tot 07/01/2041',
  'van 2041-01-06 07:00 tot 2041-01-08',
  'dossier 2041/0012, lot 3, nr. 38-40, 1.250 m²',
  'contact met de buurt is voorzien',
])('%j stays', (text) => {
  expect(publicText(text)).toBe(text)
})

test('no mail address and no Belgian number is left, wherever it stands', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }).map((all) => all.join(''))
  const around = fc.constantFrom('', ' ', 'Bel ', ' aub', '(', ')', ', ', '\n')
  const phone = fc.tuple(fc.constantFrom('04', '+324', '+32 4', '00324'), digits).map((parts) => parts.join(''))
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      expect(publicText(`${before}${number}${after}`)).not.toMatch(/\d/)
      expect(publicText(`${before}x${number}@post.example${after}`)).not.toContain('@')
    }),
  )
})

test('a description says where and what', () => {
  expect(wordingOf('8870 Izegem, Marktstraat  4: huisaansluitingen', 'Werken')).toEqual({
    title: 'Huisaansluitingen',
    body: '',
    locationText: 'Marktstraat 4',
  })
  expect(wordingOf('Nieuwe riolering\nIn drie fasen.', 'Werken')).toEqual({
    title: 'Nieuwe riolering',
    body: 'Nieuwe riolering\nIn drie fasen.',
    locationText: null,
  })
  expect(wordingOf('', 'Werken').title).toBe('Werken')
  const long = wordingOf('woord '.repeat(40).trim(), 'Werken')
  expect(long.title.length).toBeLessThanOrEqual(120)
  expect(long.title.endsWith('woord…')).toBe(true)
  expect(long.body).toBe('woord '.repeat(40).trim())
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicText, wordingOf } from './public-text.ts'

test.each([
  ['Tel. 051 33 73 75; doorgang langs de even kant', 'doorgang langs de even kant'],
  ['Nieuwe leiding; tel. 051 33 73 75', 'Nieuwe leiding'],
  ['Nieuwe leiding. Contact: dhr. J. Peeters, 0475 12 34 56. Doorgang blijft.', 'Nieuwe leiding. Doorgang blijft.'],
  ['Contactpersoon Jan Peeters\nNieuwe leiding', 'Nieuwe leiding'],
  ['Container\nContact:\n\nJan woont vlakbij\nTot vrijdag', 'Container\nTot vrijdag'],
  ['Jan van den Berghe\n0475 12 34 56\nTot vrijdag', 'Tot vrijdag'],
  ['Vrij op dinsdag\n0475\n12 34 56', 'Vrij op dinsdag'],
  ['  veel   wit\t\r\n\r\nnieuwe regel\u0000 ', 'veel wit\nnieuwe regel'],
])('%j is told as %j', (text, told) => {
  expect(publicText(text)).toBe(told)
})

test.each([
  ...['051 / 33 73 75', '0475 - 12 34 56', '0475–12 34 56', '(051) 33.73.75', '(0475) 12 34 56', '0475_12_34_56'],
  ...[
    '0 475 12 34 56',
    '1.0475/123456',
    '12-0475123456',
    '2026/0475123456',
    '0475 12.12.56',
    '０４７５ １２ ３４ ５６',
  ],
  ...['+32 475 12 34 56', '0032 (0)51 33 73 75', '+31 6 12345678', '475 12 34 56', '32 51 33 73 75'],
  ...['josé@izegem.be', 'andré.peeters@stad.be', 'jan(at)izegem.be', 'jan [at] izegem.be', 'jan@localhost'],
  ...['Contact Jan Peeters 0475…', 'Contact - Jan', 'contact persoon: Jan', 'Contactpers. Jan', 'Aanvrager Jan'],
  ...['Verantwoordelijke aannemer: Jan', 'Jan Peeters (0475/12 34 56)', 'Contact: Jan\nPeeters', 'Vragen: Jan'],
  ...[
    'Info bij Jan',
    'GSM Jan',
    'Telnr. Jan',
    'Aanvr.: Jan',
    'Contact: 1) Jan\n2) Piet',
    'Container t.a.v. Jan',
    'Werfverantwoordelijke Jan',
  ],
])('of %j nothing stays, and what is said beside it does', (text) => {
  expect(publicText(text)).toBe('')
  expect(publicText(`Nieuwe leiding.\n${text}\nde stoep blijft vrij`)).toBe('Nieuwe leiding.\nde stoep blijft vrij')
})

test.each([
  '8870 Izegem, Marktstraat 10-14: Container (4m x 10m)',
  'van 06/01/2041 10:00 tot 07/01/2041',
  'van 2041-01-06 07:00 tot 2041-01-08',
  '01.02.41 - 05.02.41',
  'van 8:00 - 12:00 en 13:00 - 17:00, 08:00',
  'elke dag 07:00 - 17:00, vanaf 20410106',
  'dossier 2041/0012, lot 3, nr. 38-40, 1.250 m²',
  'Sleuf van 24 m² langs de N36, in 2026, nrs. 12-14, 49/51/53 en 114+116. Tot 1/2.',
  'Testbel en hotel',
])('%j stays', (text) => {
  expect(publicText(text)).toBe(text)
})

test('no number as long as a phone number, no @ and no name beside it is left, wherever it stands', () => {
  const sign = fc.constantFrom('', ' ', '.', '/', '-', '–', '_', ' / ', ' - ', '. ', ') ')
  const digit = fc.integer({ min: 0, max: 9 }).map(String)
  const lead = fc.constantFrom('0', '(0', '+32 ', '0032 ', '+32 (0)', '1.0', '12-0', '2026/0')
  const groups = fc.constantFrom([3, 2, 2, 2], [2, 2, 2, 2], [3, 6], [1, 3, 2, 2], [3, 3, 3], [9])
  const phone = fc
    .tuple(lead, groups, sign, fc.array(digit, { minLength: 9, maxLength: 9 }))
    .map(
      ([start, sizes, between, digits]) => start + sizes.map((size) => digits.splice(0, size).join('')).join(between),
    )
  const mail = fc
    .tuple(fc.constantFrom('jan', 'josé', 'andré.peeters', 'j_p+1'), fc.constantFrom('localhost', 'stad.be'))
    .map((parts) => parts.join('@'))
  const around = fc.constantFrom('', ' ', ' Nieuwe leiding ', 'Nieuwe leiding. ', ' (', ') ', ', ', '\n', '; ', '… ')
  fc.assert(
    fc.property(around, fc.oneof(phone, mail), around, fc.oneof(phone, mail), around, (...parts) => {
      const told = publicText(parts.join(''))
      expect(told).not.toMatch(/\d(?:[^\p{L}\d]*\d){7}|@|jan|peeters/u)
    }),
    { numRuns: 2000 },
  )
})

test('what comes after 10,000 signs is not looked at, and a number that is cut there is not told', () => {
  const long = 'Een zin\n'.repeat(1249)
  expect(publicText(`${long}0475 12 34 56`)).toHaveLength(long.length - 1)
  expect(publicText(`${long}Zin ${'contact +1 @'.repeat(10_000)}`)).toHaveLength(long.length - 1)
  for (const hostile of ['contact', '+1', '0 ', '. ', '- ', 'Ã', 'Jan\n', 'Zin. ']) {
    expect(publicText(hostile.repeat(20_000)).length).toBeLessThanOrEqual(10_000)
  }
})

test('a title that loses everything is the kind of work', () => {
  expect(wordingOf(publicText('Jan Peeters (0475/12 34 56)'), 'Container').title).toBe('Container')
  expect(wordingOf(publicText('8870 Izegem, Markt 4:\nContact: Jan'), 'Container')).toEqual({
    title: 'Container',
    body: '',
    locationText: 'Markt 4',
  })
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

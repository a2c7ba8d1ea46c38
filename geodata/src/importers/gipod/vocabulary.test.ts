import { expect, test } from 'vitest'
import { effectsOf, isOnlyStanding, isValidated, kindOf, statusOf, typeOfPath } from './vocabulary.ts'

test.each([
  ['In uitvoering', 'in-progress'],
  ['Lopende', 'in-progress'],
  ['Concreet gepland', 'planned'],
  ['Uitgevoerd', 'done'],
  ['Niet uitgevoerd', 'cancelled'],
  ['Iets nieuws', null],
  [null, null],
])('status %s is %s', (label, status) => {
  expect(statusOf(label)).toBe(status)
})

test.each([
  ['Grondwerk', [], ['Vernieuwen van riolering', 'Aquafin'], 'sewer'],
  ['Grondwerk', [], ['Huisaansluitingen/herstel kolken', 'Stad'], 'sewer'],
  ['Grondwerk', [], ['Aardgasleidingen', 'Stad'], 'utility'],
  ['Grondwerk', [], ['Sleuf', 'Fluvius System Operator'], 'utility'],
  ['Werk', [], ['Werken met omleiding', 'Cornelia'], 'other'],
  ['Werk', [], ['Herstel van het wegdek', 'Stad'], 'maintenance'],
  ['Werk', ['Container/Werfkeet'], ['Herstel van een gevel', 'Stad'], 'other'],
  ['Evenement', [], ['Heraanleg', 'Stad'], 'other'],
])('%s %j %j is %s', (type, occupancies, words, kind) => {
  expect(kindOf(type, occupancies, words)).toBe(kind)
})

test('who only stands there: events, and works that are a container or a moving van', () => {
  expect(isOnlyStanding('Evenement', [])).toBe(true)
  expect(isOnlyStanding('Inname', [])).toBe(true)
  expect(isOnlyStanding('Werk', ['Container/Werfkeet', 'Verhuislift'])).toBe(true)
  expect(isOnlyStanding('Werk', ['Container/Werfkeet', 'Andere'])).toBe(false)
  expect(isOnlyStanding('Werk', [])).toBe(false)
  expect(isOnlyStanding('Grondwerk', ['Container/Werfkeet'])).toBe(false)
})

test('consequences are effects; what is not known is told in its own words', () => {
  expect(effectsOf(['Wisselend verkeer via verkeersborden', 'Wisselend verkeer via verkeerslichten'])).toEqual({
    effects: ['alternating-traffic'],
    note: null,
  })
  expect(effectsOf(['Tijdelijke brug', 'PARKEERVERBOD ', '', 'Tijdelijke brug'])).toEqual({
    effects: ['no-parking'],
    note: 'Tijdelijke brug',
  })
})

test('only validated hindrance is validated', () => {
  expect(isValidated('Gevalideerd')).toBe(true)
  for (const label of ['Niet gevalideerd', 'Onbekend', '', null]) expect(isValidated(label)).toBe(false)
})

test('the address of a cause tells its type', () => {
  expect(['groundworks', 'works', 'events', 'public-domain-occupancies'].map(typeOfPath)).toEqual([
    'Grondwerk',
    'Werk',
    'Evenement',
    'Inname',
  ])
})

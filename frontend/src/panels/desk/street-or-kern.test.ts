import { expect, test } from 'vitest'
import { toLocation } from './StreetOrKern.tsx'

const numberOf = (houseNumber: string) =>
  toLocation({ street: 'Baronstraat', streetId: 7, houseNumber, area: '' }) as { houseNumber?: string }

test.each([
  ['24', '24'],
  ['24B', '24B'],
  ['24 b', '24 b'],
  ['24/3', '24'],
  ['24 bus 3', '24'],
  ['24bis', '24'],
  [' 24 ', '24'],
])('%s lies at house %s', (typed, house) => {
  expect(numberOf(typed).houseNumber).toBe(house)
})

test('what is no number goes along, to be refused; nothing is nothing', () => {
  expect(numberOf('tegenover de kerk').houseNumber).toBe('tegenover de kerk')
  expect(numberOf('')).toEqual({ streetId: 7 })
})

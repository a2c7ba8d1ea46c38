import { expect, test } from 'vitest'
import { filterListed } from './FilterField.tsx'

const named = (title: string, name: string) => ({ title, areas: [{ slug: name.toLowerCase(), name }] })
const items = [
  named('Riolering Prinsessestraat', 'Emelgem'),
  named('Voetpaden', 'Kachtem'),
  named('Café op de hoek', 'Emelgem'),
]
const titles = (filter: string) => filterListed(items, filter).map(({ title }) => title)

test('every word counts, in the title or the kern, whatever its accents and capitals', () => {
  expect(titles('')).toHaveLength(3)
  expect(titles('emelgem RIOL')).toEqual(['Riolering Prinsessestraat'])
  expect(titles('cafe')).toEqual(['Café op de hoek'])
  expect(titles('riolering kachtem')).toEqual([])
})

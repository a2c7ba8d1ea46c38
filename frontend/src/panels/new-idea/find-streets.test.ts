import type { Street } from '@wijkwerk/backend/contract/place.ts'
import { expect, test } from 'vitest'
import { findOnlyStreet, findStreets, splitAddress } from './find-streets.ts'

const streets = [
  'Baron de Pélichystraat',
  'Baronstraat',
  'Emelgemseplein',
  'Sint-Jansstraat',
  'Kleine Baronstraat',
  'Hondekensmolenstraat',
  'Oude Stationsstraat',
].map(
  (name, id): Street => ({
    id,
    slug: String(id),
    name,
    areas: [],
    lowestNumber: null,
    highestNumber: null,
    hasPlace: true,
  }),
)
const names = (typed: string) => findStreets(streets, typed).map(({ name }) => name)

test.each([
  ['baron', ['Baron de Pélichystraat', 'Baronstraat', 'Kleine Baronstraat']],
  ['pelichy', ['Baron de Pélichystraat']],
  ['emelgemspl', []],
  ['emelgemsepl', ['Emelgemseplein']],
  ['st jansstr', ['Sint-Jansstraat']],
  ['baronstr', ['Baronstraat', 'Kleine Baronstraat']],
  ['', []],
  ['baronstraat 24', ['Baronstraat', 'Kleine Baronstraat']],
])('“%s” finds %j', (typed, expected) => {
  expect(names(typed)).toEqual(expected)
})

test.each([
  ['baronstraat', 'Baronstraat'],
  ['BARONSTR.', 'Baronstraat'],
  ['pelichy', 'Baron de Pélichystraat'],
  ['Sint Jansstraat, nr. 7', 'Sint-Jansstraat'],
  ['baron', undefined],
  ['gistelstraat', undefined],
  ['stationsstr', undefined],
  ['oude sta', 'Oude Stationsstraat'],
  ['molenstraat', undefined],
  ['', undefined],
])('“%s” can only be %j', (typed, expected) => {
  expect(findOnlyStreet(streets, typed)?.name).toBe(expected)
})

test.each([
  ['Ghistelstraat 12', 'Ghistelstraat', '12'],
  ['Ghistelstraat, nr. 12 b', 'Ghistelstraat', '12B'],
  ['Ghistelstraat', 'Ghistelstraat', ''],
  ['Ghistelstraat 0', 'Ghistelstraat 0', ''],
])('“%s” is the street “%s” and the number “%s”', (typed, name, houseNumber) => {
  expect(splitAddress(typed)).toEqual({ name, houseNumber })
})

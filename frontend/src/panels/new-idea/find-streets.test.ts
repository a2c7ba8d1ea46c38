import type { Street } from '@wijkwerk/backend/contract/place.ts'
import { expect, test } from 'vitest'
import { findStreets } from './find-streets.ts'

const streets = [
  'Baron de Pélichystraat',
  'Baronstraat',
  'Emelgemseplein',
  'Sint-Jansstraat',
  'Kleine Baronstraat',
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
])('“%s” finds %j', (typed, expected) => {
  expect(names(typed)).toEqual(expected)
})

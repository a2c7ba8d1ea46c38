import type { Street } from '@wijkwerk/backend/contract/place.ts'
import { expect, test } from 'vitest'
import { draftProblems, EMPTY_DRAFT, isAreaAsked, isNumberUnknown, parseDraft, startOf, toNewIdea } from './draft.ts'

const street: Street = {
  id: 7,
  slug: 'dam',
  name: 'Dam',
  areas: [{ slug: 'emelgem', name: 'Emelgem' }],
  lowestNumber: 1,
  highestNumber: 80,
  hasPlace: true,
}
const written = { ...EMPTY_DRAFT, title: ' Bankje ', body: 'Bij de bus.', theme: 'groen' as const }

test('a kept draft comes back, and what cannot be read is an empty one', () => {
  expect(parseDraft(JSON.stringify(written))).toEqual(written)
  expect(parseDraft('{"title":')).toEqual(EMPTY_DRAFT)
  expect(parseDraft(null)).toEqual(EMPTY_DRAFT)
})

test('a link that names a street leaves nothing of the place that a kept draft had', () => {
  const kept = {
    ...written,
    way: 'map' as const,
    place: { lng: 3.2, lat: 50.9 },
    placedBy: 'tap' as const,
    street: 'Dam',
    streetId: 7,
    houseNumber: '12',
    area: 'emelgem',
  }
  expect({ ...kept, ...startOf('straat=9') }).toEqual({ ...written, way: 'street', streetId: 9 })
  expect({ ...kept, ...startOf('straat=9&nr=14B') }).toEqual({
    ...written,
    way: 'street',
    streetId: 9,
    houseNumber: '14B',
  })
  expect({ ...kept, ...startOf('straat=9&nr=alert') }).toMatchObject({ houseNumber: '' })
  expect({ ...kept, ...startOf('straat=x') }).toEqual(kept)
})

test('an idea on the map is sent with its point, how it was pointed at and the kern that was meant', () => {
  const place = { lng: 3.2, lat: 50.9 }
  expect(toNewIdea({ ...written, place, placedBy: 'crosshair', area: 'emelgem' }, [], '')).toEqual({
    kind: 'street',
    title: 'Bankje',
    body: 'Bij de bus.',
    theme: 'groen',
    location: place,
    placedBy: 'crosshair',
    area: 'emelgem',
  })
})

test('an idea without the map is sent with its street and number, its kern, or nothing', () => {
  const byStreet = { ...written, way: 'street' as const, streetId: 7, houseNumber: '12' }
  expect(toNewIdea(byStreet, [], '')).toMatchObject({
    location: { streetId: 7, houseNumber: '12' },
    placedBy: 'address',
  })
  const byArea = { ...written, way: 'area' as const, area: 'kachtem' }
  expect(toNewIdea(byArea, [], '')).toMatchObject({ location: { area: 'kachtem' }, placedBy: 'area' })
  expect(toNewIdea({ ...written, way: 'area' }, [], '')).toMatchObject({ location: null, placedBy: 'none' })
})

test('a street in two kernen asks which one, unless the number decides', () => {
  const crossing = { ...street, areas: [...street.areas, { slug: 'kachtem', name: 'Kachtem' }] }
  expect(isAreaAsked(crossing, '')).toBe(true)
  expect(isAreaAsked(crossing, '12')).toBe(false)
  expect(isAreaAsked(crossing, '99')).toBe(true)
  expect(isAreaAsked({ ...street, hasPlace: false }, '12')).toBe(true)
})

test('a number beyond the street is unknown', () => {
  expect(isNumberUnknown(street, '80')).toBe(false)
  expect(isNumberUnknown(street, '81B')).toBe(true)
})

test('what is missing is said per step', () => {
  expect(draftProblems(EMPTY_DRAFT, undefined, 1)).toEqual([{ field: 'place', text: 'problem.place' }])
  const beyond = { ...EMPTY_DRAFT, place: { lng: 4.4, lat: 51.2 } }
  expect(draftProblems(beyond, undefined, 1)).toEqual([{ field: 'place', text: 'problem.placeInCity' }])
  expect(draftProblems({ ...beyond, area: 'emelgem' }, undefined, 1)).toEqual([])
  expect(draftProblems(EMPTY_DRAFT, undefined, 2).map(({ field }) => field)).toEqual(['title', 'body', 'theme'])
  expect(draftProblems({ ...written, replyKind: 'email', replyValue: 'rita' }, undefined, 3)).toEqual([
    { field: 'replyValue', text: 'problem.email' },
  ])
  expect(draftProblems(written, undefined, 3)).toEqual([])
})

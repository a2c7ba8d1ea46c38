import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearbyAddress, RADII, readNearby } from './nearby-place.ts'

const read = (address: string) => readNearby(address.split('?')[1] ?? '')

test('an address holds what is asked and gives it back, a place to the metre', () => {
  const coordinate = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(coordinate(180), coordinate(85), fc.constantFrom(...RADII), (lng, lat, radius) => {
      const found = read(nearbyAddress({ place: { lng, lat }, radius }))
      expect(found.radius).toBe(radius)
      expect(Math.abs((found.place?.lng ?? Number.NaN) - lng)).toBeLessThanOrEqual(0.0000051)
      expect(Math.abs((found.place?.lat ?? Number.NaN) - lat)).toBeLessThanOrEqual(0.0000051)
      expect(nearbyAddress(found)).toBe(nearbyAddress({ place: { lng, lat }, radius }))
    }),
  )
  expect(read(nearbyAddress({ street: 'Sint-Jorisstraat & co', houseNumber: '12B', radius: 100 }))).toEqual({
    place: null,
    isWrong: false,
    street: 'Sint-Jorisstraat & co',
    houseNumber: '12B',
    radius: 100,
  })
})

test.each(['3.2', '3.2,x', '3.2,50.9,1', '200,50', '3,86', 'NaN,NaN', '1e2,50', ','])('%s is no place', (text) => {
  expect(readNearby(`plek=${text}`)).toMatchObject({ place: null, isWrong: true })
})

test('what cannot be chosen is the usual', () => {
  for (const radius of ['', '0', '-1', '251', '300', 'NaN', '99999']) {
    expect(readNearby(`straal=${radius}`).radius, radius).toBe(250)
  }
  expect(nearbyAddress({})).toBe('/mijn-buurt')
})

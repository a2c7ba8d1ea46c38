import { expect, test } from 'vitest'
import { type DropPin, type DropPinEvent, dropPin } from './drop-pin.ts'

const here = { lng: 3.2139, lat: 50.920133 }
const there = { lng: 3.2, lat: 50.91 }
const after = (...events: DropPinEvent[]) => events.reduce<DropPin>(dropPin, { step: 'aiming' })

test('a tap puts the pin on exactly that point, as often as one likes', () => {
  expect(after({ type: 'tapped', at: here })).toEqual({ step: 'placed', at: here, by: 'tap' })
  expect(after({ type: 'tapped', at: here }, { type: 'tapped', at: there })).toMatchObject({ at: there })
})

test('the button takes the centre; Space lifts the pin again', () => {
  const confirmed = after({ type: 'confirmed', centre: here })
  expect(confirmed).toEqual({ step: 'placed', at: here, by: 'crosshair' })
  expect(dropPin(confirmed, { type: 'lifted' })).toEqual({ step: 'aiming' })
})

test('a second press keeps the pin where it stands', () => {
  expect(after({ type: 'tapped', at: here }, { type: 'confirmed', centre: there })).toMatchObject({
    at: here,
    by: 'tap',
  })
})

test('my location places the pin', () => {
  expect(after({ type: 'location-asked' }, { type: 'located', at: here })).toEqual({
    step: 'placed',
    at: here,
    by: 'location',
  })
})

test('a location that comes after a tap is ignored', () => {
  expect(after({ type: 'location-asked' }, { type: 'tapped', at: here }, { type: 'located', at: there })).toMatchObject(
    {
      at: here,
      by: 'tap',
    },
  )
})

test('a refused location leaves what was there, and says why', () => {
  expect(after({ type: 'location-asked' }, { type: 'location-failed', problem: 'denied' })).toEqual({
    step: 'aiming',
    problem: 'denied',
  })
  expect(
    after(
      { type: 'tapped', at: here },
      { type: 'location-asked' },
      { type: 'location-asked' },
      { type: 'location-failed', problem: 'timeout' },
    ),
  ).toEqual({ step: 'placed', at: here, by: 'tap', problem: 'timeout' })
})

test('the complaint goes once the person points', () => {
  expect(
    after({ type: 'location-asked' }, { type: 'location-failed', problem: 'denied' }, { type: 'tapped', at: here }),
  ).not.toHaveProperty('problem')
})

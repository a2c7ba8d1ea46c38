import { expect, test } from 'vitest'
import { passageNow } from './passage-now.ts'

test('what nobody said of a way is what the hindrance that holds says of it', () => {
  expect(passageNow({}, ['no-motor-vehicles', 'no-parking'])).toEqual({ car: { can: 'no' }, bus: { can: 'no' } })
  expect(passageNow({}, ['no-cyclists', 'no-pedestrians'])).toEqual({ bicycle: { can: 'no' }, foot: { can: 'no' } })
  expect(passageNow({ foot: { can: 'yes' } }, ['bus-detour'])).toEqual({
    foot: { can: 'yes' },
    bus: { effects: ['bus-detour'] },
  })
  expect(passageNow({}, ['detour', 'alternating-traffic'])).toEqual({
    car: { effects: ['alternating-traffic', 'detour'] },
  })
})

test('what is closed is no yes; that some still pass, and how, stays as it was said', () => {
  const closed = (said: object) => passageNow({ car: said }, ['no-motor-vehicles']).car
  expect(closed({ can: 'yes', text: 'De straat is open.' })).toEqual({ can: 'no' })
  expect(closed({ text: 'Rijd om langs de Dam.' })).toEqual({ can: 'no', text: 'Rijd om langs de Dam.' })
  expect(closed({ can: 'limited', text: 'Tot aan je oprit.' })).toEqual({ can: 'limited', text: 'Tot aan je oprit.' })
})

test('without hindrance, or with one that says nothing of passing, it is what was said', () => {
  const said = { car: { can: 'yes' }, bins: { text: 'Aan de hoek' } } as const
  expect(passageNow(said, [])).toEqual(said)
  expect(passageNow(said, ['no-parking', 'shops-hard-to-reach', 'other'])).toEqual(said)
  expect(passageNow({}, ['no-parking'])).toEqual({})
})

import { expect, test } from 'vitest'
import { homeAddress, readHomeState } from './home-state.ts'

test('an address holds the whole state of the home page and gives it back', () => {
  const address =
    '/?area=emelgem,kachtem&theme=groen&status=under-review&q=bank%20%26%20boom&weergave=kaart&idee=104&kaart=16/50.93/3.21'
  expect(homeAddress('/', readHomeState(address.slice(2)))).toBe(address)
})

test('the usual view has the bare address', () => {
  expect(homeAddress('/kern/emelgem', readHomeState(''))).toBe('/kern/emelgem')
})

test('a form without choices filters nothing', () => {
  expect(readHomeState('area=&theme=&q=').filter).toEqual({})
})

test('what is no number of an idea chooses none', () => {
  expect(readHomeState('idee=12abc').chosen).toBeNull()
})

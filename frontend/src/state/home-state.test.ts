import { expect, test } from 'vitest'
import { homeAddress, onTab, readHomeState } from './home-state.ts'

test('an address holds the whole state of the home page and gives it back', () => {
  const address =
    '/?area=emelgem,kachtem&theme=groen&status=under-review&q=bank%20%26%20boom&weergave=kaart&idee=104&kaart=16/50.93/3.21'
  expect(homeAddress('/', readHomeState(address.slice(2)))).toBe(address)
})

test('so does one with works, and one with consultations', () => {
  for (const address of [
    '/?toon=werken&area=emelgem&werkstatus=klaar&werk=12',
    '/?toon=bevragingen&bevragingstatus=afgelopen&bevraging=3&na=abc&voor=2026-11-03',
    '/?toon=ideeen&ruimte=dorpshuis-emelgem',
  ]) {
    expect(homeAddress('/', readHomeState(address.slice(2)))).toBe(address)
  }
})

test('a page of works alone does not say so in its address', () => {
  const state = readHomeState('werkstatus=bezig', 'works')
  expect(state.tab).toBe('works')
  expect(homeAddress('/werken', state, 'works')).toBe('/werken?werkstatus=bezig')
})

test('who filters on what only ideas have, sees ideas', () => {
  expect(readHomeState('theme=groen').tab).toBe('ideas')
  expect(readHomeState('toon=alles&theme=groen').tab).toBe('ideas')
  expect(readHomeState('area=emelgem').tab).toBe('all')
  expect(readHomeState('toon=werken&area=emelgem&theme=groen').filter).toEqual({ area: 'emelgem' })
})

test('another tab keeps the area and leaves what it cannot do', () => {
  const state = readHomeState('area=emelgem&theme=groen&idee=7&na=abc')
  expect(homeAddress('/', onTab(state, 'works'))).toBe('/?toon=werken&area=emelgem')
  expect(homeAddress('/', onTab(state, 'all'))).toBe('/?area=emelgem')
  expect(homeAddress('/', onTab(state, 'ideas'))).toBe('/?area=emelgem&theme=groen')
})

test('a path keeps a query of its own', () => {
  expect(homeAddress('/mijn-buurt?radius=250', readHomeState('toon=werken&radius=250'))).toBe(
    '/mijn-buurt?radius=250&toon=werken',
  )
})

test('the usual view has the bare address', () => {
  expect(homeAddress('/kern/emelgem', readHomeState(''))).toBe('/kern/emelgem')
})

test('a form without choices filters nothing', () => {
  expect(readHomeState('area=&theme=&q=').filter).toEqual({})
})

test('what is no number of an idea chooses none', () => {
  expect(readHomeState('idee=12abc').chosen).toBeNull()
  expect(readHomeState('idee=12').chosen).toEqual({ type: 'idea', id: 12 })
})

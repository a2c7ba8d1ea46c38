import { expect, test } from 'vitest'
import {
  consultationPlace,
  consultationStanding,
  passageWords,
  workMoment,
  workPlace,
  workStanding,
  workState,
} from './content-facts.ts'

const TODAY = '2026-11-23'
const undated = { plannedStart: null, plannedEnd: null, expectedStart: null, expectedEnd: null, actualEnd: null }
const stated = (body: string, statedOn: string) =>
  workState({ status: 'in-progress', phase: null, state: { id: 1, body, statedOn } }, TODAY)

test('how far a work is names its phase', () => {
  const phase = { number: 2, of: 3, name: 'Fase 2' }
  expect(workStanding({ status: 'in-progress', phase, state: null })).toBe('Bezig, fase 2 van 3')
  expect(workStanding({ status: 'in-progress', phase: null, state: null })).toBe('Bezig')
  expect(workStanding({ status: 'cancelled', phase: null, state: null })).toBe('Gaat niet door')
})

test.each([
  [{ status: 'in-progress', expectedEnd: '2027-03' }, 'verwacht tot eind maart 2027'],
  [{ status: 'in-progress', expectedEnd: '2026-12' }, 'verwacht tot eind december'],
  [{ status: 'in-progress', plannedEnd: '2027' }, 'gepland tot eind 2027'],
  [{ status: 'in-progress', expectedEnd: '2026-12-04' }, 'verwacht tot 4 december'],
  [{ status: 'in-progress', expectedEnd: '2026-10' }, 'was verwacht tot eind oktober'],
  [{ status: 'in-progress', plannedEnd: '2026-10' }, 'was gepland tot eind oktober'],
  [{ status: 'in-progress' }, null],
  [{ status: 'planned', plannedStart: '2027-03-14' }, 'begint op 14 maart 2027'],
  [{ status: 'planned', plannedStart: '2027-03', expectedStart: '2027' }, 'begint in 2027'],
  [{ status: 'planned', plannedStart: '2026-03' }, 'was gepland in maart'],
  [{ status: 'done', actualEnd: '2026-11-02' }, 'sinds 2 november'],
  [{ status: 'cancelled', expectedEnd: '2027' }, null],
] as const)('when: %o', (changes, words) => {
  expect(workMoment({ ...undated, ...changes }, TODAY)).toBe(words)
})

test.each([
  [
    { passage: { car: { can: 'no' }, bicycle: { can: 'limited', text: 'Langs de Dam' } } },
    'Met de auto: nee, met de fiets: deels',
  ],
  [{ status: 'planned', passage: { foot: { can: 'yes' } } }, 'Tijdens de werken te voet: ja'],
  [{ passage: { bins: { text: 'Aan de hoek' }, car: { text: 'Langs de Dam' } } }, null],
  [{ passage: {} }, null],
  [{ status: 'done', passage: { car: { can: 'no' } } }, null],
  [{ status: 'done', kind: 'mobility', passage: { car: { can: 'no' } } }, 'Met de auto: nee'],
  [{ status: 'done', hasHindranceNow: true, passage: { car: { can: 'no' } } }, 'Met de auto: nee'],
  [{ status: 'cancelled', kind: 'mobility', passage: { car: { can: 'no' } } }, null],
] as const)('whether one can pass: %o', (changes, words) => {
  expect(passageWords({ kind: 'sewer', status: 'in-progress', hasHindranceNow: false, ...changes })).toBe(words)
})

test('the first sentence of a state stands apart, a number or an abbreviation does not end it', () => {
  const state = stated('Vandaag: enkel plaatselijk verkeer. Fietsers kunnen door.', '2026-11-20')
  expect(state).toEqual({
    first: 'Vandaag: enkel plaatselijk verkeer.',
    rest: 'Fietsers kunnen door.',
    isOutdated: false,
  })
  expect(stated('Open tot nr. 12. De rest volgt.', '2026-11-20')?.first).toBe('Open tot nr. 12.')
  expect(stated('Zonder punt', '2026-11-20')).toEqual({ first: 'Zonder punt', rest: '', isOutdated: false })
})

test('what was said more than 14 days ago may be outdated', () => {
  expect(stated('Nu.', '2026-11-09')?.isOutdated).toBe(false)
  expect(stated('Toen.', '2026-11-08')?.isOutdated).toBe(true)
  const state = { id: 1, body: 'Klaar.', statedOn: '2026-01-01' }
  expect(workState({ status: 'done', phase: null, state }, TODAY)?.isOutdated).toBe(false)
})

test('a work is where its streets are', () => {
  const baronstraat = { slug: 'baronstraat', name: 'Baronstraat' }
  const areas = [{ slug: 'emelgem', name: 'Emelgem' }]
  expect(workPlace({ streets: [baronstraat], locationText: 'nr. 2 tot 64', areas })).toBe('Baronstraat, nr. 2 tot 64')
  expect(workPlace({ streets: [], locationText: null, areas })).toBe('Emelgem')
})

test('only a consultation about a work is at a distance, any other is of its kernen', () => {
  const areas = ['Emelgem', 'Kachtem'].map((name) => ({ slug: name.toLowerCase(), name }))
  const work = { id: 1, title: 'Nieuwe voetpaden' }
  expect(consultationPlace({ areas, work: null, distance: 0 })).toBe('Emelgem en Kachtem')
  expect(consultationPlace({ areas, work: null, distance: null })).toBe('Emelgem en Kachtem')
  expect(consultationPlace({ areas, work, distance: 80.4 })).toBe('op 80 m')
  expect(consultationPlace({ areas, work, distance: null })).toBe('Emelgem en Kachtem')
})

test('a consultation counts the days that are left', () => {
  const period = { opensOn: '2026-11-30', closesOn: '2026-12-05' }
  expect(consultationStanding({ ...period, state: 'open' }, TODAY)).toBe('Nog 12 dagen open')
  expect(consultationStanding({ ...period, state: 'open' }, '2026-12-05')).toBe('Vandaag is de laatste dag')
  expect(consultationStanding({ ...period, state: 'upcoming' }, TODAY)).toBe('Opent op 30 november')
  expect(consultationStanding({ ...period, state: 'closed' }, '2026-12-06')).toBe('Afgelopen op 5 december')
})

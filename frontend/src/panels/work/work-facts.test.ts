import type { Period, WorkDetail, WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workState } from '../../text/content-facts.ts'
import { dayOf, daysBetween } from '../../text/days.ts'
import {
  beginWords,
  blocksToShow,
  blockWords,
  daysLeftWords,
  hindranceAfter,
  hindranceWords,
  lengthWords,
  untilWords,
  workDescription,
} from './work-facts.ts'

const TODAY = '2026-11-23'
const NOBODY_SAID: Period = {
  plannedStart: null,
  plannedEnd: null,
  expectedStart: null,
  expectedEnd: null,
  actualStart: null,
  actualEnd: null,
}
const work = (status: WorkStatus, dates: Partial<Period> = {}) => ({ ...NOBODY_SAID, status, ...dates })
const words = ({ text, before }: ReturnType<typeof untilWords>) => (before ? `${text} (${before})` : text)

test.each<[WorkStatus, Partial<Period>, string]>([
  [
    'in-progress',
    { plannedEnd: '2027-01', expectedEnd: '2027-03' },
    'verwacht tot eind maart 2027 (eerst gepland: januari 2027)',
  ],
  ['in-progress', { plannedEnd: '2027-03', expectedEnd: '2027-03' }, 'verwacht tot eind maart 2027'],
  ['in-progress', { plannedEnd: '2027' }, 'gepland tot eind 2027'],
  ['in-progress', { expectedEnd: '2026-11' }, 'verwacht tot eind november'],
  ['in-progress', { expectedEnd: '2026-11-22' }, 'was verwacht tot 22 november, we weten niet of het klaar is'],
  ['in-progress', {}, 'niet bekend'],
  ['planned', { plannedEnd: '2027-06-30' }, 'gepland tot 30 juni 2027'],
  [
    'done',
    { plannedEnd: '2026-09', actualEnd: '2026-10-12' },
    'klaar sinds 12 oktober (eerst gepland: september 2026)',
  ],
  ['done', { plannedEnd: '2026-09' }, 'klaar, datum niet bekend'],
  ['cancelled', { plannedEnd: '2026-09' }, 'gaat niet door'],
])('until when, %s with %j: %s', (status, dates, expected) => {
  expect(words(untilWords(work(status, dates), TODAY))).toBe(expected)
})

test.each<[WorkStatus, Partial<Period>, string]>([
  ['planned', { plannedStart: '2027-03' }, 'Gepland vanaf maart 2027'],
  ['planned', { plannedStart: '2026-09', expectedStart: '2027' }, 'Gepland vanaf 2027 (eerst gepland: september 2026)'],
  ['planned', { plannedStart: '2026-09' }, 'Was gepland vanaf september 2026, we weten niet of het al begonnen is'],
  ['planned', {}, 'Gepland, begin nog niet bekend'],
  ['done', { plannedStart: '2026-09' }, 'Was gepland vanaf september 2026'],
  ['cancelled', {}, 'Er was nog geen datum.'],
  ['in-progress', { plannedStart: '2026-09-14', actualStart: '2026-09-14' }, 'Begonnen op 14 september'],
  ['in-progress', {}, 'We weten niet wanneer deze werken begonnen.'],
  ['in-progress', { plannedStart: '2026-12-01' }, 'Al begonnen, was gepland vanaf 1 december 2026'],
])('from when, %s with %j: %s', (status, dates, expected) => {
  expect(words(beginWords(work(status, dates), TODAY))).toBe(expected)
})

test.each([
  ['2026-12-05T23:00:00Z', 'nog 12 dagen'],
  ['2026-12-05T17:00:00Z', 'nog 12 dagen'],
  ['2026-11-24T23:00:00Z', 'nog 1 dag'],
  ['2026-11-23T23:00:00Z', 'vandaag nog'],
])('what closes at %s: %s', (closesAt, expected) => {
  expect(daysLeftWords(closesAt, TODAY)).toBe(expected)
})

test('a state is outdated from the fifteenth day on, as people in Flanders count days', () => {
  const stated = (statedOn: string) => ({
    status: 'in-progress' as const,
    phase: null,
    state: { id: 1, body: 'Open.', statedOn },
  })
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.nat(400),
      (now, age) => {
        const today = dayOf(now)
        const statedOn = new Date(Date.parse(today) - age * 86_400_000).toISOString().slice(0, 10)
        expect(daysBetween(statedOn, today)).toBe(age)
        expect(workState(stated(statedOn), today)?.isOutdated).toBe(age > 14)
      },
    ),
  )
  // An hour before midnight in winter it is the next day in Brussels already.
  expect(workState(stated('2026-11-08'), dayOf(new Date('2026-11-22T22:59:00Z')))?.isOutdated).toBe(false)
  expect(workState(stated('2026-11-08'), dayOf(new Date('2026-11-22T23:00:00Z')))?.isOutdated).toBe(true)
})

test('a period of hindrance is told in whole days, the last one included', () => {
  const block = { start: '2026-09-13T22:00:00Z', end: '2027-03-31T22:00:00Z' }
  expect(blockWords(block)).toBe('van 14 september 2026 tot en met 31 maart 2027')
  expect(blockWords({ start: '2026-11-16T06:00:00Z', end: '2026-11-16T16:00:00Z' })).toBe('op 16 november 2026')
  expect(blockWords({ ...block, end: null })).toBe('vanaf 14 september 2026, einde niet bekend')
  expect(blockWords({ ...block, start: null })).toBe('tot en met 31 maart 2027')
  expect(blockWords({ start: null, end: null })).toBe('periode niet bekend')
})

test('periods that are over are left out, unless nothing else is left', () => {
  const over = { start: '2026-09-01T22:00:00Z', end: '2026-09-10T22:00:00Z' }
  const lastDay = { start: '2026-11-01T23:00:00Z', end: '2026-11-23T23:00:00Z' }
  expect(blocksToShow([over, lastDay], TODAY)).toEqual([lastDay])
  expect(blocksToShow([over, lastDay], '2026-11-24')).toEqual([lastDay])
  expect(blocksToShow([over], TODAY)).toEqual([over])
})

test('hindrance says whether it is now, from when, or that it is over', () => {
  const over = { start: '2026-09-01T22:00:00Z', end: '2026-09-10T22:00:00Z' }
  const later = { start: '2027-01-22T23:00:00Z', end: null }
  expect(hindranceWords({ isNow: true, periods: [over, later] }, TODAY)).toBe('Nu hinder')
  expect(hindranceWords({ isNow: false, periods: [over, later] }, TODAY)).toBe('Later: vanaf 23 januari 2027')
  expect(hindranceWords({ isNow: false, periods: [over] }, TODAY)).toBe('Hinder voorbij')
})

test('hindrance that is left after a day is told with its last day, or that no end is known', () => {
  const first = { periods: [{ start: '2026-09-01T22:00:00Z', end: '2026-11-10T23:00:00Z' }] }
  const second = { periods: [{ start: '2027-01-22T23:00:00Z', end: '2027-09-30T22:00:00Z' }] }
  expect(hindranceAfter([first, second], TODAY)).toBe('2027-09-30')
  expect(hindranceAfter([first], '2026-11-09')).toBe('2026-11-10')
  expect(hindranceAfter([first], '2026-11-10')).toBeUndefined()
  expect(hindranceAfter([first, { periods: [{ start: null, end: null }] }], TODAY)).toBeNull()
})

test.each([
  [3, '10 m'],
  [418, '420 m'],
  [996, '1 km'],
  [1240, '1,2 km'],
])('%d m is said as %s', (metres, expected) => {
  expect(lengthWords(metres)).toBe(expected)
})

test('a shared link begins with how it is today, never with a state from before works were over', () => {
  const state = { id: 1, body: 'Enkel plaatselijk verkeer', statedOn: '2026-11-16' }
  const shown = {
    streets: [{ slug: 'dam', name: 'Dam' }],
    areas: [{ slug: 'emelgem', name: 'Emelgem' }],
    state,
    hindrances: [],
  }
  const described = (status: WorkStatus, changes: object = {}) =>
    workDescription(
      { ...work(status, { plannedStart: '2027-03' }), ...shown, ...changes } as unknown as WorkDetail,
      TODAY,
    )
  expect(described('in-progress')).toBe('Enkel plaatselijk verkeer. Stand op maandag 16 november. Dam')
  expect(described('in-progress', { state: null })).toBe('Nog geen stand van zaken. Dam')
  expect(described('planned', { state: null, streets: [] })).toBe('Gepland vanaf maart 2027. Emelgem')
  expect(described('done')).toBe('Deze werken zijn klaar. Dam')
  const hindrances = [
    { isNow: true, periods: [{ start: '2026-09-13T22:00:00Z', end: '2027-09-30T22:00:00Z' }] },
    { isNow: false, periods: [{ start: '2026-01-01T23:00:00Z', end: '2026-01-02T23:00:00Z' }] },
  ]
  expect(described('done', { hindrances })).toBe(
    'Deze werken zijn klaar. Er is nog hinder van 14 september 2026 tot en met 30 september 2027. Dam',
  )
  expect(described('done', { hindrances: hindrances.slice(1) })).toBe('Deze werken zijn klaar. Dam')
  expect(described('cancelled')).toBe('Deze werken gaan niet door. Dam')
})

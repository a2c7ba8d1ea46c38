import type { Period } from '@wijkwerk/backend/contract/works.ts'
import { expect, test } from 'vitest'
import { outsideWork } from './outside-work.ts'
import { UNDATED } from './work-choices.ts'

const outside = (start: string, end: string, work: Partial<Period>) =>
  outsideWork({ start, end }, { ...UNDATED, ...work })

test('hindrance that begins before its work or outlasts it is told, with the date of the work that counts', () => {
  const work = { plannedStart: '2026-12-01', plannedEnd: '2026-12', expectedEnd: '2027-03' }
  expect(outside('2026-12-01', '2027-03-31', work)).toEqual([])
  expect(outside('2026-11-30', '2027-03-31', work)).toEqual([
    'Deze hinder begint vroeger dan de werken. Begin van de werken: 1 december 2026.',
  ])
  expect(outside('2026-12-01', '2027-04-01', work)).toEqual([
    'Deze hinder duurt langer dan de werken. Einde van de werken: maart 2027.',
  ])
  expect(outside('2026-11-30', '2027-04-01', work)).toHaveLength(2)
})

test('a month or a year holds all of its days, and what is not known or not filled in is not told', () => {
  expect(outside('2027-01-01', '2027-12-31', { plannedStart: '2027', actualEnd: '2027' })).toEqual([])
  expect(outside('2026-12-31', '2028-01-01', { plannedStart: '2027', actualEnd: '2027' })).toHaveLength(2)
  expect(outside('2000-01-01', '2098-01-01', {})).toEqual([])
  expect(outside('', '', { plannedStart: '2027', plannedEnd: '2027' })).toEqual([])
})

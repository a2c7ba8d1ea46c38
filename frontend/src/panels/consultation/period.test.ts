import type { ConsultationState } from '@wijkwerk/backend/contract/consultations.ts'
import { describe, expect, test } from 'vitest'
import { periodWords, stateWords } from './period.ts'

const TODAY = '2026-11-24'

const consultation = (state: ConsultationState, changes = {}) => ({
  state,
  opensAt: '2026-11-22T23:00:00Z',
  closesAt: '2026-12-06T23:00:00Z',
  opensOn: '2026-11-23',
  closesOn: '2026-12-06',
  ...changes,
})

describe('how a consultation stands', () => {
  test('open: the days that are left, and the last one by name', () => {
    expect(stateWords(consultation('open'), TODAY)).toEqual({
      first: 'Nog 12 dagen open',
      rest: 'tot en met zondag 6 december',
    })
  })

  test('open: one day, and the last one', () => {
    expect(stateWords(consultation('open'), '2026-12-05').first).toBe('Nog 1 dag open')
    expect(stateWords(consultation('open'), '2026-12-06')).toEqual({
      first: 'Vandaag is de laatste dag',
      rest: '',
    })
  })

  test('an hour is said where it is not midnight, over the change to summer time too', () => {
    const evening = { closesAt: '2026-12-06T17:00:00Z' }
    expect(stateWords(consultation('open', evening), TODAY).rest).toBe('tot zondag 6 december om 18 uur')
    expect(stateWords(consultation('open', evening), '2026-12-06').rest).toBe('tot 18 uur')
    expect(stateWords(consultation('closed', { closesAt: '2026-12-06T16:30:00Z' }), TODAY).first).toBe(
      'Afgelopen op zondag 6 december om 17.30 uur',
    )
    const summer = { opensAt: '2026-06-01T07:05:00Z', opensOn: '2026-06-01' }
    expect(stateWords(consultation('upcoming', summer), TODAY).first).toBe('Opent op maandag 1 juni om 9.05 uur')
  })

  test('another year is named', () => {
    expect(stateWords(consultation('closed'), '2027-02-01').first).toBe('Afgelopen op zondag 6 december 2026')
  })

  test('upcoming: when it opens and until when', () => {
    expect(stateWords(consultation('upcoming'), '2026-11-20')).toEqual({
      first: 'Opent op maandag 23 november',
      rest: 'open tot en met zondag 6 december',
    })
    expect(periodWords(consultation('open'), TODAY)).toBe('van maandag 23 november tot en met zondag 6 december')
  })
})

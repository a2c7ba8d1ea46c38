import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import type { Idea } from '@wijkwerk/backend/contract/ideas.ts'
import type { WorkSummary } from '@wijkwerk/backend/contract/works.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../text/format.ts'
import { type Entry, isCurrentConsultation, isCurrentWork, mergeNewest, tallyOf } from './portal-list.ts'

// Only what these functions look at: the rest of an idea or a work says nothing here.
const ideaOf = (id: number, createdOn: string) => ({ id, createdOn }) as Idea
const workOf = (id: number, changes: Partial<WorkSummary>) =>
  ({ id, status: 'in-progress', actualEnd: null, updatedOn: '2026-11-01', example: false, ...changes }) as WorkSummary
const consultationOf = (id: number, changes: Partial<ConsultationSummary>) =>
  ({
    id,
    state: 'open',
    opensOn: '2026-11-01',
    closesOn: '2026-11-30',
    updatedOn: '2026-11-01',
    example: false,
    ...changes,
  }) as ConsultationSummary

// Few days, so that many things happen on the same one.
const day = fc.integer({ min: 0, max: 9 }).map((days) => addDays('2026-11-01', days))
const sources = fc.record({
  ideas: fc
    .array(day, { maxLength: 12 })
    .map((days) => days.sort().reverse())
    .map((days) => days.map((createdOn, id) => ideaOf(id, createdOn))),
  works: fc.array(day, { maxLength: 8 }).map((days) => days.map((updatedOn, id) => workOf(id, { updatedOn }))),
  consultations: fc
    .array(fc.record({ updatedOn: day, opensOn: day, state: fc.constantFrom('upcoming', 'open', 'closed') }), {
      maxLength: 5,
    })
    .map((all) => all.map((changes, id) => consultationOf(id, changes))),
  pageSize: fc.integer({ min: 1, max: 5 }),
})

const nameOf = ({ type, id }: Entry) => `${type} ${id}`

test('everything is there once, newest first', () => {
  fc.assert(
    fc.property(sources, ({ ideas, works, consultations }) => {
      const merged = mergeNewest({ ideas, works, consultations, hasMoreIdeas: false })
      expect(new Set(merged.map(nameOf)).size).toBe(ideas.length + works.length + consultations.length)
      const days = merged.map(({ on }) => on)
      expect(days).toEqual(days.toSorted().toReversed())
    }),
  )
})

test('more ideas only ever add below what was shown', () => {
  fc.assert(
    fc.property(sources, ({ ideas, works, consultations, pageSize }) => {
      const whole = mergeNewest({ ideas, works, consultations, hasMoreIdeas: false }).map(nameOf)
      for (let loaded = pageSize; loaded < ideas.length; loaded += pageSize) {
        const shown = mergeNewest({ ideas: ideas.slice(0, loaded), works, consultations, hasMoreIdeas: true })
        expect(shown.map(nameOf)).toEqual(whole.slice(0, shown.length))
        expect(shown.filter(({ type }) => type === 'idea')).toHaveLength(loaded)
      }
    }),
  )
})

test('pages one behind the other are the whole list', () => {
  fc.assert(
    fc.property(sources, ({ ideas, works, consultations, pageSize }) => {
      const paged: string[] = []
      let before = ''
      for (let start = 0; start === 0 || start < ideas.length; start += pageSize) {
        const page = ideas.slice(start, start + pageSize)
        const hasMoreIdeas = start + pageSize < ideas.length
        paged.push(...mergeNewest({ ideas: page, works, consultations, hasMoreIdeas, before }).map(nameOf))
        before = page.at(-1)?.createdOn ?? ''
      }
      expect(paged).toEqual(mergeNewest({ ideas, works, consultations, hasMoreIdeas: false }).map(nameOf))
    }),
  )
})

test('what is over stays among the news for 60 days', () => {
  const done = workOf(1, { status: 'done', actualEnd: '2026-09', updatedOn: '2026-01-05' })
  expect(isCurrentWork(done, '2026-11-29')).toBe(true)
  expect(isCurrentWork(done, '2026-11-30')).toBe(false)
  expect(isCurrentWork(workOf(1, { status: 'cancelled', updatedOn: '2026-09-30' }), '2026-11-30')).toBe(false)
  expect(isCurrentWork(workOf(1, { updatedOn: '2020-01-01' }), '2026-11-30')).toBe(true)
  const closed = consultationOf(1, { state: 'closed', closesOn: '2026-09-30' })
  expect(isCurrentConsultation(closed, '2026-11-29')).toBe(true)
  expect(isCurrentConsultation(closed, '2026-11-30')).toBe(false)
})

test('examples and what is over count apart', () => {
  const works = [
    workOf(1, {}),
    workOf(2, { status: 'planned' }),
    workOf(3, { status: 'done' }),
    workOf(4, { example: true }),
  ]
  const consultations = [
    consultationOf(1, { state: 'upcoming' }),
    consultationOf(2, {}),
    consultationOf(3, { state: 'closed' }),
  ]
  expect(tallyOf({ count: 5, examples: 2 }, works, consultations)).toEqual({
    ideas: 3,
    works: 2,
    worksInProgress: 1,
    consultations: 2,
    consultationsOpen: 1,
    examples: { ideas: 2, works: 1, consultations: 0 },
  })
})

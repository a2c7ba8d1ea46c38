import type { PortalEvent } from '@wijkwerk/backend/contract/events.ts'
import { expect, test } from 'vitest'
import { concerns } from './concerns.ts'
import { consultationQuery, consultationsQuery, roomsQuery, streetQuery, workQuery, worksQuery } from './content.ts'
import { areaQuery, ideaQuery, ideasQuery, supportedQuery } from './queries.ts'

const changed: PortalEvent = {
  type: 'idea.changed',
  id: 7,
  title: 'Een bankje',
  kind: 'street',
  theme: 'groen',
  status: 'planned',
  areas: ['emelgem'],
  place: null,
  createdOn: '2026-11-22',
  example: false,
  isNew: false,
}
const removed: PortalEvent = { type: 'idea.removed', id: 7 }
const listed = (filter: Parameters<typeof ideasQuery>[0], ids: number[] = [], next: string | null = null) => ({
  queryKey: ideasQuery(filter).queryKey,
  state: { data: { pages: [{ items: ids.map((id) => ({ id })), next }] } },
})
const unknown = { state: { data: undefined } }

test.each([
  [{}, true],
  [{ theme: 'groen,milieu' }, true],
  [{ theme: 'wonen' }, false],
  [{ area: 'emelgem', status: 'planned', kind: 'street' }, true],
  [{ area: 'emelgem', status: 'done' }, false],
  [{ area: 'kachtem' }, false],
  [{ q: 'iets anders' }, true],
  [{ placed: 'yes' as const }, true],
  [{ q: 'bank', theme: 'wonen' }, false],
])('a changed idea concerns the list of %j: %s', (filter, expected) => {
  expect(concerns(changed, listed(filter))).toBe(expected)
})

test('an idea that a list shows concerns it, also when it no longer meets the filter', () => {
  expect(concerns(changed, listed({ status: 'received' }, [9, 7]))).toBe(true)
  expect(concerns(changed, listed({ status: 'received' }, [9]))).toBe(false)
})

test('an idea beyond the pages that are here may have been counted by what it was', () => {
  expect(concerns(changed, listed({ status: 'received', area: 'emelgem' }, [9], 'more'))).toBe(true)
  expect(concerns(changed, listed({ status: 'received', area: 'kachtem' }, [9], 'more'))).toBe(false)
  expect(concerns({ ...changed, isNew: true }, listed({ status: 'received' }, [9], 'more'))).toBe(false)
})

test('what went away or was restored concerns every list', () => {
  for (const event of [removed, { type: 'reset' } as const])
    expect(concerns(event, listed({ theme: 'wonen' }))).toBe(true)
})

test('an idea is fetched again for its own number only, an area for its own ideas', () => {
  expect(concerns(changed, { queryKey: ideaQuery(7).queryKey, ...unknown })).toBe(true)
  expect(concerns(changed, { queryKey: ideaQuery(70).queryKey, ...unknown })).toBe(false)
  expect(concerns(removed, { queryKey: ideaQuery(8).queryKey, ...unknown })).toBe(false)
  expect(concerns(changed, { queryKey: areaQuery('emelgem').queryKey, ...unknown })).toBe(true)
  expect(concerns(changed, { queryKey: areaQuery('kachtem').queryKey, ...unknown })).toBe(false)
})

test('what is not about ideas stays', () => {
  expect(concerns({ type: 'reset' }, { queryKey: supportedQuery(7).queryKey, ...unknown })).toBe(false)
})

test('a work, a consultation or a room concerns its own page and what lists it', () => {
  const about = (type: 'work.changed' | 'consultation.changed' | 'room.changed') => ({ type, id: 7, isRemoved: false })
  const concerned = (event: PortalEvent, { queryKey }: { queryKey: readonly unknown[] }) =>
    concerns(event, { queryKey, ...unknown })
  expect(concerned(about('work.changed'), workQuery(7))).toBe(true)
  expect(concerned(about('work.changed'), workQuery(70))).toBe(false)
  expect(concerned(about('work.changed'), worksQuery({}))).toBe(true)
  expect(concerned(about('work.changed'), roomsQuery())).toBe(false)
  expect(concerned(about('consultation.changed'), consultationQuery(7))).toBe(true)
  expect(concerned(about('consultation.changed'), consultationQuery(8))).toBe(false)
  expect(concerned(about('consultation.changed'), consultationsQuery({}))).toBe(true)
  expect(concerned(about('consultation.changed'), worksQuery({}))).toBe(false)
  expect(concerned(about('room.changed'), roomsQuery('emelgem'))).toBe(true)
  expect(concerned(changed, streetQuery('baronstraat'))).toBe(true)
  expect(concerned({ type: 'reset' }, roomsQuery())).toBe(true)
})

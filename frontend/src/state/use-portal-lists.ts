import { type UseInfiniteQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { consultationsQuery, roomsQuery, WHOLE, worksQuery } from '../api/content.ts'
import { ideasQuery } from '../api/queries.ts'
import { dayOf } from '../text/days.ts'
import type { HomeState } from './home-state.ts'
import { isCurrentConsultation, isCurrentWork, mergeNewest, tallyOf } from './portal-list.ts'
import { portalFilters, type Scope } from './portal-queries.ts'
import { useToday } from './use-today.ts'

// What is few is loaded whole: only then is its order in a list with other things known.
function useWhole({ hasNextPage, isFetching, isError, fetchNextPage }: UseInfiniteQueryResult) {
  useEffect(
    function loadTheRest() {
      if (hasNextPage && !isFetching && !isError) void fetchNextPage()
    },
    [hasNextPage, isFetching, isError, fetchNextPage],
  )
}

const itemsOf = <T>(pages: readonly { items: T[] }[] = []): T[] => pages.flatMap(({ items }) => items)

/** The lists, numbers and filters behind the portal's list and map, for the state in the address. */
export function usePortalLists(state: HomeState, scope: Scope) {
  const today = useToday()
  const { tab, consultationState } = state
  const filters = portalFilters(state, scope, today)
  const ideas = useInfiniteQuery(ideasQuery(filters.ideas, tab === 'works' ? '' : state.from))
  const works = useInfiniteQuery(worksQuery(filters.works, '', WHOLE))
  const consultations = useInfiniteQuery(consultationsQuery(filters.consultations))
  const tabWorks = useInfiniteQuery({
    ...worksQuery(filters.tabWorks, tab === 'works' ? state.from : ''),
    enabled: tab === 'works',
  })
  const rooms = useQuery(roomsQuery(filters.consultations.area)).data?.items
  useWhole(works)
  useWhole(consultations)

  const firstIdeas = ideas.data?.pages[0]
  const importedAt = works.data?.pages[0]?.importedAt
  const allWorks = useMemo(() => itemsOf(works.data?.pages), [works.data])
  const allConsultations = useMemo(() => itemsOf(consultations.data?.pages), [consultations.data])
  const current = useMemo(
    () => ({
      works: allWorks.filter((work) => isCurrentWork(work, today)),
      consultations: allConsultations.filter((consultation) => isCurrentConsultation(consultation, today)),
    }),
    [allWorks, allConsultations, today],
  )
  const entries = useMemo(
    () =>
      mergeNewest({
        ideas: itemsOf(ideas.data?.pages),
        hasMoreIdeas: ideas.hasNextPage,
        ...current,
        before: state.before,
      }),
    [ideas.data, ideas.hasNextPage, current, state.before],
  )
  const tabConsultations = useMemo(
    () =>
      allConsultations.filter((one) => (consultationState ? one.state === consultationState : one.state !== 'closed')),
    [allConsultations, consultationState],
  )
  return {
    filters,
    ideas,
    works,
    consultations,
    tabWorks,
    /** What the list of everything holds, and so the map of everything. */
    current,
    entries,
    /** What the tab with consultations lists. */
    tabConsultations,
    rooms: rooms ?? [],
    tally: tallyOf(firstIdeas, allWorks, allConsultations),
    unplaced: firstIdeas?.unplaced ?? 0,
    importedOn: importedAt ? dayOf(new Date(importedAt)) : null,
  }
}

/** Whether the list that the tab shows holds what is chosen. */
export function isListed(lists: PortalLists, { tab, chosen }: HomeState): boolean {
  if (!chosen) return false
  const { type, id } = chosen
  if (type === 'room') return tab === 'all' && lists.rooms.some(({ slug }) => slug === id)
  const has = (items: readonly { id: number }[]) => items.some((item) => item.id === id)
  switch (tab) {
    case 'all':
      return lists.entries.some((entry) => entry.type === type && entry.id === id)
    case 'ideas':
      return type === 'idea' && has(itemsOf(lists.ideas.data?.pages))
    case 'works':
      return type === 'work' && has(itemsOf(lists.tabWorks.data?.pages))
    case 'consultations':
      return type === 'consultation' && has(lists.tabConsultations)
  }
}

export type PortalLists = ReturnType<typeof usePortalLists>

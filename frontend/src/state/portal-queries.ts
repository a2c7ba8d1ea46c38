import type { QueryClient } from '@tanstack/react-query'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { WorkFilterQuery } from '@wijkwerk/backend/contract/works.ts'
import { consultationsQuery, roomsQuery, WHOLE, worksQuery } from '../api/content.ts'
import { areasQuery, ideasQuery } from '../api/queries.ts'
import { dayOf } from '../text/days.ts'
import { addDays } from '../text/format.ts'
import type { HomeState } from './home-state.ts'
import { NEWS_DAYS } from './portal-list.ts'

/** Everything within so many metres of a place. */
export type Around = { place: Place; radiusMetres: number }

/** What a page keeps fixed of the portal's filter: a kern, or the surroundings of a place. */
export type Scope = { area?: string | undefined; around?: Around | undefined }

const DECIMALS = 6
// What the page brings along; a browser asks for the rest where a city has more.
const MOST_PAGES = 2

const nearOf = ({ lng, lat }: Place) => `${lng.toFixed(DECIMALS)},${lat.toFixed(DECIMALS)}`

/** The work that goes on or is planned nearest to a place, up to 20 km. */
export const nearestWorkQuery = (place: Place) =>
  worksQuery({ near: nearOf(place), radius: '20000', status: 'in-progress,planned' }, '', 1)

type Where = { area?: string; near?: string; radius?: string }

function whereOf({ filter }: HomeState, { area, around }: Scope): Where {
  const within = area ?? filter.area
  return {
    ...(within && { area: within }),
    ...(around && {
      near: nearOf(around.place),
      radius: String(Math.round(around.radiusMetres)),
    }),
  }
}

// Of a whole month, so that the address of the list is the same from day to day.
const newsSince = (today: string) => `${addDays(today, -NEWS_DAYS).slice(0, 7)}-01`

/** The filters of the three lists, which are those of the map too. `works` is for the list of everything and counts. */
export function portalFilters(state: HomeState, scope: Scope, today: string) {
  const where = whereOf(state, scope)
  const ideas: IdeaFilterQuery = { ...state.filter, ...where }
  const works: WorkFilterQuery = { ...where, since: newsSince(today) }
  const tabWorks: WorkFilterQuery = { ...where, status: state.workStatus ?? 'in-progress,planned' }
  return { ideas, works, tabWorks, consultations: where }
}

/** Fetches what the portal shows before the server renders it: of the tab's list a page, of what is few all of it. */
export function preparePortal(client: QueryClient, state: HomeState, scope: Scope = {}): Promise<unknown> {
  const { ideas, works, tabWorks, consultations } = portalFilters(state, scope, dayOf(new Date()))
  const { tab, from } = state
  return Promise.all([
    client.fetchInfiniteQuery(ideasQuery(ideas, tab === 'works' ? '' : from)),
    client.fetchInfiniteQuery({ ...worksQuery(works, '', WHOLE), pages: MOST_PAGES }),
    client.fetchInfiniteQuery({ ...consultationsQuery(consultations), pages: MOST_PAGES }),
    client.fetchQuery(roomsQuery(consultations.area)),
    client.fetchQuery(areasQuery('kern')),
    client.fetchQuery(areasQuery('neighbourhood')),
    ...(tab === 'works' ? [client.fetchInfiniteQuery(worksQuery(tabWorks, from))] : []),
  ])
}

import type { InfiniteData, Query } from '@tanstack/react-query'
import type { PortalEvent } from '@wijkwerk/backend/contract/events.ts'
import type { IdeaPage } from '@wijkwerk/backend/contract/ideas.ts'

type IdeaChanged = Extract<PortalEvent, { type: 'idea.changed' }>
type Cached = Pick<Query, 'queryKey'> & { state: Pick<Query['state'], 'data'> }

// What an event tells enough of to know whether an idea meets such a filter; any other filter only the server can judge.
const TOLD: Record<string, (event: IdeaChanged) => readonly string[]> = {
  area: ({ areas }) => areas,
  theme: ({ theme }) => [theme],
  status: ({ status }) => [status],
  kind: ({ kind }) => [kind],
}

// These may have been otherwise before the event.
const CHANGING = ['theme', 'status']

function mayMeet(event: IdeaChanged, address: string, mayHaveMet: boolean): boolean {
  const filter = [...new URLSearchParams(address.split('?')[1])]
  return filter.every(([name, value]) => {
    const told = TOLD[name]
    return (
      !told ||
      (mayHaveMet && CHANGING.includes(name)) ||
      value.split(',').some((wanted) => told(event).includes(wanted))
    )
  })
}

const PATHS = {
  'work.changed': '/api/works',
  'consultation.changed': '/api/consultations',
  'room.changed': '/api/rooms',
}

/** The kinds of content that can hold what an event tells of, besides the thing itself. */
const HOLDERS: Record<Exclude<PortalEvent['type'], 'reset'>, readonly string[]> = {
  'idea.changed': ['street', 'work'],
  'idea.removed': ['street', 'work'],
  'work.changed': ['works', 'work-shapes', 'hindrances', 'consultations', 'consultation', 'street'],
  'consultation.changed': ['consultations', 'work', 'street'],
  'room.changed': ['rooms'],
}

/**
 * Whether an event can change the answer that a query of the cache holds: a list by its filter or because it shows or
 * counts the idea now, an area by its name, one idea by its number. Works, consultations and rooms are few: their lists
 * are asked again whenever one of them changes.
 */
export function concerns(event: PortalEvent, { queryKey, state }: Cached): boolean {
  const isContent = queryKey[0] === 'content'
  if (queryKey[0] !== 'ideas' && !isContent) return false
  if (event.type === 'reset') return true
  const address = String(queryKey.at(-1))
  const isAboutContent = 'isRemoved' in event
  if (isContent) {
    const isItself = isAboutContent && address === `${PATHS[event.type]}/${event.id}`
    return isItself || HOLDERS[event.type].includes(String(queryKey[1]))
  }
  // A work stands on the page of an idea and of an area.
  if (isAboutContent) return queryKey[1] === 'one' || queryKey[1] === 'area'
  if (queryKey[1] === 'one') return address === `/api/ideas/${event.id}`
  if (event.type === 'idea.removed') return true
  if (queryKey[1] === 'area') return event.areas.some((slug) => address === `/api/areas/${slug}`)
  const pages = (state.data as InfiniteData<IdeaPage> | undefined)?.pages ?? []
  const isShown = pages.some(({ items }) => items.some(({ id }) => id === event.id))
  // Outside the pages that are here it may be counted still.
  const mayBeCounted = !event.isNew && (queryKey[2] !== '' || pages.at(-1)?.next !== null)
  return isShown || mayMeet(event, address, mayBeCounted)
}

import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'

const LISTS = ['area', 'theme', 'status', 'kind', 'q'] as const
const FILTERS = [...LISTS, 'placed'] as const
export type FilterName = (typeof FILTERS)[number]

/** What one would share of the home page, as it stands in its address. */
export type HomeState = {
  filter: Pick<IdeaFilterQuery, FilterName>
  view: 'list' | 'map'
  chosen: number | null
  /** zoom/lat/lng */
  camera: string | null
  /** Cursor of the first page of the list, for who has no JavaScript. */
  from: string
}

/** Reads the state of the home page from the query of its address; what it does not understand it leaves out. */
export function readHomeState(search: string): HomeState {
  const query = new URLSearchParams(search)
  const filter: HomeState['filter'] = {}
  for (const name of LISTS) {
    const value = query.getAll(name).filter(Boolean).join(',')
    if (value) filter[name] = value
  }
  const placed = query.get('placed')
  if (placed === 'yes' || placed === 'no') filter.placed = placed
  const chosen = query.get('idee') ?? ''
  return {
    filter,
    view: query.get('weergave') === 'kaart' ? 'map' : 'list',
    chosen: /^\d{1,9}$/.test(chosen) ? Number(chosen) : null,
    camera: query.get('kaart'),
    from: query.get('na') ?? '',
  }
}

const STREET_ZOOM = 16

/** A camera that shows the street around a place. */
export const streetCamera = ({ lng, lat }: Place) => `${STREET_ZOOM}/${lat.toFixed(5)}/${lng.toFixed(5)}`

/** The address of `path` with that state; only what differs from the usual is in it. */
export function homeAddress(path: string, { filter, view, chosen, camera, from }: HomeState): string {
  const parts: string[] = []
  const add = (name: string, value: string) =>
    parts.push(`${name}=${encodeURIComponent(value).replace(/%2[CF]/g, decodeURIComponent)}`)
  for (const name of FILTERS) if (filter[name]) add(name, filter[name])
  if (view === 'map') add('weergave', 'kaart')
  if (chosen !== null) add('idee', String(chosen))
  if (camera) add('kaart', camera)
  if (from) add('na', from)
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path
}

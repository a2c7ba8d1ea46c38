import type { ConsultationState } from '@wijkwerk/backend/contract/consultations.ts'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { WorkStatus } from '@wijkwerk/backend/contract/works.ts'

const LISTS = ['area', 'theme', 'status', 'kind', 'q'] as const
const FILTERS = [...LISTS, 'placed'] as const
export type FilterName = (typeof FILTERS)[number]

/** What the portal shows: everything, or one kind of it. */
export type HomeTab = 'all' | 'ideas' | 'works' | 'consultations'

/** One thing of the map and the list; a room has a slug, the rest a number. */
export type Chosen = { type: 'idea' | 'work' | 'consultation'; id: number } | { type: 'room'; id: string }

/** What is chosen as one word, to compare. */
export const keyOf = ({ type, id }: Chosen) => `${type} ${id}`

/** What one would share of the home page, as it stands in its address. */
export type HomeState = {
  tab: HomeTab
  filter: Pick<IdeaFilterQuery, FilterName>
  /** Of the tab with works; null is what goes on or is planned. */
  workStatus: WorkStatus | null
  /** Of the tab with consultations; null is what is open or will be. */
  consultationState: ConsultationState | null
  view: 'list' | 'map'
  chosen: Chosen | null
  /** zoom/lat/lng */
  camera: string | null
  /** Cursor of the first page of the list, for who has no JavaScript. */
  from: string
  /** The day before which that page begins for what is no idea; empty on the first page. */
  before: string
}

const TABS: Partial<Record<string, HomeTab>> = {
  alles: 'all',
  ideeen: 'ideas',
  werken: 'works',
  bevragingen: 'consultations',
}
const WORK_STATUSES: Partial<Record<string, WorkStatus>> = { bezig: 'in-progress', gepland: 'planned', klaar: 'done' }
const CONSULTATION_STATES: Partial<Record<string, ConsultationState>> = {
  open: 'open',
  binnenkort: 'upcoming',
  afgelopen: 'closed',
}
const CHOSEN: Record<Chosen['type'], string> = {
  idea: 'idee',
  work: 'werk',
  consultation: 'bevraging',
  room: 'ruimte',
}

const nameIn = (names: Partial<Record<string, string>>, value: string) =>
  Object.keys(names).find((name) => names[name] === value) ?? ''

const hasIdeaFilter = (filter: HomeState['filter']) => FILTERS.some((name) => name !== 'area' && filter[name])

// Only ideas have a theme or words to look for: who filters on those, asks for ideas.
const defaultTab = (filter: HomeState['filter']): HomeTab => (hasIdeaFilter(filter) ? 'ideas' : 'all')

function tabOf(asked: HomeTab | undefined, filter: HomeState['filter']): HomeTab {
  return asked === undefined || asked === 'all' ? defaultTab(filter) : asked
}

const onlyArea = ({ area }: HomeState['filter']): HomeState['filter'] => (area ? { area } : {})

function readChosen(query: URLSearchParams): Chosen | null {
  for (const type of ['idea', 'work', 'consultation'] as const) {
    const id = query.get(CHOSEN[type]) ?? ''
    if (/^\d{1,9}$/.test(id)) return { type, id: Number(id) }
  }
  const room = query.get(CHOSEN.room) ?? ''
  return /^[a-z0-9-]{1,80}$/.test(room) ? { type: 'room', id: room } : null
}

/**
 * Reads the state of the home page from the query of its address; what it does not understand it leaves out. `fixedTab`
 * is that of a page that shows one kind of thing only.
 */
export function readHomeState(search: string, fixedTab?: HomeTab): HomeState {
  const query = new URLSearchParams(search)
  const filter: HomeState['filter'] = {}
  for (const name of LISTS) {
    const value = query.getAll(name).filter(Boolean).join(',')
    if (value) filter[name] = value
  }
  const placed = query.get('placed')
  if (placed === 'yes' || placed === 'no') filter.placed = placed
  const before = query.get('voor') ?? ''
  const tab = tabOf(fixedTab ?? TABS[query.get('toon') ?? ''], filter)
  return {
    tab,
    filter: tab === 'ideas' ? filter : onlyArea(filter),
    workStatus: WORK_STATUSES[query.get('werkstatus') ?? ''] ?? null,
    consultationState: CONSULTATION_STATES[query.get('bevragingstatus') ?? ''] ?? null,
    view: query.get('weergave') === 'kaart' ? 'map' : 'list',
    chosen: readChosen(query),
    camera: query.get('kaart'),
    from: query.get('na') ?? '',
    before: /^\d{4}-\d\d-\d\d$/.test(before) ? before : '',
  }
}

/** The state with another tab: what only the tab before could do is left behind. */
export function onTab(state: HomeState, tab: HomeTab): HomeState {
  return {
    ...state,
    tab,
    filter: tab === 'ideas' ? state.filter : onlyArea(state.filter),
    workStatus: null,
    consultationState: null,
    chosen: null,
    from: '',
    before: '',
  }
}

const STREET_ZOOM = 16

/** A camera that shows the street around a place. */
export const streetCamera = ({ lng, lat }: Place) => `${STREET_ZOOM}/${lat.toFixed(5)}/${lng.toFixed(5)}`

/**
 * The address of `path` with that state; only what differs from the usual is in it. `path` may have a query of its own,
 * which stays.
 */
export function homeAddress(path: string, state: HomeState, fixedTab?: HomeTab): string {
  const { tab, filter, workStatus, consultationState, view, chosen, camera, from, before } = state
  const parts: string[] = []
  const add = (name: string, value: string) =>
    parts.push(`${name}=${encodeURIComponent(value).replace(/%2[CF]/g, decodeURIComponent)}`)
  if (tab !== (fixedTab ?? defaultTab(filter))) add('toon', nameIn(TABS, tab))
  for (const name of FILTERS) if (filter[name]) add(name, filter[name])
  if (workStatus) add('werkstatus', nameIn(WORK_STATUSES, workStatus))
  if (consultationState) add('bevragingstatus', nameIn(CONSULTATION_STATES, consultationState))
  if (view === 'map') add('weergave', 'kaart')
  if (chosen) add(CHOSEN[chosen.type], String(chosen.id))
  if (camera) add('kaart', camera)
  if (from) add('na', from)
  if (before) add('voor', before)
  if (parts.length === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}${parts.join('&')}`
}

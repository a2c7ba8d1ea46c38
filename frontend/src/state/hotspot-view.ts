import type { HotspotQuery, UnitKind } from '@wijkwerk/backend/contract/hotspots.ts'

/** The words that stand in the address of a page, for what the API calls otherwise. */
const NAMES = { onderwerp: 'theme', status: 'status', via: 'channel', van: 'since', tot: 'until' } as const

/** `area`: of a card, the kern or neighbourhood that it is held against. */
type HotspotView = { kind: UnitKind; filter: HotspotQuery; area?: string | undefined }

/** What is looked at, as the address of the page says it. */
export function readHotspotView(search: string): HotspotView {
  const given = new URLSearchParams(search)
  const filter = Object.fromEntries(
    Object.entries(NAMES).flatMap(([name, parameter]) => {
      const value = given.get(name)
      return value ? [[parameter, value]] : []
    }),
  )
  if (given.get('tegenover') === 'inwoners') Object.assign(filter, { reference: 'residents' })
  return { kind: given.get('soort') === 'vak' ? 'cell' : 'stretch', filter, area: given.get('binnen') ?? undefined }
}

/** The same for a page at `path`, so that its link can be kept or sent. */
export function hotspotAddress(path: string, { kind, filter, area }: HotspotView): string {
  const given = new URLSearchParams(kind === 'cell' ? { soort: 'vak' } : {})
  for (const [name, parameter] of Object.entries(NAMES)) {
    const value = filter[parameter]
    if (value) given.set(name, value)
  }
  if (filter.reference === 'residents') given.set('tegenover', 'inwoners')
  if (area) given.set('binnen', area)
  return given.size > 0 ? `${path}?${given}` : path
}

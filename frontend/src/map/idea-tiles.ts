import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import { TILE_GRID_BITS } from '@wijkwerk/backend/contract/tiles.ts'
import type { Map as MapLibre } from 'maplibre-gl'
import { pauseMilliseconds } from '../api/events.ts'

/** Address of the tiles that hold the ideas of a filter; MapLibre's worker needs it whole. */
export function ideaTiles(filter: IdeaFilterQuery, origin: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  const search = query.toString()
  return `${origin}/api/tiles/ideas/{z}/{x}/{y}.mvt${search ? `?${search}` : ''}`
}

/** Deeper than this the same tiles are drawn larger: what they count together never falls apart. */
export const DEEPEST_TILES = 16
const CELLS_PER_TILE = 2 ** TILE_GRID_BITS

const latitudeOf = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

/** West, south, east and north of the cell of the deepest tiles that a place lies in: what one bubble there counts. */
export function cellAround([lng, lat]: [number, number]): [number, number, number, number] {
  const cells = 2 ** DEEPEST_TILES * CELLS_PER_TILE
  const column = Math.floor(((lng + 180) / 360) * cells)
  const mercator = Math.asinh(Math.tan((lat * Math.PI) / 180))
  const row = Math.floor(((1 - mercator / Math.PI) / 2) * cells)
  const longitudeOf = (x: number) => (x / cells) * 360 - 180
  return [longitudeOf(column), latitudeOf((row + 1) / cells), longitudeOf(column + 1), latitudeOf(row / cells)]
}

/** Tiles are asked of the server each time: it answers 304 when nothing changed, and never an old pin. */
export const freshTiles = (url: string, type?: string) =>
  type === 'Tile' && url.includes('/api/tiles/') ? { url, cache: 'no-cache' as const } : { url }

const RETRY_MILLISECONDS = 5000

/**
 * Fetches the tiles of `source` again while the old ones stay on screen. Calls that come together become one,
 * a tile that is still on its way is asked again once it has come (it may be older than the call), and tiles that
 * could not be had are asked again a little later.
 */
export function createTileRefresher(map: MapLibre, source: string) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLate = false

  const refresh = () => {
    timer = undefined
    if (!map.getSource(source)) return
    isLate = !map.isSourceLoaded(source)
    map.refreshTiles(source)
  }
  const catchUp = () => {
    if (isLate && map.getSource(source) && map.isSourceLoaded(source)) refresh()
  }
  const retry = (event: object) => {
    if ('sourceId' in event && event.sourceId === source) timer ??= setTimeout(refresh, RETRY_MILLISECONDS)
  }
  map.on('sourcedata', catchUp)
  map.on('error', retry)
  return {
    refresh: () => {
      timer ??= setTimeout(refresh, pauseMilliseconds())
    },
    stop: () => {
      clearTimeout(timer)
      map.off('sourcedata', catchUp)
      map.off('error', retry)
    },
  }
}

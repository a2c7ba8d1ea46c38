import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { Map as MapLibre, Point } from 'maplibre-gl'
import { COUNT_LAYER, PIN_LAYERS } from './layers/ideas.ts'

export type Pin = { id: number; status: IdeaStatus; at: [number, number]; example: boolean }
export type Hit = { type: 'nothing' } | { type: 'pins'; pins: Pin[] } | { type: 'count'; at: [number, number] }

/** How close two pins stand before a finger cannot choose between them, and how far it may miss, in pixels. */
const OVERLAP_PIXELS = 12
const MISS_PIXELS = 6

/** The pins that stand within `reach` pixels of any in `hit`, those of `hit` among them, each once. */
export function overlapping<T extends { id: number; x: number; y: number }>(
  hit: T[],
  all: T[],
  reach = OVERLAP_PIXELS,
) {
  const found = new Map<number, T>()
  for (const pin of all) {
    if (hit.some(({ x, y }) => Math.hypot(x - pin.x, y - pin.y) <= reach)) found.set(pin.id, pin)
  }
  return [...found.values()]
}

function pinsIn(map: MapLibre, area?: [[number, number], [number, number]]) {
  const layers = PIN_LAYERS.filter((layer) => map.getLayer(layer))
  return map.queryRenderedFeatures(area, { layers }).flatMap(({ id, properties, geometry }) => {
    if (geometry.type !== 'Point' || typeof id !== 'number') return []
    const [lng = 0, lat = 0] = geometry.coordinates
    const { x, y } = map.project([lng, lat])
    const pin: Pin = { id, status: properties.status, at: [lng, lat], example: properties.example === true }
    return [{ ...pin, x, y }]
  })
}

/** What a click at `point` means: a bubble with a number, one or more pins that stand together, or nothing. */
export function hitAt(map: MapLibre, { x, y }: Point): Hit {
  const around: [[number, number], [number, number]] = [
    [x - MISS_PIXELS, y - MISS_PIXELS],
    [x + MISS_PIXELS, y + MISS_PIXELS],
  ]
  const [top] = pinsIn(map, [
    [x, y],
    [x, y],
  ])
  const [nearest] = top ? [top] : pinsIn(map, around)
  if (nearest) return { type: 'pins', pins: overlapping([nearest], pinsIn(map)) }
  const layers = [COUNT_LAYER].filter((layer) => map.getLayer(layer))
  const [count] = map.queryRenderedFeatures(around, { layers })
  if (count?.geometry.type !== 'Point') return { type: 'nothing' }
  const [lng = 0, lat = 0] = count.geometry.coordinates
  return { type: 'count', at: [lng, lat] }
}

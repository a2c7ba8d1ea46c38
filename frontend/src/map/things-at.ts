import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { Map as MapLibre, Point } from 'maplibre-gl'
import type { Chosen } from '../state/home-state.ts'
import { COUNT_LAYER, PIN_LAYERS } from './layers/ideas.ts'
import { SIGN_LAYERS } from './layers/signs.ts'
import { HINDRANCE_LAYERS, WORK_LAYERS } from './layers/works.ts'
import type { SignProperties } from './map-content.ts'
import { type ContentSign, signName } from './sign-svg.ts'

/** Something on the map that one can choose; of an idea the tiles tell no title. */
export type Thing = { key: string; chosen: Chosen; at: [number, number]; example: boolean } & (
  | { type: 'idea'; status: IdeaStatus }
  | { type: 'content'; content: ContentSign; title: string }
)
export type Hit = { type: 'nothing' } | { type: 'things'; things: Thing[] } | { type: 'count'; at: [number, number] }

/** How close two pins stand before a finger cannot choose between them, and how far it may miss, in pixels. */
const OVERLAP_PIXELS = 12
const MISS_PIXELS = 6

/** The pins that stand within `reach` pixels of any in `hit`, those of `hit` among them, each once. */
export function overlapping<T extends { key: string; x: number; y: number }>(
  hit: T[],
  all: T[],
  reach = OVERLAP_PIXELS,
) {
  const found = new Map(hit.map((pin) => [pin.key, pin]))
  for (const pin of all) {
    if (hit.some(({ x, y }) => Math.hypot(x - pin.x, y - pin.y) <= reach)) found.set(pin.key, pin)
  }
  return [...found.values()]
}

type Area = [[number, number], [number, number]]

const featuresIn = (map: MapLibre, area: Area | undefined, layers: readonly string[]) =>
  map.queryRenderedFeatures(area, { layers: layers.filter((layer) => map.getLayer(layer)) })

export const ideaThing = (id: number, status: IdeaStatus, at: [number, number], example: boolean): Thing => ({
  type: 'idea',
  key: `idea ${id}`,
  chosen: { type: 'idea', id },
  at,
  status,
  example,
})

function contentThing({ key, type, id, content, title, example }: SignProperties, at: [number, number]): Thing {
  const chosen: Chosen = type === 'room' ? { type, id: String(id) } : { type, id: Number(id) }
  return { type: 'content', key, chosen, at, content, title, example }
}

function pinsIn(map: MapLibre, area?: Area) {
  return featuresIn(map, area, [...SIGN_LAYERS, ...PIN_LAYERS]).flatMap(({ id, properties, geometry, layer }) => {
    if (geometry.type !== 'Point') return []
    const [lng = 0, lat = 0] = geometry.coordinates
    const { x, y } = map.project([lng, lat])
    if (SIGN_LAYERS.includes(layer.id)) {
      return [{ ...contentThing(properties as SignProperties, [lng, lat]), x, y }]
    }
    if (typeof id !== 'number') return []
    return [{ ...ideaThing(id, properties.status, [lng, lat], properties.example === true), x, y }]
  })
}

/** The works whose line, area or hindrance lies there; each stands at the click itself. */
function worksIn(map: MapLibre, area: Area, at: [number, number]): Thing[] {
  const works = featuresIn(map, area, WORK_LAYERS).map(({ properties }) => ({ id: properties.id, properties }))
  const hindrances = featuresIn(map, area, HINDRANCE_LAYERS).map(({ properties }) => ({
    id: properties.workId,
    properties,
  }))
  return [...works, ...hindrances].map(({ id, properties: { status, title, example } }) => {
    const content: ContentSign = `work-${status as 'planned'}`
    const sign = signName(content, example)
    return contentThing({ key: `work ${id}`, type: 'work', id, content, sign, title, example, rank: 0 }, at)
  })
}

/** What a click at `point` means: a bubble with a number, whatever lies there to choose from, or nothing. */
export function hitAt(map: MapLibre, { x, y }: Point): Hit {
  const here: Area = [
    [x, y],
    [x, y],
  ]
  const around: Area = [
    [x - MISS_PIXELS, y - MISS_PIXELS],
    [x + MISS_PIXELS, y + MISS_PIXELS],
  ]
  const exact = pinsIn(map, here)
  const pins = exact.length > 0 ? exact : pinsIn(map, around).slice(0, 1)
  const [count] = featuresIn(map, pins.length > 0 ? here : around, [COUNT_LAYER])
  if (pins.length === 0 && count?.geometry.type === 'Point') {
    const [lng = 0, lat = 0] = count.geometry.coordinates
    return { type: 'count', at: [lng, lat] }
  }
  const { lng, lat } = map.unproject([x, y])
  const things = new Map<string, Thing>()
  for (const thing of [
    ...(pins.length > 0 ? overlapping(pins, pinsIn(map)) : []),
    ...worksIn(map, around, [lng, lat]),
  ]) {
    if (!things.has(thing.key)) things.set(thing.key, thing)
  }
  return things.size > 0 ? { type: 'things', things: [...things.values()] } : { type: 'nothing' }
}

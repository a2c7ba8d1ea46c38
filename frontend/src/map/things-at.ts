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
export type Hit =
  | { type: 'nothing' }
  | { type: 'things'; things: Thing[] }
  /** A bubble, and what lies there besides the ideas that it counts. */
  | { type: 'count'; at: [number, number]; things: Thing[] }

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

/** How many pins, signs and bubbles are seen in an area, the chosen one not among them. */
export const countPins = (map: MapLibre, area: Area) =>
  featuresIn(map, area, ['idea-pins', 'content-signs', 'work-signs', COUNT_LAYER]).length

/** The works that those layers show in an area; each stands `at` one place of it. */
function worksIn(map: MapLibre, area: Area, layers: readonly string[], at: [number, number]): Thing[] {
  return featuresIn(map, area, layers).map(({ properties, source }) => {
    const { status, title, example } = properties
    const id = source === 'hindrances' ? properties.workId : properties.id
    const content: ContentSign = `work-${status as 'planned'}`
    const sign = signName(content, example)
    return contentThing(
      { key: `work ${id}`, type: 'work', id, content, sign, title, example, rank: 0, beside: false },
      at,
    )
  })
}

const isIdea = ({ type }: Thing) => type === 'idea'
const areaAround = (x: number, y: number, reach: number): Area => [
  [x - reach, y - reach],
  [x + reach, y + reach],
]

/** What a click at `point` means: a bubble with a number, whatever lies there to choose from, or nothing. */
export function hitAt(map: MapLibre, { x, y }: Point): Hit {
  const exact = pinsIn(map, areaAround(x, y, 0))
  const near = exact.length > 0 ? exact : pinsIn(map, areaAround(x, y, MISS_PIXELS)).slice(0, 1)
  const all = pinsIn(map)
  const close = all.filter((pin) => Math.hypot(pin.x - x, pin.y - y) <= OVERLAP_PIXELS)
  const pins = overlapping([...near, ...close], all)
  const { lng, lat } = map.unproject([x, y])
  const things = new Map<string, Thing>()
  for (const thing of [
    ...pins,
    ...worksIn(map, areaAround(x, y, MISS_PIXELS), [...WORK_LAYERS, ...HINDRANCE_LAYERS], [lng, lat]),
    ...pins.flatMap((pin) => worksIn(map, areaAround(pin.x, pin.y, OVERLAP_PIXELS), WORK_LAYERS, pin.at)),
  ]) {
    if (!things.has(thing.key)) things.set(thing.key, thing)
  }
  const [count] = featuresIn(map, areaAround(x, y, near.length > 0 ? 0 : MISS_PIXELS), [COUNT_LAYER])
  // Of a bubble the ideas are no pins yet: it goes before all that lies under it, or its ideas could not be chosen.
  if (count?.geometry.type === 'Point' && !exact.some(isIdea)) {
    const [countLng = 0, countLat = 0] = count.geometry.coordinates
    return { type: 'count', at: [countLng, countLat], things: [...things.values()] }
  }
  return things.size > 0 ? { type: 'things', things: [...things.values()] } : { type: 'nothing' }
}

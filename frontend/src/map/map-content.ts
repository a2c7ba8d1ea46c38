import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import type { WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import type { Chosen } from '../state/home-state.ts'
import type { Around } from '../state/portal-queries.ts'
import { type ContentSign, signName } from './sign-svg.ts'

/** What the map shows besides ideas, as its sources hold it. */
export type MapContent = Record<'around' | 'hindrances' | 'works' | 'signs', FeatureCollection>

export const NO_FEATURES: FeatureCollection = { type: 'FeatureCollection', features: [] }
export const NO_CONTENT: MapContent = {
  around: NO_FEATURES,
  hindrances: NO_FEATURES,
  works: NO_FEATURES,
  signs: NO_FEATURES,
}

/** What `/api/works.geojson` tells of a work. */
type WorkProperties = { id: number; status: WorkStatus; title: string; example: boolean; lng: number; lat: number }

/** What a sign on the map tells about itself; the layers draw from it, and a click reads it. */
export type SignProperties = {
  key: string
  type: Exclude<Chosen['type'], 'idea'>
  id: number | string
  sign: string
  content: ContentSign
  title: string
  example: boolean
  /** Higher lies above lower. */
  rank: number
  /** Hangs beside its place, where a work has its sign. */
  beside: boolean
}

/** Works with their hindrance; only those in `only`, or all. */
export type WorkShapes = {
  works: FeatureCollection
  hindrances: FeatureCollection
  only: readonly { id: number }[] | null
}

type Shown = {
  /** Those of the list, and the one that is chosen where the list does not hold it. */
  shapes: readonly WorkShapes[]
  consultations: readonly ConsultationSummary[]
  rooms: readonly CommunityRoom[]
  around: Around | null
}

/** The sources of the map for what the list shows. */
export function mapContent({ shapes, consultations, rooms, around }: Shown): MapContent {
  const wanted = shapes.map(onlyOf)
  const works = wanted.flatMap((one) => one.works)
  const told = works.map(({ properties }) => properties as WorkProperties)
  const signs = [
    ...rooms.flatMap(roomSign),
    ...told.map(workSign),
    ...consultations.map((one) => consultationSign(one, told)),
  ]
  return {
    around: around ? collection([circle(around), point([around.place.lng, around.place.lat], {})]) : NO_FEATURES,
    hindrances: collection(wanted.flatMap((one) => one.hindrances)),
    works: collection(works),
    signs: collection(signs),
  }
}

function onlyOf({ works, hindrances, only }: WorkShapes) {
  if (!only) return { works: works.features, hindrances: hindrances.features }
  const ids = new Set(only.map(({ id }) => id))
  return {
    works: works.features.filter(({ properties }) => ids.has(properties?.id)),
    hindrances: hindrances.features.filter(({ properties }) => ids.has(properties?.workId)),
  }
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const point = (coordinates: Position, properties: Feature['properties']): Feature<Point> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
})

type Told = Omit<SignProperties, 'key' | 'sign' | 'rank' | 'beside'>
const RANKS: Record<Told['type'], number> = { room: 0, work: 10, consultation: 20 }

function sign(at: Position, told: Told, beside = false) {
  const { type, id, content, example } = told
  // What is over lies under what goes on, and an example under what is real.
  const rank = RANKS[type] + (/done|cancelled|closed/.test(content) ? 0 : 5) - (example ? 3 : 0)
  const properties: SignProperties = { ...told, key: `${type} ${id}`, sign: signName(content, example), rank, beside }
  return point(at, properties)
}

const workSign = ({ id, status, title, example, lng, lat }: WorkProperties) =>
  sign([lng, lat], { type: 'work', id, content: `work-${status}`, title, example })

const BESIDE_METRES = 15

function consultationSign({ id, state, title, example, place, work }: ConsultationSummary, works: WorkProperties[]) {
  const isOnWork = works.some(
    (one) => one.id === work?.id || metresBetween([one.lng, one.lat], [place.lng, place.lat]) < BESIDE_METRES,
  )
  const told = { type: 'consultation', id, content: `consultation-${state}`, title, example } as const
  return sign([place.lng, place.lat], told, isOnWork)
}

const roomSign = ({ slug, name, place }: CommunityRoom) =>
  place ? [sign([place.lng, place.lat], { type: 'room', id: slug, content: 'room', title: name, example: false })] : []

const CORNERS = 96
const METRES_PER_DEGREE = 111_195

/** On the flat: good enough within a city. */
function metresBetween([lng = 0, lat = 0]: Position, [otherLng = 0, otherLat = 0]: Position): number {
  const across = (lng - otherLng) * Math.cos((lat * Math.PI) / 180)
  return Math.hypot(across, lat - otherLat) * METRES_PER_DEGREE
}

/** The circle around a place as a polygon; off by less than a metre at the radius of a walk. */
function circle({ place: { lng, lat }, radiusMetres }: Around): Feature {
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner): Position => {
    const angle = (corner / CORNERS) * 2 * Math.PI
    return [lng + (radiusMetres / across) * Math.cos(angle), lat + (radiusMetres / METRES_PER_DEGREE) * Math.sin(angle)]
  })
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
}

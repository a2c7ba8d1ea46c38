import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import type { Feature, FeatureCollection, Polygon } from 'geojson'
import { expect, test } from 'vitest'
import { mapContent, type SignProperties } from './map-content.ts'
import { signImages } from './sign-svg.ts'
import { THEMES } from './theme.ts'

const line = {
  type: 'LineString' as const,
  coordinates: [
    [3.2, 50.9],
    [3.21, 50.9],
  ],
}
const work = (id: number, status: string, example = false): Feature => ({
  type: 'Feature',
  geometry: line,
  properties: { id, status, title: `Werk ${id}`, example, lng: 3.205, lat: 50.9 },
})
const hindrance = (workId: number): Feature => ({ type: 'Feature', geometry: line, properties: { workId } })
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const consultation = {
  id: 3,
  state: 'open',
  title: 'Veilig oversteken',
  example: true,
  place: { lng: 3.2, lat: 50.9 },
} as ConsultationSummary
const room = { slug: 'dorpshuis', name: 'Dorpshuis', place: { lng: 3.2, lat: 50.9 } } as CommunityRoom

const listed = {
  works: collection(work(1, 'in-progress'), work(2, 'done'), work(3, 'planned', true)),
  hindrances: collection(hindrance(1), hindrance(2)),
  only: null,
}
const shown = {
  shapes: [listed],
  consultations: [consultation],
  rooms: [room, { ...room, slug: 'nergens', place: null }],
  around: null,
}
const signsOf = (features: Feature[]) => features.map(({ properties }) => properties as SignProperties)

test('every work, consultation and room with a place has a sign that is among the images of the map', () => {
  const signs = signsOf(mapContent(shown).signs.features)
  expect(signs.map(({ key }) => key)).toEqual(['room dorpshuis', 'work 1', 'work 2', 'work 3', 'consultation 3'])
  const images = signImages(THEMES.light).map(({ name }) => name)
  for (const { sign } of signs) expect(images).toContain(sign)
})

test('what is over lies under what goes on', () => {
  const signs = signsOf(mapContent(shown).signs.features)
  const rankOf = (key: string) => signs.find((sign) => sign.key === key)?.rank ?? Number.NaN
  expect(rankOf('work 2')).toBeLessThan(rankOf('work 1'))
  expect(rankOf('room dorpshuis')).toBeLessThan(rankOf('work 2'))
})

test('a consultation about a work, or on its place, hangs beside its sign', () => {
  const besideOf = (changes: Partial<ConsultationSummary>) =>
    signsOf(mapContent({ ...shown, consultations: [{ ...consultation, ...changes }] }).signs.features).at(-1)?.beside
  expect(besideOf({})).toBe(false)
  expect(besideOf({ work: { id: 2, title: 'Werk 2' } })).toBe(true)
  expect(besideOf({ work: { id: 99, title: 'Niet getoond' } })).toBe(false)
  expect(besideOf({ place: { lng: 3.2051, lat: 50.90005 } })).toBe(true)
})

test('an example lies under what is real', () => {
  const signs = signsOf(mapContent(shown).signs.features)
  const rankOf = (key: string) => signs.find((sign) => sign.key === key)?.rank ?? Number.NaN
  expect(rankOf('work 3')).toBeLessThan(rankOf('work 1'))
})

test('the map shows no other works than the list, nor their hindrance', () => {
  const { works, hindrances, signs } = mapContent({ ...shown, shapes: [{ ...listed, only: [{ id: 2 }] }] })
  expect(works.features.map(({ properties }) => properties?.id)).toEqual([2])
  expect(hindrances.features.map(({ properties }) => properties?.workId)).toEqual([2])
  expect(signsOf(signs.features).filter(({ type }) => type === 'work')).toHaveLength(1)
})

test('a circle lies at its radius from its place, and the place in its middle', () => {
  const place = { lng: 3.21, lat: 50.92 }
  const { around } = mapContent({ ...shown, shapes: [], around: { place, radiusMetres: 250 } })
  const [circle, middle] = around.features
  const ring = (circle?.geometry as Polygon | undefined)?.coordinates[0] ?? []
  expect(ring.length).toBeGreaterThan(90)
  for (const [lng = 0, lat = 0] of ring) {
    const east = (lng - place.lng) * 111_195 * Math.cos((place.lat * Math.PI) / 180)
    const north = (lat - place.lat) * 111_195
    expect(Math.hypot(east, north)).toBeCloseTo(250, 6)
  }
  expect(middle?.geometry).toEqual({ type: 'Point', coordinates: [place.lng, place.lat] })
})

import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test } from 'vitest'
import { CATALOGUE } from './catalogue.ts'
import type { MapView, SourceId } from './map-layer.ts'
import { THEMES } from './theme.ts'

const empty = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } as const
const sources: Record<SourceId, object> = {
  areas: empty,
  'area-names': empty,
  borders: empty,
  streets: empty,
  background: empty,
  archive: { type: 'vector', tiles: ['pmtiles://example/{z}/{x}/{y}'] },
  chosen: empty,
  around: empty,
  hindrances: empty,
  works: empty,
  signs: empty,
  ideas: { type: 'vector', tiles: ['/api/tiles/ideas/{z}/{x}/{y}.mvt'] },
}
const views: MapView[] = Object.values(THEMES).flatMap((theme) => [
  { theme, highlight: null, dimOthers: false, chosen: null, hasIdeas: true, picking: false },
  { theme, highlight: 'emelgem', dimOthers: true, chosen: { type: 'idea', id: 4172 }, hasIdeas: true, picking: true },
  { theme, highlight: 'kachtem', dimOthers: true, chosen: { type: 'work', id: 12 }, hasIdeas: false, picking: false },
])
const drawn = (view: MapView) => CATALOGUE.flatMap(({ draw }) => draw(view))
// Names are drawn with the page's own fonts, so the style names no glyphs; the specification still asks for them.
const withGlyphs = { glyphs: 'https://example.org/{fontstack}/{range}.pbf' }

test.each(views)('every layer is a valid drawing: $theme.scheme, $highlight', (view) => {
  expect(validateStyleMin({ version: 8, ...withGlyphs, sources, layers: drawn(view) } as never)).toEqual([])
})

test('the same layers are there in every view, so that nothing is drawn out of its order', () => {
  const orders = new Set(
    views.map((view) =>
      drawn(view)
        .map(({ id }) => id)
        .join(),
    ),
  )
  expect(orders.size).toBe(1)
  const ids = [...orders][0]?.split(',') ?? []
  expect(new Set(ids).size).toBe(ids.length)
})

test('ideas lie above names, names above streets', () => {
  const order = drawn(views[0] as MapView).map(({ id }) => id)
  expect(order.indexOf('idea-pins')).toBeGreaterThan(order.indexOf('street-names'))
  expect(order.indexOf('street-names')).toBeGreaterThan(order.indexOf('streets'))
  expect(order.at(-1)).toBe('chosen-sign')
})

test('hindrance lies under works, works under names, and every sign above them', () => {
  const order = drawn(views[0] as MapView).map(({ id }) => id)
  const places = ['hindrance-zones', 'work-lines', 'street-names', 'content-signs', 'idea-pins'].map((id) =>
    order.indexOf(id),
  )
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places[0]).toBeGreaterThan(order.indexOf('streets'))
})

test('a work that goes on or is planned lies over ideas, their counts and consultations', () => {
  const order = drawn(views[0] as MapView).map(({ id }) => id)
  for (const id of ['work-lines-from-afar', 'planned-works-from-afar', 'work-signs']) {
    for (const idea of ['idea-counts', 'idea-pins', 'content-signs']) {
      expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(idea))
    }
  }
  expect(order.indexOf('idea-count-numbers')).toBeGreaterThan(order.indexOf('work-lines-from-afar'))
})

test('what is no idea is shown without ideas', () => {
  const hidden = drawn(views[2] as MapView).filter(
    ({ layout }) => layout && 'visibility' in layout && layout.visibility === 'none',
  )
  for (const { id } of hidden) expect(id).toMatch(/idea|example-names|chosen-place/)
  expect(hidden.length).toBeGreaterThan(3)
})

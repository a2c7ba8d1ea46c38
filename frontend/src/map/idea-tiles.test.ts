import { expect, test } from 'vitest'
import { cellAround, freshTiles, ideaTiles } from './idea-tiles.ts'

test('the tiles carry the same filter as the list', () => {
  expect(ideaTiles({}, 'https://example.org')).toBe('https://example.org/api/tiles/ideas/{z}/{x}/{y}.mvt')
  expect(ideaTiles({ area: 'emelgem', theme: 'groen,milieu', q: 'bank & boom' }, '')).toBe(
    '/api/tiles/ideas/{z}/{x}/{y}.mvt?area=emelgem&theme=groen%2Cmilieu&q=bank+%26+boom',
  )
})

test('our tiles are checked with the server, those of another basemap may come from the cache', () => {
  expect(freshTiles('/api/tiles/ideas/1/2/3.mvt', 'Tile')).toMatchObject({ cache: 'no-cache' })
  expect(freshTiles('https://example.org/1/2/3.mvt', 'Tile')).not.toHaveProperty('cache')
})

test('the cell of a bubble holds its place and is about 24 metres wide here', () => {
  const [west, south, east, north] = cellAround([3.2139, 50.92013])
  expect(west).toBeLessThanOrEqual(3.2139)
  expect(east).toBeGreaterThan(3.2139)
  expect(south).toBeLessThanOrEqual(50.92013)
  expect(north).toBeGreaterThan(50.92013)
  expect((east - west) * 111_320 * Math.cos((50.92 * Math.PI) / 180)).toBeCloseTo(24.09, 1)
  expect((north - south) * 111_320).toBeCloseTo(24.09, 1)
})

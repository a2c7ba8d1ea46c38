import { expect, test } from 'vitest'
import { freshTiles, ideaTiles } from './idea-tiles.ts'

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

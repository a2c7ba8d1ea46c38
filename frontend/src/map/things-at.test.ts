import { expect, test } from 'vitest'
import { overlapping } from './things-at.ts'

const pin = (id: number, x: number, y: number) => ({ key: `idea ${id}`, x, y })

test('pins that stand together are offered together, each once', () => {
  const all = [pin(1, 100, 100), pin(2, 106, 105), pin(2, 106, 105), pin(3, 140, 100)]
  expect(overlapping([pin(1, 100, 100)], all).map(({ key }) => key)).toEqual(['idea 1', 'idea 2'])
})

test('a pin by itself is alone', () => {
  expect(overlapping([pin(3, 140, 100)], [pin(1, 100, 100), pin(3, 140, 100)])).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { distance, type Position, toMetres, toPosition } from '../../making/plane.ts'
import { axisAlongHouses } from './axis-along-houses.ts'

const at = (x: number, y: number): Position => {
  const corner = toMetres([3.2, 50.91])
  return toPosition({ x: corner.x + x, y: corner.y + y })
}
const lengthOf = (line: Position[]) =>
  line.slice(1).reduce((sum, place, index) => sum + distance(toMetres(line[index] ?? place), toMetres(place)), 0)

test('a line along the houses, in whatever order they are numbered', () => {
  const row = [0, 200, 20, 180, 60, 100, 140, 40].map((x) => at(x, 0))
  const axis = axisAlongHouses(row)
  expect(axis).toHaveLength(2)
  expect(Math.abs(lengthOf(axis) - 200)).toBeLessThan(1)
})

test('round the corner, past a house that stands back, not to one far off', () => {
  const houses = [at(0, 0), at(50, 0), at(50, 20), at(100, 0), at(100, 60), at(100, 120), at(2000, 2000)]
  expect(Math.abs(lengthOf(axisAlongHouses(houses)) - 220)).toBeLessThan(2)
})

test('of one house a point, of none nothing', () => {
  expect(axisAlongHouses([at(0, 0), at(0, 0)])).toEqual([at(0, 0)])
  expect(axisAlongHouses([])).toEqual([])
})

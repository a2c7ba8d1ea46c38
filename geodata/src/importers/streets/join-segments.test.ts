import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, type Position, toMetres, toPosition } from '../../making/plane.ts'
import { joinSegments } from './join-segments.ts'

/** A position so many metres east and north of a corner of Izegem. */
const at = (x: number, y: number): Position => {
  const corner = toMetres([3.2, 50.91])
  return toPosition({ x: corner.x + x, y: corner.y + y })
}
const lengthOf = (line: Position[]) =>
  line
    .slice(1)
    .reduce((sum, position, index) => sum + distance(toMetres(line[index] ?? position), toMetres(position)), 0)

describe('segments of a street become one axis', () => {
  test('whatever way each was drawn and in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: 0, max: 50 }),
        (lengths, turned, seed) => {
          let x = 0
          const segments = lengths.map((length, index) => {
            const line = [at(x, index % 2), at(x + length, (index + 1) % 2)]
            x += length
            return turned.next().value ? line.toReversed() : line
          })
          const shuffled = segments.map((line, index) => ({ line, key: (index * 7919 + seed) % 31 }))
          shuffled.sort((a, b) => a.key - b.key)
          const joined = joinSegments(shuffled.map(({ line }) => line))
          expect(joined?.leftOutMetres).toBe(0)
          expect(joined?.axis).toHaveLength(lengths.length + 1)
          expect(
            Math.abs(lengthOf(joined?.axis ?? []) - segments.reduce((sum, line) => sum + lengthOf(line), 0)),
          ).toBeLessThan(1)
        },
      ),
    )
  })

  test('over a crossing where a piece is missing, but not over a field', () => {
    const gap = (metres: number) =>
      joinSegments([
        [at(0, 0), at(100, 0)],
        [at(100 + metres, 0), at(400, 0)],
      ])
    expect(gap(40)).toMatchObject({ leftOutMetres: 0 })
    expect(Math.round(lengthOf(gap(40)?.axis ?? []))).toBe(400)
    expect(Math.round(gap(90)?.leftOutMetres ?? 0)).toBe(100)
    expect(Math.round(lengthOf(gap(90)?.axis ?? []))).toBe(210)
  })

  test('with a side branch told and left out', () => {
    const joined = joinSegments([
      [at(0, 0), at(200, 0)],
      [at(200, 0), at(200, 80)],
      [at(200, 0), at(500, 0)],
    ])
    expect(Math.round(joined?.leftOutMetres ?? 0)).toBe(80)
    expect(Math.round(lengthOf(joined?.axis ?? []))).toBe(500)
  })

  test('round a square; of nothing there is none', () => {
    const round = joinSegments([[at(0, 0), at(50, 0), at(50, 50), at(0, 50), at(0, 0)]])
    expect(Math.round(lengthOf(round?.axis ?? []))).toBe(150)
    expect(joinSegments([])).toBeNull()
    expect(joinSegments([[at(0, 0), at(0, 0)]])).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchStreets } from './match-streets.ts'

const street = (id: number, key: string, lng?: number) => ({
  id,
  key,
  place: lng === undefined ? null : ([lng, 50.9] as [number, number]),
})

describe('streets of a source are found', () => {
  test('by name where the ids differ, by id where only the name does', () => {
    const known = [street(1, 'kerkstraat'), street(2, 'dorpsplein'), street(3, 'oudeweg')]
    expect(matchStreets([street(77, 'kerkstraat'), street(78, 'dorpsplein')], known).map(({ id }) => id)).toEqual([
      1, 2,
    ])
    expect(matchStreets([street(1, 'kerkstraat'), street(2, 'dorpsplein'), street(3, 'nieuweweg')], known)).toEqual(
      [1, 2, 3].map((id) => ({ id, isNew: false })),
    )
  })

  test('never by id where the numbers are those of another register', () => {
    const known = [street(1, 'kerkstraat'), street(2, 'dorpsplein'), street(3, 'oudeweg')]
    const found = matchStreets([street(2, 'kerkstraat'), street(1, 'dorpsplein'), street(3, 'nieuweweg')], known)
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual([1, 2])
    expect(found[2]).toEqual({ id: 1_000_000_000, isNew: true })
  })

  test('of two with one name the one with the same id, or else the nearest', () => {
    const known = [street(1, 'kerkstraat', 3.2), street(2, 'kerkstraat', 3.3)]
    expect(matchStreets([street(2, 'kerkstraat', 3.2)], known)).toEqual([{ id: 2, isNew: false }])
    expect(matchStreets([street(9, 'kerkstraat', 3.29), street(8, 'kerkstraat', 3.21)], known)).toEqual([
      { id: 2, isNew: false },
      { id: 1, isNew: false },
    ])
  })

  test('each at most once, and every one gets an id of its own', () => {
    const streets = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 12 }),
        key: fc.constantFrom('a', 'b', 'c', 'd'),
        place: fc.option(fc.tuple(fc.double({ min: 3, max: 4, noNaN: true }), fc.constant(50.9))),
      }),
      { maxLength: 12 },
    )
    const known = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 12 }), key: fc.constantFrom('a', 'b', 'c') }),
      {
        selector: ({ id }) => id,
      },
    )
    fc.assert(
      fc.property(streets, known, (source, rows) => {
        const there = rows.map((row) => ({ ...row, place: null }))
        const found = matchStreets(source, there)
        expect(new Set(found.map(({ id }) => id)).size).toBe(source.length)
        for (const { id, isNew } of found) expect(there.some((row) => row.id === id)).toBe(!isNew)
      }),
    )
  })
})

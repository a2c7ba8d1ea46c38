import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '../testing-city.ts'
import { residents } from './residents.ts'

// The town comes with the project; its people here are made up.
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const box = (code: string, west: number, east: number) => ({
  type: 'Feature',
  properties: { code, naam: `Sector ${code}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 50.85],
        [east, 50.85],
        [east, 50.99],
        [west, 50.99],
        [west, 50.85],
      ],
    ],
  },
})
const layer = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
// Two halves of the town, and one far from it.
const SECTORS = layer(box('A', 3.1, 3.21), box('B', 3.21, 3.3), box('C', 4, 4.01))
const TABLE = 'CD_SECTOR|TOTAL\nA|9000\nB|18000\nC|500\n'
const load = (table: string, options: Record<string, string> = {}, sectors = SECTORS, flags = {}) =>
  importFiles(database.sql, residents, { 'sectors.geojson': sectors, 'people.txt': table }, { options, ...flags })
const sums = () => database.sql<{ kind: string; residents: number | null; perAddress: number[] }[]>`
  select kind, round(sum(residents)::numeric, 3)::float8 as residents,
    array_agg(distinct round((residents / addresses)::numeric, 6)::float8) as per_address
  from spatial_units where addresses > 0 group by kind order by kind`

describe('the people of statistical sectors', () => {
  test('are spread over the addresses of their sector, over stretches and over squares alike', async () => {
    const { read, notes } = await load(TABLE)
    expect(read).toBe(3)
    expect(notes).toEqual([])
    for (const { residents: total, perAddress } of await sums()) {
      expect(total).toBeCloseTo(27_000, 1)
      expect(perAddress).toHaveLength(2)
    }
    expect(await database.sql`select code from resident_sectors order by code`).toEqual([{ code: 'A' }, { code: 'B' }])
  })

  test('read again change nothing, with other numbers they do', async () => {
    expect(await load(TABLE)).toMatchObject({ changed: 0 })
    const { changed } = await load('code;inwoners\nA;9000\nB;9000\n')
    expect(changed).toBeGreaterThan(1)
    expect((await sums()).map(({ residents: total }) => Math.round(total ?? 0))).toEqual([18_000, 18_000])
  })

  test('of a sector without a number are left out, and that is said', async () => {
    const { notes } = await load('code,inwoners\nA,9000\n', {}, SECTORS, { force: true })
    expect(notes).toEqual(['Without a number in the table, so left out: 2 (Sector B, Sector C).'])
    const [{ known, unknown }] = await database.sql<[{ known: number; unknown: number }]>`
      select count(residents)::int as known, (count(*) - count(residents))::int as unknown from spatial_units`
    expect(known).toBeGreaterThan(0)
    expect(unknown).toBeGreaterThan(0)
  })

  test('follow the addresses when those are counted anew', async () => {
    await load(TABLE)
    await database.sql`update spatial_units set addresses = addresses * 2`
    await database.sql`select share_residents()`
    for (const { residents: total } of await sums()) expect(total).toBeCloseTo(27_000, 1)
  })

  test('stand in the credits with whose data they are', async () => {
    await load(TABLE, { credit: 'Statbel', licence: 'Statbel open data', 'state-of': '2026-01-01' })
    expect(await database.sql`select source, text, state_of from credits where source = 'residents'`).toEqual([
      { source: 'residents', text: 'Statbel', stateOf: '2026-01-01' },
    ])
  })

  test.each<[string, string, Record<string, string>, RegExp]>([
    ['a number that is none', 'code,total\nA,veel\n', {}, /people.txt, line 2: "veel" is not a number of people/],
    ['a negative number', 'code,total\nA,-4\n', {}, /line 2: "-4" is not a number/],
    ['a code that comes twice', 'code,total\nA,1\nA,2\n', {}, /line 3: A comes twice/],
    ['a row without a code', 'code,total\n,1\n', {}, /line 2: no code/],
    ['no column of people', 'code,huizen\nA,1\n', {}, /no column with the number \(total, .*; it has code, huizen/],
    ['a column that is not there', 'code,total\nA,1\n', { 'residents-column': 'x' }, /number \(x\)/],
    ['codes of something else', 'code,total\nX,1\n', {}, /No code of the table is a code of the sectors/],
    ['sectors of elsewhere', 'code,total\nC,1\n', {}, /None of the sectors lies in a kern/],
    ['an empty table', '', {}, /is empty/],
  ])('%s is refused, with nothing changed', async (_, table, options, message) => {
    const before = await sums()
    await expect(load(table, options, SECTORS, { force: true })).rejects.toThrow(message)
    expect(await sums()).toEqual(before)
  })

  test('without a table it is refused', async () => {
    await expect(importFiles(database.sql, residents, { 'sectors.geojson': SECTORS })).rejects.toThrow(/Give a table/)
  })
})

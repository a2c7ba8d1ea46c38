import { gzipSync } from 'node:zlib'
import type { TestDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countAddressesInUnits } from '../load-units.ts'
import { municipality } from '../municipality/municipality.ts'
import { streets } from '../streets/streets.ts'
import { emptyDatabase, fixture, importFiles, proefstad } from '../testing-city.ts'
import { addresses } from './addresses.ts'

let database: TestDatabase
let best: string
beforeAll(async () => {
  database = await emptyDatabase()
  best = await fixture('addresses/best.csv')
  await importFiles(database.sql, municipality, await proefstad(), { parameters: ['99001'] })
  await importFiles(database.sql, streets, { 'wegen.geojson': await fixture('streets/wegsegmenten-ogc.geojson') })
  await database.sql`update streets set lowest_number = 1, highest_number = 99 where slug = 'kerkstraat'`
})
afterAll(() => database.drop())

const load = (file: string, wish = {}) => importFiles(database.sql, addresses, { 'best.csv': file }, wish)
const lines = () => best.trim().split('\n')
/** The file with another text in it, wherever it stood. */
const withText = (from: string, to: string) => best.replaceAll(from, to)

const houses = async () => {
  const rows = await database.sql`
    select s.slug, a.number || a.suffix as house, a.official_id as id from addresses a join streets s on s.id = a.street_id
    order by s.slug, a.number, a.suffix`
  return rows.map(({ slug, house, id }) => `${slug} ${house} (${id})`)
}
const placeOf = async (house: string) => {
  const [row] = await database.sql<[{ lng: number | null; lat: number | null }]>`
    select ST_X(p) as lng, ST_Y(p) as lat from streets s, place_of_house(s.id, ${house}) p where s.slug = 'kerkstraat'`
  return row && [row.lng, row.lat]
}
const numberNear = async (lng: number, lat: number, slug = 'kerkstraat') => {
  const [row] = await database.sql<[{ number: number | null }]>`
    select house_number_near(id, ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)) as number from streets
    where slug = ${slug}`
  return row.number
}

describe('the addresses of BeSt', () => {
  test('current ones of this municipality, each house once; what is wrong is left out and told', async () => {
    const { read, notes } = await load(best, { options: { 'state-of': '2026-11-01' } })
    expect(read).toBe(15)
    expect(await houses()).toEqual([
      'kerkstraat 1 (1)',
      'kerkstraat 2 (2)',
      'kerkstraat 11 (3)',
      'kerkstraat 12 (5)',
      'kerkstraat 12A (7)',
      'lange-cafestraat 3 (9)',
      'nieuwe-dreef-noord 1 (12)',
      'nieuwe-dreef-noord 2 (14)',
      'nieuwe-dreef-noord 3 (13)',
    ])
    expect(notes).toEqual([
      '1 addresses of Proefstad are not current and were left out.',
      'Without a usable place or number, left out: 1 (Lange Caféstraat -, line 11).',
      'Outside Proefstad, left out: 1 (Lange Caféstraat 5).',
      'New streets: 1 (Nieuwe Dreef, Noord).',
    ])
    expect(await database.sql`select importer, state_of from imports where importer = 'addresses'`).toEqual([
      { importer: 'addresses', stateOf: '2026-11-01' },
    ])
    expect(await database.sql`select licence from credits where source = 'best-addresses'`).toEqual([
      { licence: 'CC BY 4.0' },
    ])
  })

  test('a second time changes nothing, whatever the order of rows and columns', async () => {
    expect(await load(best)).toMatchObject({ changed: 0 })
    const [header = '', ...rows] = lines()
    expect(await load([header, ...rows.reverse()].join('\n'))).toMatchObject({ changed: 0 })
  })

  test('streets keep id and axis; numbers and kernen follow the houses; a new street lies along them', async () => {
    const rows = await database.sql`
      select s.id, s.slug, s.lowest_number, s.highest_number, GeometryType(s.geom) as type,
        (select json_agg(a.slug || ' ' || t.share order by t.share desc) from street_areas t
          join areas a on a.id = t.area_id where t.street_id = s.id) as areas,
        (select array_agg(number order by number) from street_numbers n where n.street_id = s.id) as numbers
      from streets s order by s.slug`
    expect(rows).toMatchObject([
      { id: 501, lowestNumber: 1, highestNumber: 12, areas: ['west 1'], numbers: [1, 2, 11, 12] },
      { id: 502, lowestNumber: 3, highestNumber: 3, areas: ['centrum 1'], numbers: [3] },
      { id: 79, lowestNumber: 1, highestNumber: 3, type: 'LINESTRING', numbers: [1, 2, 3] },
    ])
  })

  test('each stretch and each square knows how many of them lie there, and a longer street is cut in pieces', async () => {
    const counted = () => database.sql`
      select kind, count(*)::int as units, sum(addresses)::int as addresses, max(addresses)::int as most
      from spatial_units group by kind order by kind`
    const kernHouses = 9
    expect(await counted()).toEqual([
      { kind: 'stretch', units: 3, addresses: kernHouses, most: 5 },
      expect.objectContaining({ kind: 'cell', addresses: kernHouses }),
    ])
    await expect(
      database.sql.begin(async (transaction) => {
        await transaction`
          insert into addresses (street_id, number, geom)
          select a.street_id, n, a.geom from addresses a join streets s on s.id = a.street_id, generate_series(100, 165) n
          where s.slug = 'kerkstraat' and a.number = 1`
        await countAddressesInUnits(transaction)
        const pieces = await transaction`
          select from_number, to_number, addresses from spatial_units u join streets s on s.id = u.street_id
          where s.slug = 'kerkstraat' order by from_number`
        expect(pieces).toEqual([
          { fromNumber: 1, toNumber: 118, addresses: 24 },
          { fromNumber: 119, toNumber: 142, addresses: 24 },
          { fromNumber: 143, toNumber: 165, addresses: 23 },
        ])
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
  })

  test('a number that is known is at its own door, with its letter; another is told from those around it', async () => {
    expect(await placeOf('12')).toEqual([3.2041, 50.9099])
    expect(await placeOf('12 a')).toEqual([3.2042, 50.9099])
    expect(await placeOf('12C')).toEqual([3.2041, 50.9099])
    const [lng, lat] = (await placeOf('7')) ?? []
    expect(lng).toBeGreaterThan(3.2031)
    expect(lng).toBeLessThan(3.2036)
    expect(lat).toBeCloseTo(50.9101, 4)
    expect(await placeOf('99')).toEqual([null, null])
  })

  test('a point is named by the nearest real house of its street within 60 m', async () => {
    expect(await numberNear(3.20402, 50.91008)).toBe(11)
    expect(await numberNear(3.20418, 50.90991)).toBe(12)
    expect(await numberNear(3.203, 50.9101)).toBe(1)
    expect(await numberNear(3.2055, 50.9101)).toBeNull()
  })

  test('a house that is gone is removed, one that moved is moved; a shrink of more than a fifth is refused', async () => {
    const [header = '', first = '', ...rows] = lines()
    await load(
      [header, first.replace('3.2025', '3.20255'), ...rows.filter((row) => !row.includes(',11,99001'))].join('\n'),
    )
    expect(await houses()).not.toContain('kerkstraat 11 (3)')
    expect(await placeOf('1')).toEqual([3.20255, 50.9101])
    const before = await houses()
    await expect(load([header, first].join('\n'))).rejects.toThrow(/Of the 8 items that addresses has in force 1 would/)
    expect(await houses()).toEqual(before)
    await load(best)
  })

  test('the letter counts, not how it is written', async () => {
    const before = await houses()
    for (const written of ['12 a', '12-A', '12_A']) {
      expect(await load(withText(',12A,', `,${written},`)), written).toMatchObject({ changed: 0 })
    }
    expect(await houses()).toEqual(before)
  })
})

describe('both pairs of coordinates', () => {
  /** The file with Lambert 72 beside the degrees, so many metres off. */
  async function withLambert(metres: number) {
    const [header = '', ...rows] = lines()
    const filled = rows.map(async (row) => {
      const [, , lat, lng, ...rest] = row.split(',')
      const [place] = await database.sql<[{ x: number; y: number }]>`
        select ST_X(p) as x, ST_Y(p) as y
        from ST_Transform(ST_SetSRID(ST_MakePoint(${Number(lng)}, ${Number(lat)}), 4326), 31370) p`
      return [(place.x + metres).toFixed(5), place.y.toFixed(5), lat, lng, ...rest].join(',')
    })
    return [header, ...(await Promise.all(filled))].join('\n')
  }

  test('that agree are one place; Lambert 72 alone is enough', async () => {
    expect(await load(await withLambert(0))).toMatchObject({ changed: 0 })
    const alone = (await withLambert(0)).replace('EPSG:4326_lat,EPSG:4326_lon', 'lat,lon')
    await load(alone)
    const [lng = 0, lat = 0] = (await placeOf('12')) ?? []
    expect(lng).toBeCloseTo(3.2041, 5)
    expect(lat).toBeCloseTo(50.9099, 5)
  })

  test('that do not agree are refused', async () => {
    await expect(load(await withLambert(30))).rejects.toThrow(/lie elsewhere in EPSG:4326 than in EPSG:31370/)
  })
})

describe('refused, with nothing changed', () => {
  test.each<[string, () => string, RegExp]>([
    ['a column that is missing', () => withText('street_id', 'straat_id'), /best.csv has no column street_id/],
    ['no coordinates at all', () => withText('EPSG:', 'x'), /neither EPSG:4326_lon/],
    ['another municipality', () => withText('99001', '99004'), /no current address of Proefstad \(99001\)/],
    [
      'places in another town',
      () => withText(',50.9', ',51.1'),
      /More than a fifth of the addresses lies outside Proefstad/,
    ],
    ['a row that is too short', () => `${best}1,2,3\n`, /best.csv is not CSV: .* on line 17/],
    ['text that is not UTF-8', () => withText('Caf\u00e9', 'Caf\uFFFD'), /line 10: the text is not UTF-8/],
    ['an empty file', () => '', /best.csv is empty/],
    ['what is no CSV', () => '{"a": 1}', /best.csv is not CSV/],
  ])('%s', async (_, file, message) => {
    const before = await houses()
    await expect(load(file())).rejects.toThrow(message)
    expect(await houses()).toEqual(before)
  })

  test('a file that is not CSV at all', async () => {
    const files = { 'best.bin': gzipSync(best) }
    await expect(importFiles(database.sql, addresses, files)).rejects.toThrow(/best.bin: not a CSV file/)
  })
})

import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImports } from './importer.ts'
import { defaultGeography } from './importers/default-geography.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await runImports(database.sql, defaultGeography)
  // A street due east of 1 km, odd numbers on its left (north), even on its right, and one with a single known house.
  await database.sql`
    insert into streets (id, slug, name, lowest_number, highest_number, geom) values
      (1, 'proefstraat', 'Proefstraat', 1, 60, ST_GeomFromText('LINESTRING(3.2 50.92, 3.21422 50.92)', 4326)),
      (2, 'stille-straat', 'Stille straat', null, null, null)`
  await database.sql`
    insert into street_numbers (street_id, number, fraction, offset_metres) values
      (1, 1, 0, 10), (1, 41, 1, 10), (1, 2, 0, -10), (1, 20, 0.45, -10), (1, 60, 1, -10)`
})
afterAll(() => database.drop())

async function placeOf(streetId: number, houseNumber: number) {
  const [row] = await database.sql<{ east: number | null; north: number | null }[]>`
    select round(ST_Distance(ST_MakePoint(3.2, 50.92)::geography, ST_MakePoint(ST_X(p), 50.92)::geography))::float8 as east,
      round(ST_Distance(ST_MakePoint(3.2, 50.92)::geography, ST_MakePoint(3.2, ST_Y(p))::geography)
        * sign(ST_Y(p) - 50.92))::float8 as north
    from house_place(${streetId}, ${houseNumber}) p`
  return row
}

describe('house_place', () => {
  test('lies between the known numbers of its own side', async () => {
    expect(await placeOf(1, 21)).toEqual({ east: 500, north: 10 })
    expect(await placeOf(1, 40)).toEqual({ east: 725, north: -10 })
    expect(await placeOf(1, 1)).toEqual({ east: 0, north: 10 })
  })

  test('just past the last known house of a side is at that house; further on the other side tells', async () => {
    expect(await placeOf(1, 51)).toEqual({ east: 1000, north: 10 })
    const further = await placeOf(1, 59)
    expect(further?.east).toBeGreaterThan(950)
  })

  test('is null outside the street, and for a street without place', async () => {
    expect(await placeOf(1, 61)).toEqual({ east: null, north: null })
    expect(await placeOf(1, 0)).toEqual({ east: null, north: null })
    expect(await placeOf(2, 5)).toEqual({ east: null, north: null })
    expect(await placeOf(3, 5)).toEqual({ east: null, north: null })
  })
})

describe('house_number_near', () => {
  const near = async (lng: number, lat: number, streetId = 1) => {
    const [row] = await database.sql`
      select house_number_near(${streetId}, ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)) as number`
    return row?.number
  }

  test('is odd on the odd side and even on the even side', async () => {
    expect(await near(3.207115, 50.9201)).toBe(21)
    expect((await near(3.207115, 50.9199)) % 2).toBe(0)
  })

  test('is null further than 60 m from any house, and for a street without place', async () => {
    expect(await near(3.2071, 50.9205)).toBe(21)
    expect(await near(3.2071, 50.9208)).toBeNull()
    expect(await near(3.2071, 50.9201, 2)).toBeNull()
  })

  test('names the number that was placed, for all but a few of the known houses', async () => {
    const [row] = await database.sql`
      select avg((house_number_near(street_id, house_place(street_id, number)) = number)::integer)::float8 as agreement,
        count(*) filter (where house_place(street_id, number) is null) as unplaced
      from street_numbers where street_id > 2`
    expect(row?.unplaced).toBe(0)
    expect(row?.agreement).toBeGreaterThan(0.95)
  })
})

test('nearest_street is the nearest on the globe, with true metres', async () => {
  const wrong = await database.sql`
    with box as (select ST_Extent(geom) as b from areas where kind = 'municipality'), points as (
      select ST_SetSRID(ST_MakePoint(ST_XMin(b) + (ST_XMax(b) - ST_XMin(b)) * x / 20,
        ST_YMin(b) + (ST_YMax(b) - ST_YMin(b)) * y / 20), 4326) as p
      from box, generate_series(0, 20) x, generate_series(0, 20) y)
    select n.distance_metres, truth.metres
    from points
    cross join lateral nearest_street(ST_Transform(p, 3857)) n
    cross join lateral (select min(ST_Distance(geom::geography, p::geography)) as metres from streets) truth
    where abs(n.distance_metres - truth.metres) > greatest(0.5, truth.metres * 0.005)`
  expect(wrong).toEqual([])
})

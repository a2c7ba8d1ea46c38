import type { TestDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { areas } from '../areas/areas.ts'
import { emptyDatabase, importFiles, measureFilling, villages } from '../testing-city.ts'
import { municipality } from './municipality.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
})
afterAll(() => database.drop())

const REPAIRED = /^Repaired: wijken.geojson, feature 3 \(id 99011W03\), Strik \(Self-intersection\[3.31 50.91\]\).$/

describe('villages', () => {
  test.each([
    ['99011', 'proefdorp', 7, REPAIRED],
    ['99012', 'leegdorp', 2, /^No wijken of Leegdorp: its deelgemeenten became kernen.$/],
    ['99013', 'eendorp', 1, /^No wijken of Eendorp: it became kernen.$/],
  ])('%s, %s, starts with %i kernen, and every point lies in one', async (nis, slug, kernen, told) => {
    const { notes } = await importFiles(database.sql, municipality, await villages(), { parameters: [nis] })
    expect(notes.filter((note) => !note.includes('made place'))).toEqual([expect.stringMatching(told)])
    const { difference, ...city } = await measureFilling(database.sql)
    expect(city).toEqual({ slug, kernen, linked: true, astray: [] })
    expect(difference).toBeLessThan(1)
    const [around] = await database.sql`
      select count(*)::integer as neighbours from background_features where kind = 'municipality'`
    expect(around).toEqual({ neighbours: 2 })
  })

  test('a wijk that is crossed over itself keeps both its halves, also in a layer alone', async () => {
    await database.sql`delete from areas`
    const { 'wijken.geojson': wijken } = await villages()
    const wish = { options: { kind: 'kern' } }
    const { read, changed, notes } = await importFiles(database.sql, areas, { 'wijken.geojson': wijken }, wish)
    expect({ read, changed, notes }).toEqual({ read: 7, changed: 7, notes: [expect.stringMatching(REPAIRED)] })
    const rows = await database.sql`
      select bool_and(ST_IsValid(geom)) as valid, (select ST_NumGeometries(geom) from areas where name = 'Strik') as halves
      from areas`
    expect(rows).toEqual([{ valid: true, halves: 2 }])
  })
})

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Address } from '../contract/streets.ts'
import { anIdea, startTestApp } from '../testing.ts'

/** What importers load is what the portal answers with: the tables are all that the two share. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const { send, sql, url, feed, stop } = await startTestApp()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkwerk-import-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await stop()
})

async function geodata(importer: string, name: string, content: string, ...options: string[]): Promise<string> {
  await writeFile(join(folder, name), content)
  const words = ['--import', 'tsx', 'geodata/src/run.ts', importer, join(folder, name), ...options]
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
  })
  return stdout
}

test('a house of the register is where its address is, with its letter, and names the points around it', async () => {
  const [street] = await sql<[{ id: number; lng: number; lat: number }]>`
    select s.id, ST_X(p) as lng, ST_Y(p) as lat from streets s, house_place(s.id, 24) p where slug = 'baronstraat'`
  const door = { lng: Number((street.lng + 0.0002).toFixed(6)), lat: Number(street.lat.toFixed(6)) }
  const house = (id: number, number: string, { lng, lat }: { lng: number; lat: number }) =>
    `${lat},${lng},${id},,${number},36008,1,Baronstraat,,current`
  const header =
    'EPSG:4326_lat,EPSG:4326_lon,address_id,box_number,house_number,municipality_id,street_id,streetname_nl,streetname_fr,status'
  const rows = [house(1, '24', street), house(2, '24B', door)]
  expect(await geodata('addresses', 'best.csv', [header, ...rows].join('\n'))).toContain('addresses 0 -> 2')
  const response = await send('GET', '/api/address?street=baronstraat&houseNumber=24B')
  expect((await response.json()) as Address).toMatchObject({ houseNumber: '24B', isExact: true, place: door })
  const placed = await send('POST', '/api/ideas', anIdea({ location: { streetId: street.id, houseNumber: '24b' } }))
  expect(await placed.json()).toMatchObject({ idea: { place: door, houseNumber: '24B' } })
  const tapped = await send('POST', '/api/ideas', anIdea({ location: door }))
  expect(await tapped.json()).toMatchObject({ idea: { street: { id: street.id }, houseNumber: '24' } })
})

test('an idea that a boundary brought into another kern is found there, and open pages hear it', async () => {
  const [spot] = await sql<[{ lng: number; lat: number }]>`
    select ST_X(p) as lng, ST_Y(p) as lat from areas, ST_PointOnSurface(geom) p where slug = 'emelgem'`
  const sent = await send('POST', '/api/ideas', anIdea({ title: 'Meer groen', location: spot }))
  const { idea } = (await sent.json()) as { idea: { id: number } }
  await feed.wake()
  const position = feed.position
  const [{ file }] = await sql<[{ file: object }]>`
    select json_build_object('type', 'FeatureCollection', 'features', json_agg(json_build_object('type', 'Feature',
      'properties', json_build_object('code', k.official_code, 'naam', k.name), 'geometry',
      ST_AsGeoJSON(case k.slug when 'kachtem' then ST_Union(k.geom, e.geom) else k.geom end, 15)::json))) as file
    from areas k, areas e where k.kind = 'kern' and e.slug = 'emelgem' and k.slug <> 'emelgem'`
  const told = await geodata('areas', 'kernen.geojson', JSON.stringify(file), '--kind', 'kern')
  expect(told).toContain('Ended today: 1 (Emelgem).')
  await feed.wake()
  const missed = await feed.since(position)
  expect(missed?.events).toContainEqual(
    expect.objectContaining({ type: 'idea.changed', id: idea.id, areas: expect.arrayContaining(['kachtem']) }),
  )
  const listed = (await (await send('GET', '/api/ideas?area=kachtem')).json()) as { items: { id: number }[] }
  expect(listed.items.map(({ id }) => id)).toContain(idea.id)
  const areas = (await (await send('GET', '/api/areas?kind=kern')).json()) as { features: unknown[] }
  expect(areas.features).toHaveLength(6)
  const refused = await send('POST', '/api/ideas', anIdea({ location: { area: 'emelgem' } }))
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ kind: 'area-needed' })
})

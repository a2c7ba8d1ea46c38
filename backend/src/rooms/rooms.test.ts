import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommunityRoom } from '../contract/rooms.ts'
import { startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const EMELGEM = { lng: 3.2182, lat: 50.9262 }

beforeAll(async () => {
  await sql`
    insert into community_rooms (slug, name, area_id, address, contact_phone, sources, geom, visibility)
    select slug, name, (select id from areas a where a.slug = area), address, phone, sources::jsonb,
      case when has_place then ST_SetSRID(ST_MakePoint(${EMELGEM.lng}, ${EMELGEM.lat}), 4326) end, visibility::visibility
    from (values
      ('zaal', 'Zaal van het dorp', 'emelgem', 'Dorpsstraat 1', '051 00 00 00', '[]', true, 'public'),
      ('buurthuis', 'Buurthuis', 'bosmolens', null, null,
        '[{"title": "Een bron", "url": "https://bron.example/", "on": "2025-03"}]', false, 'public'),
      ('zonder-wijk', 'Los lokaal', null, null, null, '[]', true, 'public'),
      ('dicht', 'Achterkamer', 'emelgem', null, null, '[]', true, 'hidden')
    ) rooms (slug, name, area, address, phone, sources, has_place, visibility)`
})

const list = async (query = '') => {
  const response = await send('GET', `/api/rooms${query}`)
  expect(response.status).toBe(200)
  return ((await response.json()) as { items: CommunityRoom[] }).items
}
const slugs = async (query: string) => (await list(query)).map(({ slug }) => slug)

test('rooms stand in the order of their names; what is hidden is not there and what is not known is null', async () => {
  const rooms = await list()
  expect(rooms.map(({ slug }) => slug)).toEqual(['buurthuis', 'zonder-wijk', 'zaal'])
  expect(rooms[0]).toEqual({
    slug: 'buurthuis',
    name: 'Buurthuis',
    area: { slug: 'bosmolens', name: 'Bosmolens' },
    address: null,
    access: null,
    contactName: null,
    contactPhone: null,
    note: null,
    sources: [{ title: 'Een bron', url: 'https://bron.example/', on: '2025-03' }],
    place: null,
  })
  expect(rooms[1]).toMatchObject({ area: { slug: 'emelgem' }, place: EMELGEM })
})

test.each([
  ['emelgem', ['zonder-wijk', 'zaal']],
  ['bosmolens', ['buurthuis']],
  ['bosmolens,emelgem', ['buurthuis', 'zonder-wijk', 'zaal']],
  ['izegem', ['buurthuis', 'zonder-wijk', 'zaal']],
  ['kachtem', []],
  ['nergens', []],
])('the rooms of %s: its own, and what it covers', async (area, expected) => {
  expect(await slugs(`?area=${area}`)).toEqual(expected)
})

test('on the map are the rooms of the list that have a place', async () => {
  const response = await send('GET', '/api/rooms.geojson?area=izegem')
  expect(response.headers.get('content-type')).toContain('application/geo+json')
  const { features } = (await response.json()) as { features: { geometry: unknown; properties: { slug: string } }[] }
  expect(features.map(({ properties }) => properties.slug)).toEqual(['zonder-wijk', 'zaal'])
  expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [EMELGEM.lng, EMELGEM.lat] })
})

test('who has the list already is told so, until a room changes', async () => {
  const tag = (await send('GET', '/api/rooms')).headers.get('etag') ?? ''
  expect((await send('GET', '/api/rooms', undefined, { 'if-none-match': tag })).status).toBe(304)
  await sql`update community_rooms set access = 'De sleutel hangt bij de buren.' where slug = 'zaal'`
  expect((await send('GET', '/api/rooms', undefined, { 'if-none-match': tag })).status).toBe(200)
})

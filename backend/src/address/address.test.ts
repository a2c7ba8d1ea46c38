import { afterAll, expect, test } from 'vitest'
import type { Address } from '../contract/streets.ts'
import { startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const find = async (query: string): Promise<Address> => {
  const response = await send('GET', `/api/address?${query}`)
  expect(response.status, query).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return (await response.json()) as Address
}

test('a number that is known lies where the street has it, in its kern', async () => {
  const found = await find('street=baronstraat&houseNumber=24')
  expect(found).toMatchObject({
    street: { slug: 'baronstraat', name: 'Baronstraat' },
    houseNumber: '24',
    isExact: true,
  })
  const [{ metres }] = await sql<[{ metres: number }]>`
    select ST_Distance(house_place(id, 24)::geography,
      ST_SetSRID(ST_MakePoint(${found.place?.lng ?? 0}, ${found.place?.lat ?? 0}), 4326)::geography) as metres
    from streets where slug = 'baronstraat'`
  expect(metres).toBeLessThan(0.2)
  expect(await find('street=baronstraat&houseNumber=24%20b')).toMatchObject({ houseNumber: '24B', place: found.place })
})

test('a street that crosses a border gives the kern of the number, not of the street', async () => {
  const [{ slug, numbers }] = await sql<[{ slug: string; numbers: { number: number; area: string }[] }]>`
    select s.slug, json_agg(json_build_object('number', n.number, 'area', k.slug)) as numbers
    from streets s join street_numbers n on n.street_id = s.id
    cross join lateral (select slug from kernen_near(house_place(s.id, n.number), 0) limit 1) k
    group by s.id having count(distinct k.slug) > 1 order by s.id limit 1`
  for (const { number, area } of numbers)
    expect((await find(`street=${slug}&houseNumber=${number}`)).area?.slug, `${slug} ${number}`).toBe(area)
})

test('without a number, or with one that is not known, it is somewhere in the street and says so', async () => {
  const middle = await find('street=baronstraat')
  expect(middle).toMatchObject({ houseNumber: null, isExact: false })
  expect(await find('street=baronstraat&houseNumber=9999')).toEqual({ ...middle, houseNumber: '9999' })
})

test('a street whose place is not known has no place, and a kern when it has only one', async () => {
  await sql`update streets set geom = null where slug = 'ghistelstraat'`
  const [{ areas }] = await sql<[{ areas: number }]>`
    select count(*)::int as areas from street_areas join streets s on s.id = street_id where s.slug = 'ghistelstraat'`
  const found = await find('street=ghistelstraat&houseNumber=1')
  expect(found).toMatchObject({ place: null, isExact: false })
  expect(found.area === null).toBe(areas !== 1)
})

test('there is no such street', async () => {
  const response = await send('GET', '/api/address?street=kerkstraat-in-brugge')
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ kind: 'unknown-street' })
})

test.each([
  '',
  'street=baronstraat&houseNumber=0',
  'street=baronstraat&houseNumber=x',
  'street=Baronstraat',
  'street=a&x=1',
])('what is not an address is refused: %s', async (query) =>
  expect((await send('GET', `/api/address?${query}`)).status).toBe(400),
)

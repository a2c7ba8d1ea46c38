import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { CommunityRoom } from '../contract/rooms.ts'
import { startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'
import { prepareContent } from './content.ts'
import { addDefaultRooms } from './default-rooms.ts'

const { send, sql, stop } = await startTestApp()
const { folder, remove } = await temporaryFolder()
afterAll(async () => {
  await stop()
  await remove()
})
beforeEach(async () => void (await sql`delete from community_rooms`))

const content = async (...words: string[]) => sql.begin(await prepareContent(['room', ...words]))
const withFile = async (words: string[], value: unknown) => {
  const path = join(folder, 'room.json')
  await writeFile(path, JSON.stringify(value))
  return content(...words, '--file', path)
}
const rooms = async () => ((await (await send('GET', '/api/rooms')).json()) as { items: CommunityRoom[] }).items

const room = {
  slug: 'dorpshuis',
  name: 'Dorpshuis',
  area: 'emelgem',
  access: 'Zonder trap.',
  sources: [{ title: 'Krant', url: 'https://krant.example/', on: '2020-01' }],
  at: { street: 'baronstraat', houseNumber: 24 },
}

test('a room is added, changed, hidden and shown; what is not known is null', async () => {
  await withFile(['add'], room)
  const [added] = await rooms()
  const { at: _at, area: _area, ...plain } = room
  expect(added).toEqual({
    ...plain,
    area: { slug: 'emelgem', name: 'Emelgem' },
    address: null,
    contactName: null,
    contactPhone: null,
    note: null,
    place: { lng: expect.any(Number), lat: expect.any(Number) },
  })
  await withFile(['change', 'dorpshuis'], { access: null, at: null, contactPhone: '051 33 73 75' })
  expect(await rooms()).toEqual([{ ...added, access: null, place: null, contactPhone: '051 33 73 75' }])
  await content('hide', 'dorpshuis')
  expect(await rooms()).toEqual([])
  expect(await content('list')).toBe('dorpshuis (hidden, Emelgem): Dorpshuis')
  await content('show', 'dorpshuis')
  expect(await rooms()).toHaveLength(1)
})

test.each<[string, Record<string, unknown>]>([
  ['area: there is no area "nergens"', { area: 'nergens' }],
  ['slug: ', { slug: 'Het Dorpshuis' }],
  ['at.houseNumber: Baronstraat has no number 999', { at: { street: 'baronstraat', houseNumber: 999 } }],
  ['at: lies outside the municipality', { at: { lng: 4.35, lat: 50.85 } }],
  ['sources.0.url: ', { sources: [{ title: 'Krant', url: 'javascript:alert(1)' }] }],
  ['content: Unrecognized key', { phone: '051' }],
])('what is wrong is named, and nothing is written: %s', async (message, changes) => {
  await expect(withFile(['add'], { ...room, ...changes })).rejects.toThrow(message)
  expect(await sql`select 1 from community_rooms`).toHaveLength(0)
})

test('a room that is there already, or not there, is told', async () => {
  await withFile(['add'], room)
  await expect(withFile(['add'], room)).rejects.toThrow('slug: there is a room "dorpshuis" already')
  await expect(content('hide', 'elders')).rejects.toThrow('slug: there is no room "elders"')
  await expect(content('add')).rejects.toThrow('file: is missing')
})

test('the known rooms come once, say where that is from, and leave alone what is there or elsewhere', async () => {
  await withFile(['add'], { ...room, slug: 'dorpshuis-emelgem' })
  const before = await rooms()
  expect(await sql.begin(addDefaultRooms)).toBe(2)
  expect(await sql.begin(addDefaultRooms)).toBe(0)
  const all = await rooms()
  expect(all).toEqual(expect.arrayContaining(before))
  const added = all.filter(({ slug }) => slug !== 'dorpshuis-emelgem')
  expect(added).toMatchObject([{ area: { slug: 'bosmolens' } }, { area: { slug: 'centrum-izegem' } }])
  for (const { sources, ...unknown } of added) {
    expect(sources).toHaveLength(1)
    expect(unknown).toMatchObject({ address: null, access: null, contactName: null, contactPhone: null, place: null })
  }
})

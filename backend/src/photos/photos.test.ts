import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated, Photo } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'

// Drawn before the application blocks the decoders that it does not need.
const drawn = sharp({ create: { width: 64, height: 32, channels: 3, background: '#0b5c66' } })
const withPlace = await drawn
  .jpeg()
  .withExif({
    IFD0: { Make: 'Telefoon' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 55/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '3/1 12/1 0/1' },
  })
  .toBuffer()
const asGif = await drawn.gif().toBuffer()

const { app, send, sql, stop } = await startTestApp()
afterAll(stop)

function upload(bytes: Uint8Array, type = 'image/jpeg') {
  const form = new FormData()
  form.set('photo', new File([new Uint8Array(bytes)], 'foto.jpg', { type }))
  return app.request('/api/photos', { method: 'POST', body: form })
}

test('a photo comes back without the place and the camera it was taken with', async () => {
  expect((await sharp(withPlace).metadata()).exif).toBeDefined()
  const photo = (await (await upload(withPlace)).json()) as Photo
  expect(photo).toMatchObject({ width: 64, height: 32 })
  expect((await send('GET', photo.url)).status).toBe(404)
  const { idea } = (await (await send('POST', '/api/ideas', anIdea({ photos: [photo.id] }))).json()) as IdeaCreated
  expect(idea.photos).toEqual([photo])
  const shown = await send('GET', photo.url)
  expect(shown.headers.get('content-security-policy')).toContain('sandbox')
  expect(shown.headers.get('content-type')).toBe('image/webp')
  const bytes = Buffer.from(await shown.arrayBuffer())
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  expect(bytes.toString('latin1')).not.toContain('Telefoon')
  await sql`update ideas set visibility = 'hidden' where id = ${idea.id}`
  expect((await send('GET', photo.url)).status).toBe(404)
})

test('a photo belongs to one idea', async () => {
  const photo = (await (await upload(withPlace)).json()) as Photo
  expect((await send('POST', '/api/ideas', anIdea({ photos: [photo.id] }))).status).toBe(201)
  expect((await send('POST', '/api/ideas', anIdea({ title: 'Dezelfde foto', photos: [photo.id] }))).status).toBe(400)
  expect(await sql`select 1 from ideas where title = 'Dezelfde foto'`).toHaveLength(0)
})

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['a GIF', asGif],
  ['nothing', Buffer.alloc(0)],
  ['half a JPEG', withPlace.subarray(0, 200)],
  [
    'a page that says it is a JPEG',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>alert(1)</script>')]),
  ],
])('what is no photo is refused: %s', async (_, bytes) => {
  const response = await upload(bytes)
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ kind: 'bad-photo' })
})

test('a picture of too many pixels and a file of too many bytes are refused', async () => {
  const wide = Buffer.from('89504e470d0a1a0a0000000d4948445200004e2000004e20080200000000000000', 'hex')
  expect((await upload(wide, 'image/png')).status).toBe(422)
  expect((await upload(Buffer.alloc(10_100_000, 0xff))).status).toBe(413)
})

import { randomUUID } from 'node:crypto'
import { bodyLimit } from 'hono/body-limit'
import sharp from 'sharp'
import { photo } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { photoUrl } from '../http/photo-url.ts'
import { Problem } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, writeProblems, z } from '../http/router.ts'
import { limitConcurrency } from './limit-concurrency.ts'

const MAX_FILE_BYTES = 10_000_000
const MAX_INPUT_PIXELS = 40_000_000
const MAX_SIDE_PIXELS = 1600
const WEBP_QUALITY = 78

// libvips reads many formats; only three are taken, so that a fault in another decoder cannot be reached.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.concurrency(1)

const MAGIC_BYTES = [/^\xff\xd8\xff/, /^\x89PNG\r\n/, /^RIFF[\s\S]{4}WEBP/]

const upload = createRoute({
  method: 'post',
  path: '/photos',
  summary: 'Upload a photo to send along with an idea; its metadata (place, camera) is dropped',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({ photo: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) }),
        },
      },
    },
  },
  responses: { 201: answer(photo, 'Kept; name its id in the idea'), ...writeProblems },
})

const show = createRoute({
  method: 'get',
  path: '/media/photos/{name}',
  summary: 'A photo of a public idea',
  request: { params: z.object({ name: z.string() }) },
  responses: { 200: { description: 'WebP', content: { 'image/webp': {} } }, ...problems },
})

/** Photos: taken in re-encoded, so that nothing but the picture is kept. */
export const photos = (context: AppContext) => {
  const { sql, files } = context
  const router = createRouter()
  const oneOfTwo = limitConcurrency(2)
  router.use(
    '/photos',
    rateLimit(context, { POST: 'upload' }),
    bodyLimit({ maxSize: MAX_FILE_BYTES + 10_000, onError: () => Promise.reject(new Problem('too-large')) }),
  )
  return router.openapi(upload, async (c) => {
    const file = c.req.valid('form').photo
    if (file.size > MAX_FILE_BYTES) throw new Problem('too-large')
    const { bytes, width, height } = await oneOfTwo(async () => reencode(Buffer.from(await file.arrayBuffer())))
    const id = randomUUID()
    await files.write(`${id}.webp`, bytes)
    await sql`insert into photos (id, width, height) values (${id}, ${width}, ${height})`
    return c.json({ id, url: photoUrl(id), width, height }, 201)
  })
}

/** The photos of public ideas; a hidden one is gone within the minute that browsers may keep it. */
export const media = ({ sql, files }: AppContext) =>
  createRouter().openapi(show, async (c) => {
    const { name } = c.req.valid('param')
    const id = name.replace(/\.webp$/, '')
    if (!name.endsWith('.webp') || !z.uuid().safeParse(id).success) throw new Problem('not-found')
    const [found] = await sql`
      select 1 from photos p join ideas i on i.id = p.idea_id
      where p.id = ${id} and p.visibility = 'public' and i.visibility = 'public'`
    const bytes = found && (await files.read(name))
    if (!bytes) throw new Problem('not-found')
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline',
      'Cache-Control': 'public, max-age=60',
    }) as never
  })

async function reencode(original: Buffer) {
  const head = original.subarray(0, 16).toString('latin1')
  if (!MAGIC_BYTES.some((magic) => magic.test(head))) throw new Problem('bad-photo')
  try {
    const { data, info } = await sharp(original, {
      limitInputPixels: MAX_INPUT_PIXELS,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize(MAX_SIDE_PIXELS, MAX_SIDE_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: WEBP_QUALITY })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (cause) {
    throw new Problem('bad-photo', { cause })
  }
}

import { open, stat } from 'node:fs/promises'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { createRouter } from '../http/router.ts'

const MAX_RANGE_BYTES = 8_000_000

/** Serves a configured `.pmtiles` file, a range of bytes at a time as its readers ask (RFC 9110, section 14). */
export const basemap = ({ environment }: Pick<AppContext, 'environment'>) => {
  const router = createRouter()
  const path = environment.BASEMAP_PMTILES
  if (path === undefined || URL.canParse(path)) return router
  router.get('/basemap.pmtiles', async (c) => {
    const { size, mtimeMs } = await stat(path)
    const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(c.req.header('range') ?? '') ?? []
    const first = Number(from)
    const last = Math.min(Number(to), size - 1)
    if (from === undefined || first > last || last - first >= MAX_RANGE_BYTES) {
      throw new Problem('validation', { detail: 'Ask for a range of bytes.' })
    }
    const file = await open(path)
    try {
      const bytes = new Uint8Array(last - first + 1)
      await file.read(bytes, 0, bytes.length, first)
      return c.body(bytes, 206, {
        'Content-Type': 'application/vnd.pmtiles',
        'Content-Range': `bytes ${first}-${last}/${size}`,
        ETag: `"${size}-${mtimeMs}"`,
        'Cache-Control': 'public, max-age=3600',
      })
    } finally {
      await file.close()
    }
  })
  return router
}

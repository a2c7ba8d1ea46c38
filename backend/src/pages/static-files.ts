import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { Hono } from 'hono'
import type { AppEnv } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { type Serialised, sendSerialised, serialise } from '../http/serialised.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED_ALREADY = new Set(['.png', '.ico', '.woff2'])

/** The files of the client build, read at the start and compressed once; hashed names may be kept for ever. */
export function staticFiles(folder: string) {
  const files = new Map<string, () => Serialised>()
  for (const path of walk(folder)) {
    const extension = extname(path)
    const type = TYPES[extension]
    if (!type) continue
    const bytes = readFileSync(path)
    const name = `/${relative(folder, path).split(sep).join('/')}`
    files.set(
      name,
      once(() => asset(bytes, type, !COMPRESSED_ALREADY.has(extension))),
    )
  }
  return new Hono<AppEnv>().get('/*', async (c, next) => {
    const file = files.get(c.req.path)
    if (!file && c.req.path.startsWith('/assets/')) throw new Problem('not-found')
    if (!file) return next()
    const isHashed = c.req.path.startsWith('/assets/')
    return sendSerialised(c, file(), isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
  })
}

function asset(bytes: Buffer, type: string, isCompressible: boolean): Serialised {
  if (isCompressible) return serialise(bytes, type, 9)
  const { identity, etag } = serialise(bytes, type, 1)
  return { identity, etag, type }
}

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.')) continue
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* walk(path)
    else yield path
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

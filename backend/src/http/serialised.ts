import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'

const MIN_COMPRESSED_BYTES = 600

/** A body that is written and compressed once and sent many times. */
export type Serialised = { type: string; etag: string; identity: Buffer; gzip?: Buffer; brotli?: Buffer }

// What is large is compressed with little effort, because it holds up everybody else.
const LARGE_BYTES = 300_000

/** Text or bytes as a body with its ETag; `quality` is brotli's, 11 for what lives long. */
export function serialise(body: string | Buffer, type: string, quality?: number): Serialised {
  const identity = Buffer.from(body)
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  if (identity.length < MIN_COMPRESSED_BYTES) return { type, etag, identity }
  const brotli = brotliCompressSync(identity, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality ?? (identity.length > LARGE_BYTES ? 1 : 5) },
  })
  return { type, etag, identity, gzip: gzipSync(identity), brotli }
}

/** Sends a serialised body in the best encoding the client takes, or 304 when it has it already. */
export function sendSerialised(
  c: Context,
  body: Serialised,
  cacheControl: string,
  status: 200 | 404 | 503 = 200,
): Response {
  c.header('ETag', body.etag)
  c.header('Cache-Control', cacheControl)
  c.header('Vary', 'Accept-Encoding')
  if (status === 200 && matchesEtag(c.req.header('if-none-match'), body.etag)) return c.body(null, 304)
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding =
    body.brotli && /\bbr\b/.test(accepted) ? 'br' : body.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (encoding) c.header('Content-Encoding', encoding)
  const bytes = (encoding === 'br' ? body.brotli : encoding === 'gzip' ? body.gzip : undefined) ?? body.identity
  return c.body(new Uint8Array(bytes), status, { 'Content-Type': body.type })
}

/** Whether an `If-None-Match` header names this tag (weak compare, RFC 9110 section 13.1.2). */
export const matchesEtag = (header: string | undefined, etag: string) =>
  header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')) ?? false

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { ImportError } from '../import-error.ts'
import { type DownloadLimits, download } from './download.ts'
import type { Source, SourceFile } from './source.ts'
import { entryNames, readEntry } from './zip.ts'

/** More than this does not fit in one text; whoever reads more streams it. */
const READ_BYTES = 400_000_000
/** No list that a city reads is larger, unpacked; a hostile archive may be. */
const STREAM_BYTES = 4_000_000_000

export type SourceLimits = Partial<DownloadLimits & { streamBytes: number }>

/**
 * Opens a file (plain, .gz or .zip, told apart by their first bytes) or an http(s) address, which is fetched first.
 * Throws an ImportError where it cannot be read. `close` it when done.
 */
export async function openSource(where: string, limits: SourceLimits = {}): Promise<Source> {
  if (!/^https?:\/\//i.test(where)) return openFile(where, limits)
  const { name, pages, close } = await download(where, limits)
  try {
    const opened = await Promise.all(pages.map((page) => openPath(page.path, page.name, limits)))
    return {
      name,
      sha256: sha256(await Promise.all(pages.map(({ path }) => hashOf(path)))),
      fetchedOn: new Date().toISOString().slice(0, 10),
      files: opened.flat(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function openFile(path: string, limits: SourceLimits): Promise<Source> {
  const name = basename(path)
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${name} cannot be read (${error.code}).`, { cause: error })
  })
  if (!found.isFile()) throw new ImportError(`${name} is not a file.`)
  const files = await openPath(path, name, limits)
  return { name, sha256: await hashOf(path), fetchedOn: null, files, close: async () => {} }
}

async function openPath(
  path: string,
  name: string,
  { streamBytes = STREAM_BYTES }: SourceLimits,
): Promise<SourceFile[]> {
  const raw = () => createReadStream(path)
  const start = await firstBytes(path)
  if (start.startsWith('504b0304')) {
    const entries = await entryNames(raw(), name)
    if (entries.length === 0) throw new ImportError(`${name} holds no file.`)
    return entries.map((entry) => sourceFile(entry, () => readEntry(raw(), entry, name), streamBytes))
  }
  if (start.startsWith('1f8b'))
    return [sourceFile(name.replace(/\.gz$/i, ''), () => unzipped(raw(), name), streamBytes)]
  return [sourceFile(name, raw, streamBytes)]
}

function sourceFile(name: string, unbounded: SourceFile['stream'], streamBytes: number): SourceFile {
  const stream = () => bounded(unbounded(), streamBytes, name)
  const read = async () => {
    const pieces: Uint8Array[] = []
    for await (const piece of bounded(unbounded(), Math.min(READ_BYTES, streamBytes), name)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  return {
    name,
    stream,
    read,
    async text(encoding = 'utf-8') {
      const bytes = await read()
      try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes)
      } catch (error) {
        throw new ImportError(`${name} is not text in ${encoding}.`, { cause: error })
      }
    },
  }
}

async function* bounded(pieces: AsyncIterable<Uint8Array>, mostBytes: number, name: string) {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.byteLength
    if (bytes > mostBytes) throw new ImportError(`${name} is larger than ${mostBytes / 1e6} MB.`)
    yield piece
  }
}

async function* unzipped(raw: NodeJS.ReadableStream, name: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  raw.on('error', (error) => gunzip.destroy(error))
  try {
    yield* raw.pipe(gunzip)
  } catch (error) {
    // Whoever reads may have stopped it for a reason of its own.
    if (error instanceof ImportError || !isOfZlib(error)) throw error
    throw new ImportError(`${name} is a broken gzip file.`, { cause: error })
  }
}

const isOfZlib = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')

async function firstBytes(path: string): Promise<string> {
  for await (const piece of createReadStream(path, { end: 3 })) return piece.toString('hex')
  throw new ImportError(`${basename(path)} is empty.`)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

// One file keeps its own hash, as other programs would give it.
function sha256([first = '', ...others]: string[]): string {
  if (others.length === 0) return first
  return createHash('sha256')
    .update([first, ...others].join('\n'))
    .digest('hex')
}

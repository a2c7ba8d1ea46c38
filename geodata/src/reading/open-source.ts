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

/**
 * Opens a file (plain, .gz or .zip, told apart by their first bytes) or an http(s) address, which is fetched first.
 * Throws an ImportError where it cannot be read. `close` it when done.
 */
export async function openSource(where: string, limits?: Partial<DownloadLimits>): Promise<Source> {
  if (!/^https?:\/\//i.test(where)) return openFile(where)
  const { name, pages, close } = await download(where, limits)
  try {
    const opened = await Promise.all(pages.map((page) => openPath(page.path, page.name)))
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

async function openFile(path: string): Promise<Source> {
  const name = basename(path)
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${name} cannot be read (${error.code}).`, { cause: error })
  })
  if (!found.isFile()) throw new ImportError(`${name} is not a file.`)
  const files = await openPath(path, name)
  return { name, sha256: await hashOf(path), fetchedOn: null, files, close: async () => {} }
}

async function openPath(path: string, name: string): Promise<SourceFile[]> {
  const raw = () => createReadStream(path)
  const start = await firstBytes(path)
  if (start.startsWith('504b0304')) {
    const entries = await entryNames(raw(), name)
    if (entries.length === 0) throw new ImportError(`${name} holds no file.`)
    return entries.map((entry) => sourceFile(entry, () => readEntry(raw(), entry, name)))
  }
  if (start.startsWith('1f8b')) return [sourceFile(name.replace(/\.gz$/i, ''), () => unzipped(raw(), name))]
  return [sourceFile(name, raw)]
}

function sourceFile(name: string, stream: SourceFile['stream']): SourceFile {
  const read = async () => {
    const pieces: Uint8Array[] = []
    let bytes = 0
    for await (const piece of stream()) {
      bytes += piece.byteLength
      if (bytes > READ_BYTES) throw new ImportError(`${name} is larger than ${READ_BYTES / 1e6} MB.`)
      pieces.push(piece)
    }
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

async function* unzipped(raw: NodeJS.ReadableStream, name: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  raw.on('error', (error) => gunzip.destroy(error))
  try {
    yield* raw.pipe(gunzip)
  } catch (error) {
    throw new ImportError(`${name} is a broken gzip file.`, { cause: error })
  }
}

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

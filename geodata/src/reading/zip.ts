import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { ImportError } from '../import-error.ts'

/** The names of the files in a zip, without its folders. Throws an ImportError where it is broken. */
export async function entryNames(raw: AsyncIterable<Uint8Array>, archive: string): Promise<string[]> {
  const names: string[] = []
  for await (const _ of walk(raw, archive, ({ name }) => names.push(name)));
  return names.filter((name) => !name.endsWith('/') && !name.startsWith('__MACOSX/'))
}

/** The bytes of one file in a zip. Throws an ImportError where the archive is broken or ends in the middle of it. */
export async function* readEntry(
  raw: AsyncIterable<Uint8Array>,
  entry: string,
  archive: string,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = []
  let isWhole = false
  const open = (file: UnzipFile) => {
    if (file.name !== entry) return
    file.ondata = (error, piece, isLast) => {
      if (error) throw error
      pieces.push(piece)
      isWhole ||= isLast
    }
    file.start()
  }
  for await (const _ of walk(raw, archive, open)) {
    yield* pieces.splice(0)
    if (isWhole) return
  }
  throw new ImportError(`${archive} is a broken zip file: ${entry} is not whole.`)
}

async function* walk(raw: AsyncIterable<Uint8Array>, archive: string, open: (file: UnzipFile) => void) {
  const unzip = new Unzip(open)
  unzip.register(UnzipInflate)
  try {
    for await (const piece of raw) {
      unzip.push(piece)
      yield
    }
  } catch (error) {
    throw new ImportError(`${archive} is a broken zip file.`, { cause: error })
  }
}

import { createHash } from 'node:crypto'
import type { Source } from './reading/source.ts'

/** A source for tests: files by name, in memory. */
export function memorySource(files: Record<string, string | Uint8Array>): Source {
  const entries = Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) }))
  return {
    name: entries.map(({ name }) => name).join(', '),
    sha256: createHash('sha256')
      .update(Buffer.concat(entries.map(({ bytes }) => bytes)))
      .digest('hex'),
    fetchedOn: null,
    files: entries.map(({ name, bytes }) => ({
      name,
      read: async () => bytes,
      text: async (encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes),
      async *stream() {
        yield bytes
      },
    })),
    close: async () => {},
  }
}

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where photos are kept: small, so that another store (S3) can take its place. */
export type FileStore = {
  /** Keeps the bytes whole or not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes, or null when there are none by that name. */
  read(name: string): Promise<Buffer | null>
  remove(name: string): Promise<void>
}

/** Files in a local folder. */
export function createFolderStore(folder: string): FileStore {
  return {
    async write(name, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, name)
      await writeFile(`${path}.part`, bytes, { flush: true, mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    read: (name) =>
      readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    remove: (name) => rm(join(folder, name), { force: true }),
  }
}

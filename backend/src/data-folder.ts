import { mkdir } from 'node:fs/promises'

/**
 * Makes the data folder where it is not there, closed to other users. As root they can pass through without seeing what
 * is in it: the database below it runs as the postgres user.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}

import { execFile } from 'node:child_process'
import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from './start-error.ts'

const SOURCES = [
  'frontend/src',
  'frontend/messages',
  'frontend/public',
  'frontend/index.html',
  'frontend/vite.config.ts',
  'frontend/package.json',
  'backend/src/contract',
  'package-lock.json',
]
// Written when all of it was built, so that a build which was cut off does not count.
const MARK = 'frontend/dist/.built'

/** Builds the frontend below `root` when a source is newer than the last whole build; true when it did. */
export async function buildFrontend(root: string): Promise<boolean> {
  const builtAt = (await statIfThere(join(root, MARK)))?.mtimeMs ?? 0
  const changedAt = await Promise.all(SOURCES.map((source) => newestChange(join(root, source))))
  if (Math.max(...changedAt) <= builtAt) return false
  const startedAt = new Date()
  await promisify(execFile)('npm', ['run', 'build', '--workspace', 'frontend'], {
    cwd: root,
    maxBuffer: 2 ** 26,
  }).catch((cause) => {
    const lines = `${cause.stderr}\n${cause.stdout}`.split('\n').map((line) => line.trim())
    const first = lines.findIndex((line) => /error/i.test(line))
    // Vite writes "error during build:" and the reason on the next line.
    const reason = lines.slice(first, first + (lines[first]?.endsWith(':') ? 2 : 1)).join(' ') || cause.message
    throw new StartError(`The frontend could not be built, npm run build says why: ${reason}`, { cause })
  })
  // As old as the start of the build: what changes meanwhile is built next time.
  await writeFile(join(root, MARK), `${startedAt.toISOString()}\n`)
  await utimes(join(root, MARK), startedAt, startedAt)
  return true
}

// A folder counts as well: it changes when something in it goes away.
async function newestChange(path: string): Promise<number> {
  const found = await statIfThere(path)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const inside = await Promise.all((await readdir(path)).map((name) => newestChange(join(path, name))))
  return Math.max(found.mtimeMs, ...inside)
}

async function statIfThere(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

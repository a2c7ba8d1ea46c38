import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'

/**
 * Marks a data folder as used by this process and gives what takes the mark away. A mark whose process no longer lives
 * is replaced; throws a StartError when another process uses the folder.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'wijkwerk.lock')
  const draft = `${path}.${process.pid}`
  await writeFile(draft, ownerMark(process.pid))
  try {
    // A link appears whole or not at all, so nobody ever reads half a mark.
    while (!(await linkUnlessThere(draft, path))) await removeStale(path, folder)
  } finally {
    await rm(draft, { force: true })
  }
  return () => rm(path, { force: true })
}

async function linkUnlessThere(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function removeStale(path: string, folder: string) {
  const mark = await readIfThere(path)
  if (mark === undefined) return
  if (isAlive(mark)) throw inUse(folder, mark)
  const aside = `${path}.stale.${process.pid}`
  await rename(path, aside).catch(ignoreMissing)
  const moved = await readIfThere(aside)
  // Between reading and moving another process may have put its own mark there: that one goes back.
  if (moved !== undefined && moved !== mark) {
    await linkUnlessThere(aside, path)
    await rm(aside)
    throw inUse(folder, moved)
  }
  await rm(aside, { force: true })
}

const inUse = (folder: string, mark: string) =>
  new StartError(
    `The data folder ${folder} is in use by another Wijkwerk (process ${mark.split(' ')[0]}): stop it first.`,
  )

// A process number is used again after a while; the moment the process started tells the two apart.
const ownerMark = (pid: number) => `${pid} ${startedAt(pid)}`

function isAlive(mark: string): boolean {
  const pid = Number(mark.split(' ')[0])
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return mark === ownerMark(pid)
}

function startedAt(pid: number): string {
  if (process.platform !== 'linux') return 'unknown'
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return 'gone'
    throw error
  }
}

const readIfThere = (path: string) => readFile(path, 'utf8').catch(ignoreMissing)

function ignoreMissing(error: unknown) {
  if (codeOf(error) !== 'ENOENT') throw error
  return undefined
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

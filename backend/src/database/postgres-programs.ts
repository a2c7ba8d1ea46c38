import { execFile } from 'node:child_process'
import { access, readdir, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'
import { installPostgis } from './install-packages.ts'

const run = promisify(execFile)

export const OLDEST_POSTGRES = 15
export const OLDEST_POSTGIS = '3.3'

/** The programs of one PostgreSQL release that has PostGIS beside it. */
export type PostgresPrograms = { folder: string; major: number; postgis: string }

type Search = { report: (line: string) => void; environment?: NodeJS.ProcessEnv; major?: number | undefined }

/**
 * The newest PostgreSQL on this machine with a PostGIS that will do; `major` asks for that release, which made a data
 * folder. `PG_BIN` names the folder to use. Installs them where it may; else throws a StartError that says what to do.
 */
export async function findPostgres({ report, environment = process.env, major }: Search): Promise<PostgresPrograms> {
  const found = await searchPostgres(environment, major)
  if (found) return found
  if (!environment.PG_BIN && (await installPostgis({ report, major }))) {
    const installed = await searchPostgres(environment, major)
    if (installed) return installed
  }
  const wanted = major ? `PostgreSQL ${major}` : `PostgreSQL ${OLDEST_POSTGRES} or newer`
  const place = environment.PG_BIN ? ` in PG_BIN (${environment.PG_BIN})` : ' on this machine'
  throw new StartError(
    `There is no ${wanted} with PostGIS ${OLDEST_POSTGIS} or newer${place}: install it ` +
      `(on Debian or Ubuntu: apt-get install postgresql-postgis) or give DATABASE_URL.`,
  )
}

/** True when such a PostgreSQL is on this machine already. */
export const hasPostgres = async () => (await searchPostgres(process.env)) !== undefined

async function searchPostgres(environment: NodeJS.ProcessEnv, major?: number): Promise<PostgresPrograms | undefined> {
  const folders = environment.PG_BIN ? [environment.PG_BIN] : await usualFolders(environment.PATH ?? '')
  const candidates = (await Promise.all(folders.map(inspect))).filter((programs) => programs !== undefined)
  return candidates
    .filter((programs) => programs.major >= OLDEST_POSTGRES && isAtLeast(programs.postgis, OLDEST_POSTGIS))
    .filter((programs) => major === undefined || programs.major === major)
    .sort((a, b) => b.major - a.major)[0]
}

async function usualFolders(path: string): Promise<string[]> {
  const debian = '/usr/lib/postgresql'
  const releases = await readdir(debian).catch(() => [])
  return [...releases.map((release) => join(debian, release, 'bin')), ...path.split(delimiter).filter(Boolean)]
}

async function inspect(folder: string): Promise<PostgresPrograms | undefined> {
  try {
    await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((program) => access(join(folder, program))))
    const [version, sharedFolder] = await Promise.all([
      run(join(folder, 'postgres'), ['--version']),
      run(join(folder, 'pg_config'), ['--sharedir']),
    ])
    const control = await readFile(join(sharedFolder.stdout.trim(), 'extension', 'postgis.control'), 'utf8')
    const postgis = /default_version = '([\d.]+)/.exec(control)?.[1]
    return postgis ? { folder, major: Number(/\d+/.exec(version.stdout)?.[0]), postgis } : undefined
  } catch {
    // A folder without all of them is simply not a candidate.
    return undefined
  }
}

/** Compares dotted version numbers by their parts. */
export function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, 'en', { numeric: true }) >= 0
}

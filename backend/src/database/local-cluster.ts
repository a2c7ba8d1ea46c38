import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '@wijkwerk/migrations'
import { makeDataFolder } from '../data-folder.ts'
import { StartError } from '../start-error.ts'
import { type ClusterHome, clusterHome } from './cluster-user.ts'
import { lockFolder } from './owner-lock.ts'
import { findPostgres } from './postgres-programs.ts'
import { type Cluster, damaged, exists, PORT, startServer, stopServer, watchServer } from './server-process.ts'

const run = promisify(execFile)

const NAME = 'wijkwerk'
const LONGEST_SOCKET_BYTES = 107

/** In the data folder while its cluster is in use: the address under which other programs reach it. */
export const ADDRESS_FILE = 'database-address'

type ClusterOptions = {
  dataFolder: string
  report: (line: string) => void
  /** False only for throw-away clusters: a power cut may then lose everything. */
  durable?: boolean
}

/** A running cluster of our own; `url` names its socket the way libpq does. */
export type LocalCluster = { url: string; stop(): Promise<void> }

/**
 * Starts the private PostgreSQL that belongs to a data folder, made from nothing where it is not there, and finds again
 * one that a killed process left running. It listens on a Unix socket in a private folder only. When the server is
 * killed it is started again; one that somebody stopped in order stays stopped. Throws a StartError when the folder is
 * in use or damaged, or PostgreSQL with PostGIS is missing.
 */
export async function startLocalCluster({ report, durable = true, ...options }: ClusterOptions): Promise<LocalCluster> {
  const dataFolder = resolve(options.dataFolder)
  await makeDataFolder(dataFolder)
  const unlock = await lockFolder(dataFolder)
  try {
    const cluster = await prepare(dataFolder, durable, report)
    await startServer(cluster)
    const url = `postgres://${NAME}@/${NAME}?host=${encodeURIComponent(cluster.socket)}`
    await createDatabase(url)
    const address = join(dataFolder, ADDRESS_FILE)
    await writeFile(address, url, { mode: 0o600 })
    const endWatch = watchServer(cluster, report)
    let stopped: Promise<void> | undefined
    return {
      url,
      stop() {
        stopped ??= endWatch()
          .then(() => rm(address, { force: true }))
          .then(() => stopServer(cluster))
          .finally(unlock)
        return stopped
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

async function prepare(dataFolder: string, durable: boolean, report: (line: string) => void): Promise<Cluster> {
  const home = await clusterHome(dataFolder, report)
  const data = join(home.folder, 'data')
  const made = await exists(data)
  const programs = await findPostgres({ report, major: made ? await majorOf(data) : undefined })
  const cluster = {
    durable,
    home,
    programs,
    data,
    socket: await socketFolder(home),
    log: join(home.folder, 'server.log'),
  }
  if (!made) await initialise(cluster)
  return cluster
}

async function majorOf(data: string): Promise<number> {
  const expected = ['PG_VERSION', 'global', 'base', 'pg_wal', 'postgresql.conf']
  const present = new Set(await readdir(data))
  const missing = expected.find((name) => !present.has(name))
  if (missing) throw damaged(data, `${missing} is missing`)
  return Number.parseInt(await readFile(join(data, 'PG_VERSION'), 'utf8'), 10)
}

async function socketFolder(home: ClusterHome): Promise<string> {
  const inside = join(home.folder, 'socket')
  const isShort = Buffer.byteLength(`${inside}/.s.PGSQL.${PORT}`) <= LONGEST_SOCKET_BYTES
  const hash = createHash('sha256').update(home.folder).digest('hex').slice(0, 16)
  const folder = isShort ? inside : join(tmpdir(), `${NAME}-${hash}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // In a shared folder somebody else may have made it first; then changing it fails and so does the start.
  const { uid } = await stat(folder)
  const ours = home.options.uid ?? process.getuid?.()
  if (uid !== ours && uid !== process.getuid?.()) throw new StartError(`${folder} belongs to another user: remove it.`)
  await home.own(folder)
  await chmod(folder, 0o700)
  return folder
}

async function initialise({ home, programs, data, durable }: Cluster) {
  const draft = join(home.folder, 'data.new')
  await rm(draft, { recursive: true, force: true })
  const locale = programs.major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8']
  await run(
    join(programs.folder, 'initdb'),
    [
      `--pgdata=${draft}`,
      `--username=${NAME}`,
      '--encoding=UTF8',
      ...locale,
      '--auth-local=trust',
      '--auth-host=reject',
      ...(durable ? [] : ['--no-sync']),
    ],
    home.options,
  ).catch((error) => {
    throw new StartError(
      `PostgreSQL could not make a database in ${draft}: ${reasonIn(error.stderr ?? error.message)}`,
      {
        cause: error,
      },
    )
  })
  await appendFile(join(draft, 'postgresql.conf'), "include 'wijkwerk.conf'\n")
  // Only now: a start that was killed half-way leaves nothing that looks like a database.
  await rename(draft, data)
}

async function createDatabase(url: string) {
  const sql = openDatabase(url.replace(`/${NAME}?`, '/postgres?'), { max: 1 })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${NAME}`
    if (!found) await sql.unsafe(`create database ${NAME}`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function reasonIn(text: string): string {
  const lines = text.trim().split('\n')
  return lines.find((line) => /error:|fatal|panic|cannot|could not/i.test(line)) ?? lines.at(-1) ?? ''
}

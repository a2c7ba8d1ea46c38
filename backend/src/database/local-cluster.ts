import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  access,
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { openDatabase } from '@wijkwerk/migrations'
import { StartError } from '../start-error.ts'
import { type ClusterHome, clusterHome } from './cluster-user.ts'
import { lockFolder } from './owner-lock.ts'
import { findPostgres, type PostgresPrograms } from './postgres-programs.ts'

const run = promisify(execFile)

const NAME = 'wijkwerk'
const PORT = 5432
const LONGEST_SOCKET_BYTES = 107
const PATIENCE_MS = 60_000

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
 * one that a killed process left running. It listens on a Unix socket in a private folder only. Throws a StartError
 * when the folder is in use or damaged, or PostgreSQL with PostGIS is missing.
 */
export async function startLocalCluster({ dataFolder, report, durable = true }: ClusterOptions): Promise<LocalCluster> {
  // As root the postgres user must be able to pass through, without seeing what is in it.
  await mkdir(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const unlock = await lockFolder(dataFolder)
  try {
    const cluster = await prepare(dataFolder, report)
    await startServer(cluster, durable)
    const url = `postgres://${NAME}@/${NAME}?host=${encodeURIComponent(cluster.socket)}`
    await createDatabase(url)
    let stopped: Promise<void> | undefined
    return {
      url,
      stop() {
        stopped ??= stopServer(cluster).finally(unlock)
        return stopped
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

type Cluster = { home: ClusterHome; programs: PostgresPrograms; data: string; socket: string; log: string }

async function prepare(dataFolder: string, report: (line: string) => void): Promise<Cluster> {
  const home = await clusterHome(dataFolder, report)
  const data = join(home.folder, 'data')
  const made = await exists(data)
  const programs = await findPostgres({ report, major: made ? await majorOf(data) : undefined })
  const cluster = { home, programs, data, socket: await socketFolder(home), log: join(home.folder, 'server.log') }
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

const damaged = (data: string, reason: string) =>
  new StartError(
    `The database in ${data} is damaged (${reason}): put a backup back, or move that folder away to start anew.`,
  )

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

async function initialise({ home, programs, data }: Cluster) {
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
    ],
    home.options,
  ).catch((error) => {
    throw new StartError(`PostgreSQL could not make a database in ${draft}: ${lastLine(error.stderr)}`, {
      cause: error,
    })
  })
  await appendFile(join(draft, 'postgresql.conf'), "include 'wijkwerk.conf'\n")
  // Only now: a start that was killed half-way leaves nothing that looks like a database.
  await rename(draft, data)
}

async function writeSettings({ home, data, socket }: Cluster, durable: boolean) {
  const settings = {
    listen_addresses: '',
    port: PORT,
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: 60,
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`)
  const path = join(data, 'wijkwerk.conf')
  await writeFile(path, lines.join(''))
  await home.own(path)
}

async function startServer(cluster: Cluster, durable: boolean) {
  const { home, programs, data, log } = cluster
  if (await isRunning(cluster)) return
  await writeSettings(cluster, durable)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    // Also removes what a process with the same number as a dead server's would make look alive.
    await rm(join(data, 'postmaster.pid'), { force: true })
    await rm(log, { force: true })
    const failure = await run(
      join(programs.folder, 'pg_ctl'),
      ['start', '--pgdata', data, '--log', log, '--wait', '--timeout', String(PATIENCE_MS / 1000), '--silent'],
      home.options,
    ).then(
      () => undefined,
      (error: Error) => error,
    )
    if (!failure) return
    const reason = await lastProblem(log)
    // Children of a killed server hold its memory until their query ends.
    if (!/shared memory/.test(reason) || Date.now() > deadline) throw damaged(data, reason)
    await wait(100)
  }
}

/** True when a server of this data folder lives and serves; waits while one is starting or stopping. */
async function isRunning({ data }: Cluster): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const lines = (await readIfThere(join(data, 'postmaster.pid')))?.split('\n') ?? []
    if (!lines[0] || !(await isServerOf(Number(lines[0]), data))) return false
    if (lines[7]?.trim() === 'ready') return true
    await wait(100)
  }
  throw new StartError(`PostgreSQL in ${data} has been starting or stopping for a minute: see its log.`)
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // A server works in its data folder, so a process number that was used again is not taken for it.
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(data))
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres')
}

async function stopServer({ home, programs, data }: Cluster) {
  const stop = [
    'stop',
    '--pgdata',
    data,
    '--mode',
    'fast',
    '--wait',
    '--timeout',
    String(PATIENCE_MS / 1000),
    '--silent',
  ]
  await run(join(programs.folder, 'pg_ctl'), stop, home.options)
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

async function lastProblem(log: string): Promise<string> {
  const lines = ((await readIfThere(log)) ?? '').split('\n').filter(Boolean)
  const problem = lines.findLast((line) => /(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1)
  return problem?.replace(/^.*?(FATAL|PANIC|ERROR): +/, '') ?? 'PostgreSQL did not start and logged nothing'
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

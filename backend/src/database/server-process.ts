import { execFile } from 'node:child_process'
import { access, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'
import type { ClusterHome } from './cluster-user.ts'
import type { PostgresPrograms } from './postgres-programs.ts'

const run = promisify(execFile)

export const PORT = 5432
const PATIENCE_MS = 60_000
const WATCH_EVERY_MS = 500

/** One data folder and what serves it; not `durable` means that a power cut may lose everything. */
export type Cluster = {
  durable: boolean
  home: ClusterHome
  programs: PostgresPrograms
  data: string
  socket: string
  log: string
}

/** Starts the server unless it runs; throws a StartError with its own reason when it cannot start. */
export async function startServer(cluster: Cluster) {
  const { home, programs, data, socket, log } = cluster
  if (await isRunning(cluster)) return
  await writeSettings(cluster)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    // The marks of a dead server look alive when its process number was used again, or when nobody took note of its end.
    const leftovers = [join(data, 'postmaster.pid'), join(socket, `.s.PGSQL.${PORT}.lock`), log]
    await Promise.all(leftovers.map((path) => rm(path, { force: true })))
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

/**
 * Starts the server again when it was killed; one that somebody stopped in order stays stopped. Gives what ends the
 * watch.
 */
export function watchServer(cluster: Cluster, report: (line: string) => void): () => Promise<void> {
  let reviving: Promise<void> | undefined
  const timer = setInterval(() => {
    reviving ??= revive(cluster, report)
      .catch((error) => report(`The database cannot be started again: ${error.message}`))
      .finally(() => {
        reviving = undefined
      })
  }, WATCH_EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await reviving
  }
}

async function revive(cluster: Cluster, report: (line: string) => void) {
  // A server that stops in order takes its mark with it.
  if (!(await exists(join(cluster.data, 'postmaster.pid'))) || (await livingServer(cluster.data))) return
  report('The database was killed and is started again')
  await startServer(cluster)
}

/** True when a server of this data folder lives and serves; waits while one is starting or stopping. */
async function isRunning({ data }: Cluster): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const server = await livingServer(data)
    if (!server) return false
    if (server.state === 'ready') return true
    await wait(100)
  }
  throw new StartError(`PostgreSQL in ${data} has been starting or stopping for a minute: see its log.`)
}

async function livingServer(data: string): Promise<{ state: string } | undefined> {
  const lines = (await readIfThere(join(data, 'postmaster.pid')))?.split('\n') ?? []
  if (!lines[0] || !(await isServerOf(Number(lines[0]), data))) return undefined
  return { state: lines[7]?.trim() ?? 'starting' }
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // A server works in its data folder, so a process number that was used again is not taken for it.
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(data))
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres')
}

/** Stops the server in order, if it runs. */
export async function stopServer({ home, programs, data }: Cluster) {
  if (!(await livingServer(data))) return
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
  await run(join(programs.folder, 'pg_ctl'), stop, home.options).catch(async (error) => {
    if (await livingServer(data)) throw error
  })
}

async function writeSettings({ home, data, socket, durable }: Cluster) {
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

/** What to say of a data folder that no server can use. */
export const damaged = (data: string, reason: string) =>
  new StartError(
    `The database in ${data} is damaged (${reason}): put a backup back, or move that folder away to start anew.`,
  )

async function lastProblem(log: string): Promise<string> {
  const lines = ((await readIfThere(log)) ?? '').split('\n').filter(Boolean)
  const problem = lines.findLast((line) => /(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1)
  return problem?.replace(/^.*?(FATAL|PANIC|ERROR): +/, '') ?? 'PostgreSQL did not start and logged nothing'
}

export const exists = (path: string) =>
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

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase, withDatabase } from '@wijkwerk/migrations'
import type { Sql } from 'postgres'
import { startLocalCluster } from '../src/database/local-cluster.ts'
import { findPostgres } from '../src/database/postgres-programs.ts'
import { freePort } from './load.ts'
import { report } from './report.ts'

const ROOT = new URL('../../', import.meta.url).pathname

/** A PostgreSQL of the bench's own, with a database for each size; `programs` is the folder of pgbench. */
export type BenchCluster = { programs: string; postmasterId: number; database(name: string): Promise<BenchDatabase> }
export type BenchDatabase = { url: string; sql: Sql }

/** Starts a throw-away cluster for as long as `run` takes. */
export async function withCluster(run: (cluster: BenchCluster) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-bench-'))
  await chmod(folder, 0o755)
  // Durable: what a write costs is part of what is compared.
  const cluster = await startLocalCluster({ dataFolder: folder, report })
  const opened: Sql[] = []
  try {
    const { folder: programs } = await findPostgres({ report })
    const administrator = openDatabase(cluster.url, { max: 1 })
    opened.push(administrator)
    await administrator.unsafe(`alter system set max_wal_size = '4GB'`)
    await administrator.unsafe(`alter system set shared_buffers = '512MB'`)
    await administrator`select pg_reload_conf()`
    const [{ pid }] = await administrator<[{ pid: number }]>`
      select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::integer as pid`
    await run({
      programs,
      postmasterId: pid,
      async database(name) {
        await administrator.unsafe(`create database ${name}`)
        const url = withDatabase(cluster.url, name)
        const sql = openDatabase(url, { max: 4, onnotice: () => undefined })
        opened.push(sql)
        await migrate(sql)
        const environment = { ...process.env, DATABASE_URL: url }
        execFileSync(process.execPath, ['--import', 'tsx', 'geodata/src/run.ts', 'defaults'], {
          cwd: ROOT,
          env: environment,
        })
        return { url, sql }
      },
    })
  } finally {
    for (const sql of opened) await sql.end({ timeout: 5 })
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A Node process that says on which port it listens. */
export type ServerProcess = { origin: string; processId: number; stop(): Promise<void> }

/** The application itself on a database, without limits per address. */
export async function startApplication(url: string): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-bench-app-'))
  const port = await freePort()
  const server = await startScript('backend/src/start.ts', [], /Ctrl-C stops it/, {
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_FOLDER: folder,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    processId: server.processId,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A bare Hono server with nothing but what is compared; see bare-server.ts. */
export async function startBareServer(url: string): Promise<ServerProcess> {
  const port = await freePort()
  const server = await startScript('backend/bench/bare-server.ts', [String(port)], /listening/, { DATABASE_URL: url })
  return { ...server, origin: `http://127.0.0.1:${port}` }
}

async function startScript(script: string, options: string[], ready: RegExp, settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...options], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (ready.test(said)) resolve()
    })
    child.once('exit', () => reject(new Error(`${script} ended: ${said}`)))
  })
  return {
    processId: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

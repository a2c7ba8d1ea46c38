import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { migrate } from '@wijkwerk/migrations'
import { buildFrontend } from './build-frontend.ts'
import { addDefaultRooms } from './content/default-rooms.ts'
import { checkServer, connect, type Database } from './database/connect.ts'
import { startLocalCluster } from './database/local-cluster.ts'
import { type Environment, findSecretKey, isKnownCity, readEnvironment } from './env.ts'
import { installJobs } from './jobs/jobs.ts'
import { serve } from './main.ts'
import { isStopping, onStop, stopAll, stopOnSignals } from './shutdown.ts'
import { StartError } from './start-error.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const report = (line: string) => process.stdout.write(`${line}\n`)

async function start() {
  const startedAt = performance.now()
  const environment = readEnvironment(process.env)
  await checkPort(environment)
  const secretKey = await findSecretKey(environment)
  const url = environment.DATABASE_URL ?? (await step('Database started', () => startOwnDatabase(environment)))
  const database = connect(url)
  onStop(() => database.end())
  await checkServer(database.sql)
  await step(
    (count) => (count > 0 ? `Tables made (${count} migrations)` : 'Tables still right'),
    () => updateTables(database),
  )
  if (isKnownCity(environment)) await fillOnce(database, environment, url)
  await step(
    (isNew) => (isNew ? 'Frontend built' : 'Frontend still right'),
    () => buildFrontend(ROOT),
  )
  const server = await step('Server started', () => serve({ database, environment, secretKey }))
  onStop(() => server.close())
  if (!environment.PUBLIC_URL?.startsWith('https:')) {
    report('On plain http the support cookie goes without its __Host- prefix: give PUBLIC_URL on a real server')
  }
  if (await hasNoAreas(database)) {
    report(`There is no map of ${environment.SERVICE_CITY} yet: npm run geodata -- municipality <NIS code> <files>`)
  }
  if (server.firstAdministratorLink) {
    report(`There is no administrator yet: open this within a day\n${server.firstAdministratorLink}`)
  }
  report(`\nWijkwerk is ready after ${seconds(startedAt)}: ${addresses(environment).join('  ')}\nCtrl-C stops it.`)
}

async function fillOnce(database: Database, environment: Environment, url: string) {
  if (await hasNoAreas(database)) {
    await step('Geography loaded', () => runScript('geodata/src/run.ts', ['defaults'], url))
  }
  if (!(await hasNoAreas(database)) && (await neverHad(database, 'spatial_units'))) {
    await step('Addresses counted', () => runScript('geodata/src/run.ts', ['units', '--force'], url))
  }
  if (await neverHad(database, 'community_rooms')) {
    await step('Community rooms added', () => database.sql.begin(addDefaultRooms))
  }
  if (!environment.DATABASE_URL && (await neverHad(database, 'ideas'))) {
    await step('Examples loaded', () => runScript('backend/src/examples/run.ts', [], url))
  }
}

async function step<T>(label: string | ((result: T) => string), run: () => Promise<T>): Promise<T> {
  if (isStopping()) throw new Error('Stopped during the start')
  const startedAt = performance.now()
  const result = await run()
  report(`${typeof label === 'string' ? label : label(result)}, ${seconds(startedAt)}`)
  return result
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

async function startOwnDatabase({ DATA_FOLDER }: Environment): Promise<string> {
  const cluster = await startLocalCluster({ dataFolder: DATA_FOLDER, report })
  onStop(() => cluster.stop())
  return cluster.url
}

async function updateTables({ sql }: Database) {
  return migrateAll(sql).catch((error) => {
    if (error.code !== '42501') throw error
    throw new StartError(
      'The database user may not add what is needed: let an administrator run `create extension postgis` in it first.',
      { cause: error },
    )
  })
}

async function migrateAll(sql: Database['sql']): Promise<number> {
  const count = await migrate(sql)
  await installJobs(sql)
  return count
}

// Only once: what the city corrected in its own database is not to be overwritten by our default.
async function hasNoAreas({ sql }: Database): Promise<boolean> {
  const [row] = await sql<[{ none: boolean }]>`select not exists (select 1 from areas) as none`
  return row.none
}

// The counter of numbers also tells of what was removed again: what we bring comes once.
async function neverHad({ sql }: Database, table: 'ideas' | 'community_rooms' | 'spatial_units'): Promise<boolean> {
  const [row] = await sql<[{ never: boolean }]>`
    select last_value is null as never from pg_sequences where sequencename = ${`${table}_id_seq`}`
  return row.never
}

async function runScript(script: string, options: string[], url: string) {
  const environment = { ...process.env, DATABASE_URL: url }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...options], { cwd: ROOT, env: environment })
}

function checkPort({ PORT, HOST }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        return reject(new StartError(`Port ${PORT} is taken: stop what listens there, or choose another with PORT.`))
      }
      reject(
        new StartError(`Cannot listen on ${HOST}, port ${PORT} (${error.code}): choose others with HOST and PORT.`),
      )
    })
    probe.listen(PORT, HOST, () => probe.close(() => resolve()))
  })
}

function addresses({ PORT, HOST, PUBLIC_URL }: Environment): string[] {
  if (PUBLIC_URL) return [PUBLIC_URL]
  if (HOST !== '0.0.0.0' && HOST !== '::') return [`http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`]
  const outside = Object.values(networkInterfaces()).flatMap((list = []) =>
    list.filter(({ family, internal }) => family === 'IPv4' && !internal),
  )
  return ['localhost', ...outside.map(({ address }) => address)].map((host) => `http://${host}:${PORT}`)
}

async function giveUp(error: unknown) {
  await stopAll()
  const text = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const started = start()
stopOnSignals(started)
// A step that Ctrl-C cut off fails too, and that is no news.
started.catch((error) => (isStopping() ? undefined : giveUp(error)))

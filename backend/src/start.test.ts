import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '@wijkwerk/migrations'
import { testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockFolder } from './database/owner-lock.ts'
import { hasPostgres } from './database/postgres-programs.ts'
import { spawnStart } from './testing-process.ts'

const PORT = 8801
// Who tests on a server elsewhere need not have one here.
const canRun = !process.env.DATABASE_URL || (await hasPostgres())
const { url, drop } = await testDatabase()
const processes: ChildProcess[] = []
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkwerk-start-'))
  // The postgres user, as whom the server runs under root, has to get through.
  await chmod(folder, 0o755)
})
afterEach(async () => {
  for (const child of processes.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await rm(folder, { recursive: true })
})
afterAll(drop)

function start(settings: Record<string, string> = {}) {
  const started = spawnStart({ PORT: String(PORT), DATA_FOLDER: folder, ...settings })
  processes.push(started.child)
  return started
}

async function startFully(settings: Record<string, string> = {}) {
  const running = start(settings)
  await vi.waitFor(() => expect(running.said.out, running.said.error).toMatch(/Ctrl-C stops it/), 60_000)
  return running
}

const answers = async () => (await fetch(`http://127.0.0.1:${PORT}/api/areas`)).status
const postmasterPid = async () =>
  Number((await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])

async function expectRefusal(settings: Record<string, string>, sentence: RegExp) {
  const { said, exit } = start(settings)
  expect(await exit).toBe(1)
  expect(said.error).toMatch(sentence)
  expect(said.error.trim().split('\n')).toHaveLength(1)
  expect(said.error).not.toContain('geheim')
}

test.each([
  ['a wrong port', { PORT: 'abc' }, /^PORT is wrong/],
  ['an address that is no database', { DATABASE_URL: 'mysql://x:geheim@y' }, /^DATABASE_URL is wrong \(has to start/],
  ['an address that cannot be read', { DATABASE_URL: 'postgres://u:geheim@a b/c' }, /^DATABASE_URL cannot be read/],
  [
    'nothing listening',
    { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/c' },
    /cannot be used: nothing answers at that/,
  ],
  ['an unknown database', { DATABASE_URL: withDatabase(url, 'nowhere') }, /: there is no database of that name\.$/m],
  ['an unknown host', { DATABASE_URL: 'postgres://u:geheim@nowhere.invalid/c' }, /: there is no such host\.$/m],
  [
    'no secret key on a server',
    { DATABASE_URL: url, NODE_ENV: 'production' },
    /^SECRET_KEY is missing: give at least 32/,
  ],
  [
    'no PostgreSQL',
    { PG_BIN: '/nowhere' },
    /^There is no PostgreSQL 15 or newer with PostGIS .* or give DATABASE_URL\.$/m,
  ],
])('%s gives one sentence and exit code 1', (_, settings, sentence) => expectRefusal(settings, sentence))

test('a taken port gives one sentence and exit code 1', async () => {
  const taken = createServer().listen(8802, '127.0.0.1')
  await once(taken, 'listening')
  try {
    await expectRefusal(
      { PORT: '8802' },
      /^Port 8802 is taken: stop what listens there, or choose another with PORT\.$/m,
    )
  } finally {
    taken.close()
  }
})

test('a data folder in use gives one sentence and exit code 1', async () => {
  const unlock = await lockFolder(folder)
  await expectRefusal({}, /^The data folder .* is in use by another Wijkwerk \(process \d+\): stop it first\.$/m)
  await unlock()
})

test.runIf(canRun)('a damaged data folder gives one sentence and exit code 1', async () => {
  await mkdir(join(folder, 'postgres/data'), { recursive: true })
  await writeFile(join(folder, 'postgres/data/PG_VERSION'), '15\n')
  await expectRefusal({}, /^The database in .* is damaged \(global is missing\): put a backup back/)
})

test.runIf(canRun)(
  'from nothing to an answering server; a kill is survived; Ctrl-C stops all of it',
  async () => {
    const first = await startFully()
    expect(first.said.out).toMatch(/^Database started, \d+\.\d s$/m)
    expect(first.said.out).toContain(`http://127.0.0.1:${PORT}`)
    expect(await answers()).toBe(200)
    const database = await postmasterPid()
    first.child.kill('SIGKILL')
    await first.exit

    const second = await startFully()
    expect(await postmasterPid()).toBe(database)
    expect(await answers()).toBe(200)
    second.child.kill('SIGINT')
    expect(await second.exit).toBe(0)
    expect(second.said.error).toBe('')
    await expect(postmasterPid()).rejects.toThrow('ENOENT')
  },
  150_000,
)

test.runIf(canRun)(
  'Ctrl-C during the start leaves nothing running',
  async () => {
    const { child, said, exit } = start()
    await vi.waitFor(() => expect(said.out).toMatch(/^Database started/), 30_000)
    child.kill('SIGINT')
    expect(await exit).toBe(0)
    await expect(postmasterPid()).rejects.toThrow('ENOENT')
  },
  60_000,
)

test.runIf(canRun)(
  'another municipality starts with nothing of Izegem, and is told how to load its map',
  async () => {
    const own = { SERVICE_PHONE: '1', SERVICE_ADDRESS: '2', SERVICE_SOCIAL_NAME: '3', SERVICE_SOCIAL_PHONE: '4' }
    const { said } = await startFully({ SERVICE_CITY: 'Roeselare', ...own })
    expect(said.out).toContain('There is no map of Roeselare yet: npm run geodata -- municipality')
    for (const path of ['areas', 'streets.geojson', 'background.geojson']) {
      const response = await fetch(`http://127.0.0.1:${PORT}/api/${path}`)
      expect(await response.json(), path).toEqual({ type: 'FeatureCollection', features: [] })
    }
    const home = await fetch(`http://127.0.0.1:${PORT}/`)
    expect(home.status).toBe(200)
    expect(await home.text()).not.toContain('Izegem')
  },
  90_000,
)

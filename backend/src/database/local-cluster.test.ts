import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@wijkwerk/migrations'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type LocalCluster, startLocalCluster } from './local-cluster.ts'
import { findPostgres, hasPostgres } from './postgres-programs.ts'

const isRoot = process.getuid?.() === 0
// Who tests on a server elsewhere need not have one here.
const canRun = !process.env.DATABASE_URL || (await hasPostgres())
const started: LocalCluster[] = []
const folders: string[] = []

afterEach(async () => {
  for (const cluster of started.splice(0)) await cluster.stop()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-cluster-'))
  folders.push(folder)
  // The postgres user, as whom the server runs under root, has to get through.
  await chmod(folder, 0o755)
  return folder
}

async function start(dataFolder: string, { durable = false, report = (_: string) => {} } = {}) {
  const cluster = await startLocalCluster({ dataFolder, report, durable })
  started.push(cluster)
  return cluster
}

async function ask(cluster: LocalCluster, statement: string) {
  const sql = openDatabase(cluster.url, { max: 1 })
  try {
    return (await sql.unsafe(statement)).map((row) => Object.values(row)[0])
  } finally {
    await sql.end()
  }
}

const postmasterPid = async (folder: string) =>
  Number((await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])

describe.runIf(canRun)('a cluster of our own', () => {
  test('a cluster made from nothing has PostGIS, no network port, and keeps what it was given', async () => {
    const folder = await newFolder()
    const first = await start(folder, { durable: true })
    await ask(first, 'create extension postgis; create table kept as select 1 as one')
    expect(await ask(first, 'show listen_addresses')).toEqual([''])
    expect(await ask(first, 'show fsync')).toEqual(['on'])
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700)
    await first.stop()
    expect(await ask(await start(folder), 'select one from kept')).toEqual([1])
  })

  test('a cluster left running by a killed process is found again', async () => {
    const folder = await newFolder()
    const script = `import { startLocalCluster } from './backend/src/database/local-cluster.ts'
    await startLocalCluster({ dataFolder: ${JSON.stringify(folder)}, report() {} })
    process.stdout.write('started')
    process.stdin.resume()`
    const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(owner.stdout, 'data')
    await expect(start(folder)).rejects.toThrow(`in use by another Wijkwerk (process ${owner.pid})`)
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    const pid = await postmasterPid(folder)
    const again = await start(folder)
    expect(await postmasterPid(folder)).toBe(pid)
    expect(await ask(again, 'select 1')).toEqual([1])
  })

  test('after a kill of the database nothing that was committed is gone', async () => {
    const folder = await newFolder()
    const first = await start(folder, { durable: true })
    await ask(first, 'create table kept as select 1 as one')
    process.kill(await postmasterPid(folder), 'SIGKILL')
    await first.stop()
    expect(await ask(await start(folder), 'select one from kept')).toEqual([1])
  })

  test('a cluster killed while in use is started again by itself, and open pools find it', async () => {
    const folder = await newFolder()
    const lines: string[] = []
    const cluster = await start(folder, { report: (line) => lines.push(line) })
    const sql = openDatabase(cluster.url, { max: 2 })
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    process.kill(await postmasterPid(folder), 'SIGKILL')
    await vi.waitFor(() => expect(lines).toEqual(['The database was killed and is started again']), 10_000)
    await vi.waitFor(async () => expect(await sql`select 1 as one`).toEqual([{ one: 1 }]), 10_000)
    await sql.end()
  })

  test('a mark of a process that lives no longer, or whose number was used again, does not keep the folder', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'wijkwerk.lock'), `${process.ppid} 1`)
    expect(await ask(await start(folder), 'select 1')).toEqual([1])
  })

  test('a second start in the same folder is refused', async () => {
    const folder = await newFolder()
    await start(folder)
    await expect(start(folder)).rejects.toThrow(
      /^The data folder .* is in use by another Wijkwerk \(process \d+\): stop/,
    )
  })

  test.each(['PG_VERSION', 'global', 'global/pg_control'])('a data folder without %s is damaged', async (missing) => {
    const folder = await newFolder()
    await (await start(folder)).stop()
    await rm(join(folder, 'postgres/data', missing), { recursive: true })
    await expect(start(folder)).rejects.toThrow(/^The database in .* is damaged \(.*\): put a backup back/)
  })

  test('a folder too deep for a socket gets its socket elsewhere', async () => {
    const deep = join(await newFolder(), 'x'.repeat(90))
    const cluster = await start(deep)
    expect(await ask(cluster, 'select 1')).toEqual([1])
    folders.push(decodeURIComponent(cluster.url.split('host=')[1] ?? ''))
  })

  test.runIf(isRoot)(
    'a folder that the postgres user cannot reach keeps its database elsewhere, and says where',
    async () => {
      const folder = await newFolder()
      await chmod(folder, 0o700)
      const lines: string[] = []
      const cluster = await start(folder, { report: (line) => lines.push(line) })
      const elsewhere = /the database lies in (\S+)/.exec(lines.join())?.[1]
      folders.push(elsewhere ?? '')
      expect(await ask(cluster, 'show data_directory')).toEqual([`${elsewhere}/data`])
    },
  )
})

test('without PostgreSQL one sentence says what to install', async () => {
  const empty = join(await newFolder(), 'bin')
  await mkdir(empty)
  await expect(findPostgres({ report: () => {}, environment: { PG_BIN: empty } })).rejects.toThrow(
    `There is no PostgreSQL 15 or newer with PostGIS 3.3 or newer in PG_BIN (${empty}): install it ` +
      '(on Debian or Ubuntu: apt-get install postgresql-postgis) or give DATABASE_URL.',
  )
})

import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@wijkwerk/migrations'
import { testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated } from '../contract/ideas.ts'
import { startLocalCluster } from '../database/local-cluster.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { startProcess, temporaryFolder } from '../testing-process.ts'
import { backup, restore } from './backup.ts'

const PORT = 8805
const app = await startTestApp()
const { send, sql, signIn, url } = app
const { folder, remove } = await temporaryFolder()
afterAll(async () => {
  await app.stop()
  await remove()
})

const before = { DATA_FOLDER: join(folder, 'before') }
const after = { DATA_FOLDER: join(folder, 'after') }
const kept = join(folder, 'kept')

/** Every row of every table of ours, as a hash a table. */
async function contents(from: Sql): Promise<Record<string, string>> {
  const tables = await from<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'spatial_ref_sys' order by table_name`
  const entries: [string, string][] = []
  for (const { name } of tables) {
    const [{ hash }] = await from<[{ hash: string }]>`
      select md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) || ' ' || count(*) as hash from ${from(name)} t`
    entries.push([name, hash])
  }
  return Object.fromEntries(entries)
}

test('a backup that is put back holds every row, photo and key', async () => {
  await signIn(['wijkwerker'])
  const response = await send(
    'POST',
    '/api/ideas',
    anIdea({ location: { area: 'emelgem' }, reply: { phone: '051 33 73 75' } }),
  )
  const { idea, receipt } = (await response.json()) as IdeaCreated
  await sql.begin((transaction) =>
    writeUpdate(transaction, app, { ideaId: idea.id, status: 'planned', reason: 'Het komt.' }),
  )
  const gone = (await (await send('POST', '/api/ideas', anIdea({ name: 'An' }))).json()) as IdeaCreated
  await send('DELETE', `/api/my-idea/${gone.receipt.link.split('/').at(-1)}`)
  await mkdir(join(before.DATA_FOLDER, 'photos'), { recursive: true })
  await writeFile(join(before.DATA_FOLDER, 'photos', 'a.webp'), 'a photo')
  await writeFile(join(before.DATA_FOLDER, 'secret-key'), 'the secret key of this installation')
  expect(await backup({ url, environment: before, folder: kept })).toContain('1 photos and the secret key')
  expect((await stat(join(kept, 'secret-key'))).mode & 0o077).toBe(0)

  const target = await testDatabase({ empty: true })
  await restore({ url: target.url, environment: after, folder: kept })
  const restored = openDatabase(target.url, { max: 1 })
  expect(await contents(restored)).toEqual(await contents(sql))
  expect(Object.keys(await contents(restored)).length).toBeGreaterThan(25)
  const [erased] = await restored`select title, author_name from ideas where id = ${gone.idea.id}`
  expect(erased).toEqual({ title: '', authorName: null })
  expect(await restored`select 1 from pgboss.queue where name = 'mail'`).toHaveLength(1)
  expect(await readFile(join(after.DATA_FOLDER, 'photos', 'a.webp'), 'utf8')).toBe('a photo')
  expect(await readFile(join(after.DATA_FOLDER, 'secret-key'), 'utf8')).toBe('the secret key of this installation')
  expect(receipt.link).toMatch(/^\/mijn-idee\//)
  await restored.end()
  await target.drop()
})

test('put back into a new cluster, which counts fewer transactions, it serves what was kept and hears of what is new', async () => {
  // As an installation of years: every change of its own is numbered past what a new cluster has come to.
  await sql`do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$`
  const { idea } = (await (await send('POST', '/api/ideas', anIdea({ theme: 'wonen' }))).json()) as IdeaCreated
  const kept = join(folder, 'drill')
  await backup({ url, environment: before, folder: kept })

  const environment = { DATA_FOLDER: join(folder, 'new-cluster') }
  const cluster = await startLocalCluster({ dataFolder: environment.DATA_FOLDER, report: () => undefined })
  await restore({ url: cluster.url, environment, folder: kept })
  const restored = openDatabase(cluster.url, { max: 1 })
  const [{ isAhead }] = await restored<[{ isAhead: boolean }]>`
    select changed_xid >= pg_snapshot_xmax(pg_current_snapshot()) as is_ahead from ideas where id = ${idea.id}`
  await restored.end()
  await cluster.stop()
  expect(isAhead).toBe(true)

  const portal = await startProcess({ ...environment, PORT: String(PORT), RATE_LIMITS: 'off' })
  const call = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${PORT}${path}`, init)
  // The read model counts, so it has heard of what it counts.
  const count = async () => ((await (await call('/api/ideas?theme=wonen')).json()) as { count: number }).count
  const first = await count()
  expect((await call(`/api/ideas/${idea.id}`)).status).toBe(200)
  const sent = await call('/api/ideas', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(anIdea({ theme: 'wonen' })),
  })
  const { receipt } = (await sent.json()) as IdeaCreated
  expect([first, await count()]).toEqual([1, 2])
  await call(receipt.link.replace('/mijn-idee/', '/api/my-idea/'), { method: 'DELETE' })
  expect(await count()).toBe(1)
  await portal.stop()
}, 120_000)

test('nothing is overwritten: a folder with something in it, a database with tables, another key', async () => {
  await expect(backup({ url, environment: before, folder: kept })).rejects.toThrow('is not empty')
  await expect(restore({ url, environment: after, folder: kept })).rejects.toThrow('There are tables')
  await expect(restore({ url, environment: after, folder: join(folder, 'nothing') })).rejects.toThrow('holds no backup')
  const target = await testDatabase({ empty: true })
  await rm(join(after.DATA_FOLDER, 'secret-key'))
  await writeFile(join(after.DATA_FOLDER, 'secret-key'), 'another key')
  await expect(restore({ url: target.url, environment: after, folder: kept })).rejects.toThrow('another key')
  expect(await target.sql`select 1 from pg_tables where schemaname = 'public'`).toHaveLength(0)
  await target.drop()
})

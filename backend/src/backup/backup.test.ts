import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@wijkwerk/migrations'
import { testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated } from '../contract/ideas.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'
import { backup, restore } from './backup.ts'

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
  await writeFile(join(before.DATA_FOLDER, 'secret-key'), 'the key of this installation')
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
  expect(await readFile(join(after.DATA_FOLDER, 'secret-key'), 'utf8')).toBe('the key of this installation')
  expect(receipt.link).toMatch(/^\/mijn-idee\//)
  await restored.end()
  await target.drop()
})

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

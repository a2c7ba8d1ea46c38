import { testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, expect, test } from 'vitest'
import { checkServer, checkVersions, connect } from './connect.ts'

const { url, drop } = await testDatabase()
const database = connect(url, { statementTimeoutMs: 100 })
afterAll(async () => {
  await database.end()
  await drop()
})

test('dates stay plain days, bigint becomes a number and columns are camelCase', async () => {
  const [row] = await database.sql`select date '2026-02-01' as created_on, 12::bigint as support_count`
  expect(row).toEqual({ createdOn: '2026-02-01', supportCount: 12 })
  expect(await database.sql`select ${'2026-02-01'}::date + 1 as next`).toEqual([{ next: '2026-02-02' }])
})

test('a statement that takes too long is stopped', async () => {
  await expect(database.sql`select pg_sleep(5)`).rejects.toMatchObject({ code: '57014' })
})

test('lists are planned anew each time', async () => {
  expect(await database.listSql`show plan_cache_mode`).toEqual([{ planCacheMode: 'force_custom_plan' }])
})

test('the test server will do', async () => {
  await expect(checkServer(database.sql)).resolves.toBeUndefined()
})

test.each([
  ['14.9', '3.3.2', 'The database server is PostgreSQL 14.9, and 15 or newer is needed.'],
  ['9.6.24', '3.3.2', 'The database server is PostgreSQL 9.6.24, and 15 or newer is needed.'],
  ['16.1', '3.2.9', 'The database server has PostGIS 3.2.9, and 3.3 or newer is needed.'],
  ['16.1', null, 'The database server has no PostGIS: install version 3.3 or newer on it.'],
])('PostgreSQL %s with PostGIS %s is refused in one sentence', (postgres, postgis, sentence) => {
  expect(() => checkVersions({ postgres, postgis })).toThrow(sentence)
})

test.each([
  ['15.0', '3.3.0'],
  ['18.1 (Debian 18.1-1)', '3.10.0'],
])('PostgreSQL %s with PostGIS %s will do', (postgres, postgis) => {
  expect(() => checkVersions({ postgres, postgis })).not.toThrow()
})

test('an address that cannot be read is refused without being repeated', () => {
  expect(() => connect('postgres://user:geheim@a b/db')).toThrow(/^(?!.*geheim)DATABASE_URL cannot be read/)
})

test('a server that is away is tried again twice a second, so that one that is back is found soon', async () => {
  const away = connect('postgres://user@/database?host=/nowhere', { max: 1, listMax: 1 })
  const startedAt = performance.now()
  for (let attempt = 0; attempt < 8; attempt++) {
    await expect(away.sql`select 1`).rejects.toMatchObject({ code: 'ENOENT' })
  }
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  await away.end()
})

import { afterAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { testDatabase } from './testing.ts'

const database = await testDatabase({ empty: true })
const { sql } = database
afterAll(() => database.drop())

test('processes that start at once migrate together, each file once', async () => {
  const ran = await Promise.all([migrate(sql), migrate(sql), migrate(sql)])
  expect(ran.filter((count) => count > 0)).toHaveLength(1)
  expect(await sql`select count(*) from schema_version where version > 0`).toEqual([{ count: Math.max(...ran) }])
})

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(sql)).toBe(0)
})

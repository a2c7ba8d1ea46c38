import { afterAll, expect, test } from 'vitest'
import type { IdeaPage } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { addExamples, removeExamples } from './examples.ts'

const { send, sql, feed, index, environment, stop } = await startTestApp()
afterAll(stop)

const real = await send('POST', '/api/ideas', anIdea({ location: { area: 'emelgem' } }))
expect(real.status).toBe(201)

const rowsOf = async () => {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('idea_tombstones', 'spatial_ref_sys')`
  const counts = await Promise.all(
    tables.map(async ({ name }) => [name, Number((await sql`select count(*) from ${sql(name)}`)[0]?.count)] as const),
  )
  return Object.fromEntries(counts)
}

test('examples are marked everywhere, count in no public figure, and leave nothing behind', async () => {
  const before = await rowsOf()
  const count = await sql.begin((transaction) => addExamples(transaction, environment))
  expect(count).toBeGreaterThan(20)
  expect(await sql.begin((transaction) => addExamples(transaction, environment))).toBe(0)
  await feed.wake()

  const page = (await (await send('GET', '/api/ideas?limit=100')).json()) as IdeaPage
  expect(page).toMatchObject({ count: count + 1, examples: count })
  expect(page.items.filter(({ example, answerDue }) => example && answerDue === null)).toHaveLength(count)
  const { counts } = (await (await send('GET', '/api/areas/emelgem')).json()) as { counts: Record<string, number> }
  expect(Object.values(counts).reduce((sum, number) => sum + number)).toBe(1)
  const lines = (await (await send('GET', '/api/ideas.csv')).text()).trim().split('\n')
  expect(lines.filter((line) => line.endsWith(',true'))).toHaveLength(count)

  expect(await removeExamples(sql)).toBe(count)
  await feed.wake()
  expect(index.count({})).toMatchObject({ count: 1, examples: 0 })
  expect(await rowsOf()).toEqual(before)
})

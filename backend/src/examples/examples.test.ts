import { afterAll, expect, test } from 'vitest'
import type { ConsultationDetail, ConsultationPage } from '../contract/consultations.ts'
import type { IdeaPage } from '../contract/ideas.ts'
import type { WorkDetail, WorkPage } from '../contract/works.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { addExamples, removeExamples } from './examples.ts'

const { send, sql, feed, index, environment, stop } = await startTestApp()
afterAll(stop)

const real = await send('POST', '/api/ideas', anIdea({ location: { area: 'emelgem' } }))
expect(real.status).toBe(201)

const rowsOf = async () => {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('idea_tombstones', 'content_tombstones', 'spatial_ref_sys')`
  const counts = await Promise.all(
    tables.map(async ({ name }) => [name, Number((await sql`select count(*) from ${sql(name)}`)[0]?.count)] as const),
  )
  return Object.fromEntries(counts)
}

test('examples are marked everywhere, count in no public figure, and leave nothing behind', async () => {
  const before = await rowsOf()
  const added = await sql.begin((transaction) => addExamples(transaction, environment))
  const { ideas: count } = added
  expect(count).toBeGreaterThan(20)
  expect(added.works).toBeGreaterThan(5)
  expect(await sql.begin((transaction) => addExamples(transaction, environment))).toEqual({
    ideas: 0,
    works: 0,
    consultations: 0,
  })
  await feed.wake()

  const page = (await (await send('GET', '/api/ideas?limit=100')).json()) as IdeaPage
  expect(page).toMatchObject({ count: count + 1, examples: count })
  expect(page.items.filter(({ example, answerDue }) => example && answerDue === null)).toHaveLength(count)
  const { counts } = (await (await send('GET', '/api/areas/emelgem')).json()) as { counts: Record<string, number> }
  expect(Object.values(counts).reduce((sum, number) => sum + number)).toBe(1)
  const lines = (await (await send('GET', '/api/ideas.csv')).text()).trim().split('\n')
  expect(lines.filter((line) => line.endsWith(',true'))).toHaveLength(count)

  const works = (await (await send('GET', '/api/works')).json()) as WorkPage
  expect(works).toMatchObject({ count: added.works, examples: added.works })

  expect(await removeExamples(sql)).toEqual(added)
  await feed.wake()
  expect(index.count({})).toMatchObject({ count: 1, examples: 0 })
  expect(await rowsOf()).toEqual(before)
})

test('a real consultation of an example work keeps the examples, and staff is told which', async () => {
  const added = await sql.begin((transaction) => addExamples(transaction, environment))
  const [work] = await sql<[{ id: number }]>`select min(id)::integer as id from works where example`
  const [{ id }] = await sql<[{ id: number }]>`
    insert into consultations (title, body, opens_at, closes_at, work_id)
    values ('Echt', '', now() - interval '1 day', now() + interval '1 day', ${work.id}) returning id`
  await expect(removeExamples(sql)).rejects.toThrow(
    `Consultation ${id} (Echt) is no example, but belongs to example work ${work.id}: `,
  )
  expect(await sql`select 1 from ideas where example`).toHaveLength(added.ideas)
  await sql`delete from consultations where id = ${id}`
  expect(await removeExamples(sql)).toEqual(added)
})

test('example works say whose facts they are; the invented one says so and shows every part of a page', async () => {
  await sql.begin((transaction) => addExamples(transaction, environment))
  const { items } = (await (await send('GET', '/api/works?limit=100')).json()) as WorkPage
  const works = await Promise.all(
    items.map(async ({ id }) => (await (await send('GET', `/api/works/${id}`)).json()) as WorkDetail),
  )
  const [invented, ...others] = works.filter(({ sources }) => sources.length === 0)
  expect(others).toEqual([])
  expect(invented).toMatchObject({
    example: true,
    body: expect.stringContaining('bestaat niet'),
    status: 'in-progress',
    hasHindranceNow: true,
    phase: { number: 2, of: 3 },
    stillOpen: expect.any(String),
    state: expect.any(Object),
    documents: [expect.any(Object)],
  })
  expect(Object.keys(invented?.passage ?? {}).sort()).toEqual(['bicycle', 'bins', 'bus', 'car', 'foot'])
  expect(invented?.ideas.length).toBeGreaterThan(0)
  for (const { sources, client, cityDecides } of works.filter((work) => work !== invented)) {
    expect(sources.every(({ on }) => on !== null)).toBe(true)
    expect(cityDecides).toBe(client === 'Stad Izegem')
  }
})

test('example consultations say that they are invented: one to answer, which belongs to a work, and one with its outcome', async () => {
  await sql.begin((transaction) => addExamples(transaction, environment))
  const { items, examples } = (await (await send('GET', '/api/consultations')).json()) as ConsultationPage
  expect(examples).toBe(items.length)
  const [open, closed] = await Promise.all(
    items.map(async ({ id }) => (await (await send('GET', `/api/consultations/${id}`)).json()) as ConsultationDetail),
  )
  expect(open).toMatchObject({ state: 'open', outcome: null, work: { title: expect.stringContaining('Baronstraat') } })
  expect(closed).toMatchObject({ state: 'closed', outcome: expect.stringContaining('verzonnen'), answerCount: 5 })
  for (const { example, body, questions } of [open, closed].flatMap((one) => one ?? [])) {
    expect(example).toBe(true)
    expect(body).toContain('niet echt')
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['text', 'choice', 'place']))
  }
  const [{ kept }] = await sql<[{ kept: number }]>`
    select count(*)::int as kept from question_answers where chosen is not null or body is not null`
  expect(kept).toBe(10)
})

import { afterAll, expect, test } from 'vitest'
import type { AreaDetail } from '../contract/areas.ts'
import type { IdeaCreated } from '../contract/ideas.ts'
import { writeUpdate } from '../idea-store/write-update.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, stop, ...context } = await startTestApp()
afterAll(stop)

const promise = async (area = 'kachtem') =>
  ((await (await send('GET', `/api/areas/${area}`)).json()) as AreaDetail).promise

async function newIdea({ due, example = false }: { due: string; example?: boolean }) {
  const body = anIdea({ location: { area: 'kachtem' } })
  const { idea } = (await (await send('POST', '/api/ideas', body)).json()) as IdeaCreated
  await sql`
    update ideas set answer_due = case when not ${example} then (now() at time zone 'Europe/Brussels')::date + ${due}::interval end, example = ${example}
    where id = ${idea.id}`
  return idea.id
}
const answer = (ideaId: number) =>
  sql.begin((transaction) => writeUpdate(transaction, context, { ideaId, status: 'planned', reason: 'Het komt er.' }))

test('a first answer on its last day keeps the promise, one after it does not, and what still has time is no part of it', async () => {
  expect(await promise()).toEqual({ due: 0, kept: 0 })
  await newIdea({ due: '3 days' })
  expect(await promise()).toEqual({ due: 0, kept: 0 })
  await answer(await newIdea({ due: '0 days' }))
  expect(await promise()).toEqual({ due: 1, kept: 1 })
  const late = await newIdea({ due: '-1 day' })
  expect(await promise()).toEqual({ due: 2, kept: 1 })
  await answer(late)
  expect(await promise()).toEqual({ due: 2, kept: 1 })
})

test('a second answer changes nothing, and examples, duplicates and what is a year ago do not count', async () => {
  const before = await promise()
  const kept = await newIdea({ due: '2 days' })
  await answer(kept)
  await sql`update ideas set answer_due = (now() at time zone 'Europe/Brussels')::date - 1, answered_on = (now() at time zone 'Europe/Brussels')::date - 1 where id = ${kept}`
  await answer(kept)
  expect(await promise()).toEqual({ due: (before?.due ?? 0) + 1, kept: (before?.kept ?? 0) + 1 })
  await sql`update ideas set duplicate_of = ${kept} where id = ${await newIdea({ due: '-1 day' })}`
  await newIdea({ due: '-366 days' })
  await newIdea({ due: '-1 day', example: true })
  expect(await promise()).toEqual({ due: (before?.due ?? 0) + 1, kept: (before?.kept ?? 0) + 1 })
  expect(await promise('izegem')).toBeNull()
})

import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated } from '../contract/ideas.ts'
import { anIdea, startTestApp } from '../testing.ts'
import { cleanUp } from './housekeeping.ts'

const { send, sql, files, stop } = await startTestApp()
afterAll(stop)

async function keepPhoto(age: string) {
  const id = randomUUID()
  await files.write(`${id}.webp`, Buffer.from('photo'))
  await sql`insert into photos (id, width, height, created_at) values (${id}, 1, 1, now() - ${age}::interval)`
  return id
}

test('photos that were never sent or were withdrawn go with their files, others stay', async () => {
  const [fresh, forgotten, sent, withdrawn] = [
    await keepPhoto('1 hour'),
    await keepPhoto('25 hours'),
    await keepPhoto('1 hour'),
    await keepPhoto('1 hour'),
  ]
  await send('POST', '/api/ideas', anIdea({ photos: [sent] }))
  const { receipt } = (await (await send('POST', '/api/ideas', anIdea({ photos: [withdrawn] }))).json()) as IdeaCreated
  await send('DELETE', `/api/my-idea/${receipt.link.split('/').at(-1)}`)
  expect(await cleanUp({ sql, files })).toBe(2)
  const left = (await sql<{ id: string }[]>`select id from photos`).map(({ id }) => id)
  expect(left.sort()).toEqual([fresh, sent].sort())
  for (const id of [forgotten, withdrawn]) expect(await files.read(`${id}.webp`)).toBeNull()
})

import { expect, test } from 'vitest'
import { serialise } from '../http/serialised.ts'
import { KeptShapes } from './kept-shapes.ts'

const body = (text: string) => async () => serialise(text, 'text/plain')
const away = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
const broken = () => Promise.reject(new Error('a fault of ours'))

const kept = (feed = { revision: 1, removals: 0 }) => {
  const shapes = new KeptShapes(feed)
  const get = async (make: () => ReturnType<ReturnType<typeof body>>, key = '') =>
    (await shapes.get(key, make)).identity.toString()
  return { feed, get }
}

test('shapes are made once for each filter, and anew after a change', async () => {
  const { feed, get } = kept()
  expect(await Promise.all([get(body('one')), get(body('two')), get(body('other'), 'area')])).toEqual([
    'one',
    'one',
    'other',
  ])
  feed.revision += 1
  expect(await get(body('two'))).toBe('two')
})

test('while the database is away the last ones stand, but not once something was taken away', async () => {
  const { feed, get } = kept()
  await expect(get(away)).rejects.toThrow('connect')
  expect(await get(body('one'))).toBe('one')
  feed.revision += 1
  expect(await get(away)).toBe('one')
  feed.revision += 1
  await expect(get(broken)).rejects.toThrow('a fault of ours')
  expect(await get(body('two'))).toBe('two')
  feed.revision += 1
  feed.removals += 1
  await expect(get(away)).rejects.toThrow('connect')
})

test('of many filters the least used are forgotten', async () => {
  const { get } = kept()
  await get(body('first'), 'first')
  for (let number = 0; number < 30; number += 1) await get(body('x'), `a${number}`)
  await get(body('second'), 'first')
  for (let number = 0; number < 30; number += 1) await get(body('x'), `b${number}`)
  expect(await get(body('second'), 'first')).toBe('first')
  expect(await get(body('second'), 'a0')).toBe('second')
})

import { expect, test } from 'vitest'
import { serialise } from '../http/serialised.ts'
import { KeptPages } from './kept-pages.ts'

const page = (text: string) => serialise(text, 'text/html')
const createFeed = () => ({ revision: 1, removals: 0 })

test('a page is fresh until something changes, and then stands in only where it cannot be rendered', () => {
  const feed = createFeed()
  const kept = new KeptPages(feed)
  kept.keep('/', feed.revision, page('toen'))
  expect(kept.fresh('/')?.identity.toString()).toBe('toen')
  feed.revision += 1
  expect(kept.fresh('/')).toBeUndefined()
  expect(kept.last('/')?.identity.toString()).toBe('toen')
})

test('a page of yesterday is made again, and stands in only where it cannot be', () => {
  const feed = createFeed()
  let today = '2026-11-23'
  const kept = new KeptPages(feed, () => today)
  kept.keep('/', feed.revision, page('nog 12 dagen'))
  expect(kept.fresh('/')).toBeDefined()
  today = '2026-11-24'
  expect(kept.fresh('/')).toBeUndefined()
  expect(kept.last('/')).toBeDefined()
})

test('once something may no longer be shown, nothing from before is', () => {
  const feed = createFeed()
  const kept = new KeptPages(feed)
  kept.keep('/idee/7', feed.revision, page('geheim'))
  feed.removals += 1
  expect(kept.last('/idee/7')).toBeUndefined()
})

test('made-up addresses do not push out the pages that everybody comes by', () => {
  const feed = createFeed()
  const kept = new KeptPages(feed)
  for (const url of ['/', '/kern/emelgem', '/?theme=groen']) kept.keep(url, feed.revision, page(url))
  const large = page('over '.repeat(20_000))
  for (let number = 0; number < 2_000; number += 1) {
    kept.keep(`/over?x=${number}`, feed.revision, large)
    kept.fresh('/?theme=groen')
  }
  for (const url of ['/', '/kern/emelgem', '/?theme=groen']) expect(kept.last(url), url).toBeDefined()
  expect(kept.last('/over?x=3')).toBeUndefined()
  for (let number = 0; number < 2_000; number += 1) kept.keep(`/werken/${number}`, feed.revision, large)
  expect(kept.last('/werken/3')).toBeUndefined()
})

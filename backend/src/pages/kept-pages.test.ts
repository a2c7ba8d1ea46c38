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

test('made-up addresses without a query are kept no longer either, and those of the desk not at all', () => {
  const feed = createFeed()
  const kept = new KeptPages(feed)
  const lasting = ['/', '/kern/emelgem', '/over', '/idee/nieuw']
  for (const url of lasting) kept.keep(url, feed.revision, page(url))
  const large = page('over '.repeat(20_000))
  const families = ['/beheer/druk', '/beheer/werken', '/nog-geen-bladzijde', '/kern/emelgem', '/idee']
  for (const family of families) {
    for (let number = 0; number < 1_000; number += 1) kept.keep(`${family}/${number}`, feed.revision, large)
    expect(kept.last(`${family}/3`), family).toBeUndefined()
  }
  kept.keep('/beheer', feed.revision, page('werkbank'))
  for (const url of ['/beheer', '/beheer/druk/999', '/beheer/werken/999']) expect(kept.last(url), url).toBeUndefined()
  expect(kept.last('/idee/999')).toBeDefined()
  for (const url of lasting) expect(kept.last(url), url).toBeDefined()
  // Also what stays has room for so much.
  for (let number = 0; number < 2_000; number += 1) kept.keep(`/kern/wijk-${number}`, feed.revision, large)
  expect(kept.last('/kern/wijk-3')).toBeUndefined()
  expect(kept.last('/kern/wijk-1999')).toBeDefined()
})

import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addWork, changeWork, stateWork } from '../content/write-work.ts'
import { aWork, startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp({ RATE_LIMITS: 'off', PUBLIC_URL: 'https://wijkwerk.example' })
afterAll(stop)
beforeEach(async () => void (await sql`delete from works`))

type Entry = {
  id: string
  title: { '#text': string; '@_type': string }
  content: { '#text': string; '@_type': string }
  link: { '@_href': string }
  updated: string
  published: string
}
type AtomFeed = {
  '@_xmlns': string
  id: string
  title: string
  updated: string
  author: { name: string }
  link: { '@_href': string; '@_rel': string }[]
  entry: Entry[]
}

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'entry' })

async function read(query = ''): Promise<AtomFeed> {
  const response = await send('GET', `/api/works/feed.atom${query}`)
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  const text = await response.text()
  expect(XMLValidator.validate(text), text).toBe(true)
  const { feed } = parser.parse(text) as { feed: Omit<AtomFeed, 'entry'> & Partial<AtomFeed> }
  return { ...feed, entry: feed.entry ?? [] }
}
const add = (changes: Parameters<typeof aWork>[0] = {}) =>
  sql.begin((transaction) => addWork(transaction, aWork(changes)))
const state = (id: number, body: string) => sql.begin((transaction) => stateWork(transaction, id, body, '2026-01-02'))

test('new works and their states come newest first, with addresses of the public site', async () => {
  const id = await add({ title: 'Riolering', body: 'Van nr. 2 tot 60.' })
  await state(id, 'We graven bij nr. 12.')
  await state(id, 'We graven bij nr. 20.')
  const feed = await read()
  expect(feed).toMatchObject({
    '@_xmlns': 'http://www.w3.org/2005/Atom',
    id: 'https://wijkwerk.example/api/works/feed.atom',
    title: 'Openbare werken in Izegem',
    author: { name: 'Wijkwerk' },
    link: [
      { '@_rel': 'alternate', '@_href': 'https://wijkwerk.example/werken' },
      { '@_rel': 'self', '@_href': 'https://wijkwerk.example/api/works/feed.atom' },
    ],
  })
  const address = `https://wijkwerk.example/werken/${id}`
  expect(feed.entry.map((entry) => [entry.title['#text'], entry.content['#text'], entry.link['@_href']])).toEqual([
    ['Riolering', 'Baronstraat, nr. 2 tot 60<br>Van nr. 2 tot 60.<br>Wie laat de werken doen: Aquafin', address],
    ['Riolering', 'We graven bij nr. 20.', address],
    ['Riolering', 'We graven bij nr. 12.', address],
  ])
  expect(new Set(feed.entry.map((entry) => entry.id)).size).toBe(3)
  expect(feed.entry[0]?.id).toBe(address)
  expect(feed.entry[1]?.updated).toBe('2026-01-02T11:00:00.000Z')
  expect(feed.updated).toBe(feed.entry[0]?.updated)
  for (const { updated } of feed.entry) expect(new Date(updated).toISOString()).toBe(updated)
})

test('what a first import brings is as old as the register says, and a state of today is not to come', async () => {
  const [own, old] = [await add({ title: 'Van de stad' }), await add({ title: 'Van het register' })]
  await sql`update works set gipod_id = '1', updated_at = '2026-02-03T10:00Z' where id = ${old}`
  await sql`insert into work_states (work_id, body, stated_on) values (${own}, 'Vandaag.', current_date + 1)`
  const { entry } = await read()
  expect(entry.map(({ id }) => id.replace(/^.*\//, ''))).toEqual([
    expect.stringMatching(`^${own}#stand-`),
    `${own}`,
    `${old}`,
  ])
  expect(entry[2]?.updated).toBe('2026-02-03T10:00:00.000Z')
  expect(Date.parse(entry[0]?.updated ?? '')).toBeLessThanOrEqual(Date.now())
})

test('an entry keeps its id when the work or another state is corrected', async () => {
  const kept = { body: 'Dit blijft staan.', statedOn: '2026-01-01' }
  const id = await add({ states: [kept, { body: 'Dit was een vergising.', statedOn: '2026-01-03' }] })
  const before = await read()
  const states = [kept, { body: 'Dit was een vergissing.', statedOn: '2026-01-03' }]
  await sql.begin((transaction) => changeWork(transaction, id, { title: 'Nieuwe riolering', states }))
  const after = await read()
  const idOf = (feed: AtomFeed, body: string) => feed.entry.find((entry) => entry.content['#text'] === body)?.id
  expect(idOf(after, kept.body)).toBe(idOf(before, kept.body))
  expect(idOf(before, kept.body)).toMatch(/#stand-\d+$/)
  expect(after.entry).toHaveLength(3)
})

test('a kern has its own feed, hidden works stand in none, and an empty one is still a feed', async () => {
  const id = await add()
  expect((await read('?area=emelgem')).title).toBe('Openbare werken in Emelgem')
  expect((await read('?area=emelgem')).entry).toHaveLength(1)
  expect((await read('?area=kachtem&status=planned')).entry).toEqual([])
  await sql`update works set visibility = 'hidden' where id = ${id}`
  expect((await read()).entry).toEqual([])
  expect((await send('GET', '/api/works/feed.atom?q=x')).status).toBe(400)
})

test('whatever a text holds, the feed stays well formed and shows it as text', async () => {
  const hostile = '<script>alert("1")</script> ]]> ]]> &amp; & \u000b\uffff\nregel'
  const id = await add({ example: true })
  await sql`update works set title = ${hostile} where id = ${id}`
  await sql`insert into work_states (work_id, body) values (${id}, ${hostile})`
  const [entry] = (await read()).entry
  const shown = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; ]]&gt; ]]&gt; &amp;amp; &amp; <br>regel'
  expect(entry?.content).toEqual({ '#text': shown, '@_type': 'html' })
  expect(entry?.title['#text']).toBe(`Voorbeeld: ${shown}`)
})

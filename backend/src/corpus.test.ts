import { afterAll, expect, test } from 'vitest'
import { addConsultation, addQuestions } from './consultations/testing.ts'
import type { IdeaCreated } from './contract/ideas.ts'
import { problemDetails } from './contract/problem.ts'
import { anIdea, startTestApp } from './testing.ts'

const { app, send, sql, signIn, stop } = await startTestApp()
afterAll(stop)

/** The headers of a browser that may do everything, for the routes of the desk. */
const headersFor = async (path: string): Promise<Record<string, string>> =>
  path.startsWith('/desk/') ? (await signIn(['administrator'])).headers : {}

type Schema = {
  properties?: Record<string, Schema>
  type?: string | string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
}
type Operation = {
  parameters?: { name: string; in: 'query' | 'path' | 'header' }[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
}
const document = (await (await send('GET', '/api/openapi.json')).json()) as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
const { idea, receipt } = (await (await send('POST', '/api/ideas', anIdea())).json()) as IdeaCreated
const consultationId = await addConsultation(sql)
const [textQuestion, choice, , placeQuestion] = await addQuestions(sql, consultationId)

/** What must give a clean 4xx or a clean answer in every place where text comes in; never a 5xx. */
const TEXTS = [
  '\0',
  'a\0b',
  '\ud800',
  'NaN',
  'Infinity',
  '1e999',
  '-1',
  '0',
  '1e3',
  '99999999999999999999',
  '2026-02-30',
  'x',
  '\u202emoc.live',
  "'; drop table ideas; --",
  '%',
  '\\',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  'a'.repeat(20_000),
  `a${'\u0301'.repeat(10_000)}`,
  '!&|()',
  '"',
  '91,181',
  '1,2,3',
  '1,2,3,4,5',
  '3.2,50.9',
  ',',
  '',
  ' ',
  '3.2,50.9,3.1,50.8',
  '-180,-85,180,85',
  'emelgem,nergens',
  '00000000-0000-0000-0000-000000000000',
]

const BODIES: unknown[] = [
  null,
  1,
  'text',
  [],
  {},
  [[[[]]]],
  { title: { deep: true } },
  JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`),
  anIdea({ title: '\0' }),
  anIdea({ body: '\ud800' }),
  anIdea({ location: { lng: 181, lat: 0 } }),
  anIdea({ location: { lng: 3.2, lat: 91 } }),
  anIdea({ location: { lng: 1e300, lat: 0 } }),
  anIdea({ location: { lng: '3', lat: 50 } }),
  anIdea({ location: { streetId: 2 ** 53 } }),
  anIdea({ location: { streetId: -1 } }),
  anIdea({ location: { streetId: 1, houseNumber: '1e5' } }),
  anIdea({ location: { lng: 3.2, lat: 50.9, z: 1 } }),
  anIdea({ area: 'x'.repeat(1000) }),
  anIdea({ photos: ['x'] }),
  anIdea({ photos: [crypto.randomUUID()] }),
  anIdea({ reply: { email: 'x' } }),
  anIdea({ reply: { email: 'a@b.be', phone: '051' } }),
  anIdea({ language: 'nl\0' }),
  anIdea({ unknown: 1 }),
  anIdea({ title: 'a'.repeat(30_000) }),
  anIdea({ __proto__: { admin: true } }),
  ...[
    [],
    [{ question: textQuestion, text: '\0' }],
    [{ question: textQuestion, text: 'a'.repeat(5_000) }],
    [{ question: textQuestion, text: 'x', chosen: [0] }],
    [{ question: choice, chosen: [-1, 1.5, 1e9] }],
    [{ question: placeQuestion, place: { lng: 3.2, lat: 91 } }],
    [{ question: placeQuestion, streetId: 2_147_483_647, houseNumber: '0' }],
    [{ question: 2 ** 60, text: 'x' }],
    Array.from({ length: 60 }, () => ({ question: textQuestion, text: 'x' })),
  ].map((answers) => ({ answers })),
  ...[null, '', 'web', '\0', ['phone'], { way: 'phone' }].map((asked) => ({ asked })),
  { asked: 'phone', revision: 0 },
]

const DATABASE_WORDS =
  /postgres|syntax error|relation |column |constraint|violates|sqlstate|select |insert |stack|node_modules/i

async function expectClean(response: Response, what: string) {
  expect(response.status, what).toBeLessThan(500)
  if (response.status < 400) return
  expect(response.headers.get('content-type'), what).toContain('application/problem+json')
  const text = await response.text()
  expect(problemDetails.safeParse(JSON.parse(text)).success, `${what}: ${text}`).toBe(true)
  expect(text, what).not.toMatch(DATABASE_WORDS)
}

const fill = (path: string, value: (name: string) => string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => value(name))
const valid = (path: string) => (name: string) =>
  ({
    id: String(path.startsWith('/consultations') ? consultationId : idea.id),
    slug: 'emelgem',
    token: receipt.link.split('/').at(-1) ?? '',
    z: '14',
    x: '8338',
    y: '5486.mvt',
    name: `${crypto.randomUUID()}.webp`,
  })[name] ?? path

test('the document names every route', () => {
  expect(operations.length).toBeGreaterThanOrEqual(20)
})

const streamless = operations.filter(({ path }) => path !== '/events')

test.each(streamless)('$method $path takes no nonsense in its path and query', async ({ method, path, operation }) => {
  const headers = await headersFor(path)
  for (const text of TEXTS) {
    const encoded = encodeURIComponent(text.toWellFormed()) || '%20'
    if (path.includes('{')) {
      await expectClean(
        await app.request(`/api${fill(path, () => encoded)}`, { method, headers }),
        `${method} ${path} with ${text.slice(0, 30)}`,
      )
    }
    for (const { name } of (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')) {
      const url = `/api${fill(path, valid(path))}?${name}=${encodeURIComponent(text.toWellFormed())}`
      await expectClean(await app.request(url, { method, headers }), `${url.slice(0, 120)}`)
    }
  }
  const there = `/api${fill(path, valid(path))}`
  for (const address of [
    `${there}?nonsense=1`,
    `${there}?q=a&q=b`,
    `${there}?%ff=1`,
    `/api${fill(path, () => '%ff')}`,
    `/api${fill(path, () => '%00')}`,
  ]) {
    await expectClean(await app.request(address, { method, headers }), `${method} ${address}`)
  }
})

const writes = streamless.filter(({ method }) => method !== 'GET')

test.each(writes)('$method $path takes no nonsense in its body', async ({ method, path }) => {
  const signedIn = await headersFor(path)
  const url = `/api${fill(path, (name) => (name === 'token' ? 'A'.repeat(43) : valid(path)(name)))}`
  for (const body of BODIES) {
    await expectClean(await send(method, url, body, signedIn), `${method} ${url} ${JSON.stringify(body).slice(0, 80)}`)
  }
  for (const [type, body] of [
    ['application/json', '{'],
    ['application/json', ''],
    ['application/json', '{"a":1e999}'],
    ['text/plain', 'x'],
    ['', 'x'],
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=x', '--x'],
    ['application/xml', '<a/>'],
    ['application/json', `"${'\\u0000'.repeat(3)}"`],
    ['application/json', 'a'.repeat(100_000)],
  ] as const) {
    await expectClean(
      await app.request(url, { method, body, headers: { ...signedIn, ...(type && { 'content-type': type }) } }),
      `${method} ${url} as ${type}`,
    )
  }
  for (const key of ['x', '', '0'.repeat(5000)]) {
    await expectClean(
      await send(method, url, anIdea(), { ...signedIn, 'idempotency-key': key }),
      `${method} ${url} with key ${key.slice(0, 9)}`,
    )
  }
})

test('unknown and repeated parameters are a 400', async () => {
  for (const query of [
    'nonsense=1',
    'theme=groen&theme=wonen',
    'limit=0',
    'limit=1e3',
    'bbox=1,2,3',
    'since=2026-02-30',
    'theme=',
    'near=3.2',
  ]) {
    expect((await send('GET', `/api/ideas?${query}`)).status, query).toBe(400)
  }
})

test.each(['99/0/0', '-1/0/0', '1e3/0/0', '3/8/0', '3/0/8', '17/0/0', '14/8338/5486', '01/0/0', '%ff/0/0'])(
  'there is no tile %s',
  async (position) => {
    const suffix = position === '14/8338/5486' ? '' : '.mvt'
    expect((await send('GET', `/api/tiles/ideas/${position}${suffix}`)).status).toBe(404)
  },
)

test('text is kept plain: no bidi controls, no invisible characters, no towers of accents', async () => {
  const title = `  Pas\u202eop\u2066 \u{e0041}e${'\u0301'.repeat(40)}  nu\u0007 `
  const response = await send('POST', '/api/ideas', anIdea({ title, body: 'سلام 👨‍👩‍👧\r\n\r\n\r\n\r\nregel' }))
  const { idea: kept } = (await response.json()) as IdeaCreated
  expect(kept.title).toMatch(/^Pasop \p{L}\p{M}{3,4} nu$/u)
  expect(kept.body).toBe('سلام 👨‍👩‍👧\n\nregel')
})

test('a write from another site is refused, one without a browser is taken', async () => {
  const body = anIdea()
  const foreign: Record<string, string>[] = [
    { origin: 'https://elders.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]
  for (const headers of foreign) expect((await send('POST', '/api/ideas', body, headers)).status).toBe(403)
  expect((await send('POST', '/api/ideas', body)).status).toBe(201)
})

test('the honeypot keeps nothing', async () => {
  expect((await send('POST', '/api/ideas', anIdea({ title: 'Koop nu', website: 'https://x.example' }))).status).toBe(
    400,
  )
  expect(await sql`select 1 from ideas where title = 'Koop nu'`).toHaveLength(0)
})

test('every answer carries the policy, and it names nobody else', async () => {
  const policy = (await send('GET', '/api/service')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/https?:|unsafe-eval|\*/)
})

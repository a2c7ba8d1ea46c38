import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { openDatabase } from '@wijkwerk/migrations'
import { afterAll, expect, test, vi } from 'vitest'
import { startLocalCluster } from './database/local-cluster.ts'
import { anIdea } from './testing.ts'
import { startProcess, temporaryFolder } from './testing-process.ts'

const PORT = 8803
const ADDRESS = `http://127.0.0.1:${PORT}`
const { folder, remove } = await temporaryFolder()
const settings = { PORT: String(PORT), DATA_FOLDER: folder, RATE_LIMITS: 'off' }
let running = await startProcess(settings)
afterAll(async () => {
  await running.stop()
  await remove()
})

type Attempt = { key: string; title: string; acknowledged: boolean }
const attempts = (name: string) =>
  Array.from(
    { length: 200 },
    (_, number): Attempt => ({ key: crypto.randomUUID(), title: `${name} ${number}`, acknowledged: false }),
  )

/** Posts, and keeps what was acknowledged; a connection that breaks is no answer. */
async function post(attempt: Attempt): Promise<number> {
  const response = await fetch(`${ADDRESS}/api/ideas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': attempt.key },
    body: JSON.stringify(anIdea({ title: attempt.title, location: { area: 'emelgem' } })),
  }).catch(() => null)
  await response?.arrayBuffer().catch(() => null)
  attempt.acknowledged ||= response?.status === 201
  return response?.status ?? 0
}

/** Posts with eight at once and calls `halfway` when half of them were answered. */
async function postAll(list: Attempt[], halfway: () => void) {
  const queue = [...list]
  const statuses: number[] = []
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      statuses.push(await post(next))
      if (statuses.length === list.length / 2) halfway()
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return statuses
}

async function expectEachOnce(list: Attempt[], name: string) {
  const acknowledgedBefore = list.filter(({ acknowledged }) => acknowledged)
  expect(acknowledgedBefore.length).toBeGreaterThan(0)
  expect(acknowledgedBefore.length).toBeLessThan(list.length)
  for (const attempt of list) expect(await post(attempt)).toBe(201)
  const sql = openDatabase(await readFile(join(folder, 'database-address'), 'utf8'), { max: 1 })
  const rows = await sql<{ title: string }[]>`select title from ideas where title like ${`${name} %`}`
  await sql.end()
  expect(rows.map(({ title }) => title).sort()).toEqual(list.map(({ title }) => title).sort())
}

test('the API killed in the middle of 200 posts: nothing acknowledged is gone, nothing doubled', {
  timeout: 90_000,
}, async () => {
  const list = attempts('Stroom weg')
  await postAll(list, () => running.child.kill('SIGKILL'))
  running = await startProcess(settings)
  await expectEachOnce(list, 'Stroom weg')
})

test('the database killed in the middle of 200 posts comes back by itself, and nothing is lost or doubled', {
  timeout: 90_000,
}, async () => {
  const list = attempts('Databank weg')
  const [pid] = (await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')
  const statuses = await postAll(list, () => process.kill(Number(pid), 'SIGKILL'))
  expect(new Set(statuses)).toEqual(new Set([201, 503]))
  await vi.waitFor(async () => expect((await fetch(`${ADDRESS}/health/ready`)).status).toBe(200), 30_000)
  await expectEachOnce(list, 'Databank weg')
})

test('with the database stopped the map and kept pages stay up, and writing waits with its text', {
  timeout: 90_000,
}, async () => {
  const own = await temporaryFolder()
  const options = { dataFolder: own.folder, report: () => undefined, durable: false }
  let cluster = await startLocalCluster(options)
  await running.stop()
  running = await startProcess({ ...settings, DATABASE_URL: cluster.url })
  const pages = [
    '/',
    '/api/areas',
    '/api/streets.geojson',
    '/api/tiles/ideas/12/2084/1371.mvt',
    '/api/service',
    '/health/live',
  ]
  const statusOf = async (path: string) => (await fetch(ADDRESS + path)).status
  const before = await Promise.all(pages.map(statusOf))
  expect(before.every((status) => status < 300)).toBe(true)

  await cluster.stop()
  expect(await Promise.all(pages.map(statusOf))).toEqual(before)
  expect(await statusOf('/health/ready')).toBe(503)
  const refused = await fetch(`${ADDRESS}/api/ideas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(anIdea()),
  })
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).not.toBeNull()
  expect(await refused.json()).toMatchObject({ kind: 'unavailable' })
  const form = new FormData()
  form.set('title', 'Mijn tekst blijft')
  form.set('body', 'Ook als de databank weg is')
  const page = await fetch(`${ADDRESS}/idee/nieuw`, { method: 'POST', body: form })
  expect(page.status).toBe(503)
  expect(await page.text()).toContain('Mijn tekst blijft')

  cluster = await startLocalCluster(options)
  await vi.waitFor(async () => expect(await statusOf('/health/ready')).toBe(200), 20_000)
  await running.stop()
  await cluster.stop()
  await own.remove()
})

test('who sends headers drop by drop is let go, and others do not notice', { timeout: 30_000 }, async () => {
  running = await startProcess(settings)
  const slow = Array.from({ length: 100 }, () => {
    const socket = connect(PORT, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    return once(socket, 'data').then(([answer]) => String(answer))
  })
  expect((await fetch(`${ADDRESS}/api/areas`)).status).toBe(200)
  for (const answer of await Promise.all(slow)) expect(answer).toContain('408')
})

test('what is no HTTP gets a problem too', async () => {
  for (const nonsense of [
    'GET /\\x HTTP/9.9\r\n\r\n',
    'ROMMEL\r\n\r\n',
    `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
  ]) {
    const socket = connect(PORT, '127.0.0.1')
    socket.write(nonsense)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*application\/problem\+json/)
  }
})

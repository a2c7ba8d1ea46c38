import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DownloadLimits } from './download.ts'
import { openSource } from './open-source.ts'
import type { Source } from './source.ts'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkwerk-source-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(name: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

const textsOf = ({ files }: Source) => Promise.all(files.map(async (file) => [file.name, await file.text()]))

describe('files', () => {
  test('plain, with its own hash and without its folder', async () => {
    const source = await openSource(await written('a.csv', 'één'))
    expect(source).toMatchObject({ name: 'a.csv', sha256: sha256('één'), fetchedOn: null })
    expect(await textsOf(source)).toEqual([['a.csv', 'één']])
  })

  test('gzip and zip are told by their bytes and undone', async () => {
    const gzip = await openSource(await written('a.csv.gz', gzipSync('één')))
    expect(await textsOf(gzip)).toEqual([['a.csv', 'één']])
    const zip = zipSync({ 'b/c.csv': Buffer.from('één'), 'd.csv': Buffer.from('twee'), 'b/': new Uint8Array() })
    const opened = await openSource(await written('a.archive', zip))
    expect(opened.sha256).toBe(sha256(zip))
    expect(await textsOf(opened)).toEqual([
      ['b/c.csv', 'één'],
      ['d.csv', 'twee'],
    ])
  })

  test('a large file in a zip comes in pieces', async () => {
    const bytes = randomBytes(3_000_000)
    const [file] = (await openSource(await written('large.zip', zipSync({ large: bytes })))).files
    const pieces: Uint8Array[] = []
    for await (const piece of file?.stream() ?? []) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(10)
    expect(sha256(Buffer.concat(pieces))).toBe(sha256(bytes))
  })

  test('what cannot be read is said in one sentence', async () => {
    await expect(openSource(join(folder, 'none.csv'))).rejects.toThrow('none.csv cannot be read (ENOENT).')
    await expect(openSource(folder)).rejects.toThrow(/is not a file/)
    await expect(openSource(await written('empty.csv', ''))).rejects.toThrow('empty.csv is empty.')
    const text = await openSource(await written('latin.csv', Buffer.from([0x63, 0x61, 0x66, 0xe9])))
    await expect(text.files[0]?.text()).rejects.toThrow('latin.csv is not text in utf-8.')
    expect(await text.files[0]?.text('windows-1252')).toBe('café')
  })

  test.each([
    ['half.csv.gz', gzipSync(randomBytes(10_000)).subarray(0, 5_000), /half.csv.gz is a broken gzip file/],
    ['half.zip', zipSync({ large: randomBytes(300_000) }).subarray(0, 150_000), /half.zip is a broken zip file/],
  ])('%s is refused', async (name, bytes, message) => {
    const source = openSource(await written(name, bytes)).then(({ files }) => files[0]?.read())
    await expect(source).rejects.toThrow(message)
  })
})

test('more than is read at once is refused while it comes, packed or not', async () => {
  const bytes = Buffer.alloc(1_000_000)
  const limits = { streamBytes: 900_000 }
  for (const [name, packed] of [
    ['large', bytes],
    ['large.gz', gzipSync(bytes)],
    ['large.zip', zipSync({ large: bytes })],
  ] as const) {
    const [file] = (await openSource(await written(name, packed), limits)).files
    let given = 0
    const all = async () => {
      for await (const piece of file?.stream() ?? []) given += piece.byteLength
    }
    await expect(all()).rejects.toThrow(/^large is larger than 0.9 MB\.$/)
    expect(given).toBeLessThanOrEqual(900_000)
    await expect(file?.read()).rejects.toThrow(/^large is larger than 0.9 MB\.$/)
  }
})

describe('addresses', () => {
  let server: Server | undefined
  afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))

  async function serve(answer: RequestListener): Promise<string> {
    server = createServer(answer)
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const leftBehind = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('wijkwerk-import-'))

  async function refusal(where: string, limits?: Partial<DownloadLimits>): Promise<string> {
    const before = await leftBehind()
    const message = await openSource(where, limits).then(
      () => 'not refused',
      (error: Error) => error.message,
    )
    expect((await leftBehind()).filter((name) => !before.includes(name))).toEqual([])
    return message
  }

  test('pages are followed to the last; the name keeps no secret', async () => {
    const asked: string[] = []
    const origin = await serve((request, response) => {
      asked.push(request.url ?? '')
      expect(request.headers.authorization).toBe(`Basic ${btoa('user:verborgen')}`)
      const page = Number(new URL(request.url ?? '', origin).searchParams.get('page') ?? 1)
      const next = [{ rel: 'next', href: page === 1 ? `?page=2&key=geheim` : `${origin}/items?page=3` }]
      response.end(JSON.stringify({ page, links: page < 3 ? next : [{ rel: 'self', href: origin }] }))
    })
    const source = await openSource(`${origin.replace('//', '//user:verborgen@')}/items?key=geheim`)
    expect(asked).toEqual(['/items?key=geheim', '/items?page=2&key=geheim', '/items?page=3'])
    expect(source).toMatchObject({ name: `${origin}/items`, fetchedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    expect((await textsOf(source)).map(([name, text = '']) => [name, JSON.parse(text).page])).toEqual([
      [`${origin}/items`, 1],
      [`${origin}/items (page 2)`, 2],
      [`${origin}/items (page 3)`, 3],
    ])
    await source.close()
  })

  test('a redirect on the same host is followed, one to another is not', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/here') response.end('found')
      else response.writeHead(302, { location: request.url === '/same' ? '/here' : 'http://other.example/x' }).end()
    })
    const source = await openSource(`${origin}/same`)
    expect(await source.files[0]?.text()).toBe('found')
    await source.close()
    expect(await refusal(`${origin}/other`)).toBe(
      `${origin}/other is moved at another host (other.example): name that address yourself.`,
    )
  })

  test.each<[string, RequestListener, RegExp, Partial<DownloadLimits>]>([
    ['an error', (_, response) => response.writeHead(503).end('later'), /answers with 503\.$/, {}],
    [
      'too large',
      (_, response) => response.end('x'.repeat(2000)),
      /is larger than what is read at once\.$/,
      { bytes: 1000 },
    ],
    ['too slow', () => undefined, /took longer than 0.2 s\.$/, { milliseconds: 200 }],
    [
      'cut off',
      (_, response) => response.writeHead(200, { 'content-length': 99 }).write('x', () => response.destroy()),
      /could not be fetched/,
      {},
    ],
    [
      'a ring of redirects',
      (_, response) => response.writeHead(301, { location: '/again' }).end(),
      /sends on and on\.$/,
      {},
    ],
    [
      'a page that is next to itself',
      (_, response) => response.end('{"links":[{"rel":"next","href":"?page=1"}]}'),
      /says that a page before it is next\.$/,
      {},
    ],
    [
      'pages without end',
      (request, response) =>
        response.end(
          JSON.stringify({
            links: [{ rel: 'next', href: `${request.url}x` }],
          }),
        ),
      /has more than 5 pages\.$/,
      { pages: 5 },
    ],
    [
      'pages at another host',
      (_, response) => response.end('{"links":[{"rel":"next","href":"http://other.example/items?page=2"}]}'),
      /goes on at another host \(other.example\)/,
      {},
    ],
    ['no file', (_, response) => response.writeHead(200).end(), /is empty\.$/, {}],
  ])('%s is refused, and nothing is left behind', async (_name, answer, message, limits) => {
    const origin = await serve(answer)
    expect(await refusal(`${origin}/items`, limits)).toMatch(message)
    server?.closeAllConnections()
  })

  test('a password that is not encoded is told in one sentence, without it', async () => {
    expect(await refusal('http://user:p%zz@127.0.0.1:9/')).toBe(
      'The user or the password in that address holds a % that is not %25.',
    )
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s during a download leaves nothing behind', async (signal) => {
    const temporary = await mkdtemp(join(folder, 'temporary-'))
    const asked = new Promise<ServerResponse>((done) => {
      serve((_, response) => done(response)).then((origin) => {
        const script = `import('${new URL('./open-source.ts', import.meta.url)}').then((all) => all.openSource('${origin}/'))`
        child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
          env: { ...process.env, TMPDIR: temporary },
          cwd: fileURLToPath(new URL('.', import.meta.url)),
        })
      })
    })
    let child: ChildProcess | undefined
    const response = await asked
    response.writeHead(200).write('x'.repeat(100_000))
    expect((await readdir(temporary)).filter((name) => name.startsWith('wijkwerk-import-'))).toHaveLength(1)
    const ended = child && once(child, 'exit')
    child?.kill(signal)
    expect(await ended).toEqual([null, signal])
    expect((await readdir(temporary)).filter((name) => name.startsWith('wijkwerk-import-'))).toEqual([])
    server?.closeAllConnections()
  })

  test('nobody there', async () => {
    const origin = await serve(() => undefined)
    await new Promise<void>((done) => server?.close(() => done()))
    expect(await refusal(origin)).toMatch(/could not be fetched \(.*ECONNREFUSED/)
  })
})

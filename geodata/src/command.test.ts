import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from './command.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/gipod/${name}`, import.meta.url))

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'wijkwerk-run-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

type Result = { code: number; output: string; errors: string }

async function geodata(
  words: string[],
  environment: Record<string, string> = { DATABASE_URL: database.url },
): Promise<Result> {
  const result = { code: 0, output: '', errors: '' }
  const code = await runCommand(
    words,
    { DATA_FOLDER: folder, ...environment },
    {
      print: (text) => {
        result.output += text
      },
      complain: (text) => {
        result.errors += text
      },
    },
  )
  return { ...result, code }
}

const works = async () => {
  const [row] = await database.sql<[{ count: number }]>`select count(*)::integer as count from works`
  return row.count
}

describe('the command', () => {
  test('names its uses, and stops at words it does not know', async () => {
    const { code, errors } = await geodata([])
    expect(code).toBe(2)
    expect(errors).toContain('npm run geodata -- defaults')
    expect(errors).toContain('npm run geodata -- gipod <file|url>... ')
    expect((await geodata(['gipod'])).code).toBe(2)
    expect((await geodata(['gipod', fixture('inname.geojson'), '--dryrun'])).code).toBe(2)
    expect((await geodata(['toString'])).code).toBe(2)
    expect((await geodata(['defaults', 'more'])).code).toBe(2)
    expect((await geodata(['defaults', '--dry-run'])).code).toBe(2)
  })

  test('dry run, run and run again', async () => {
    const files = [fixture('inname.geojson'), fixture('hinder.geojson')]
    const dry = await geodata(['gipod', ...files, '--dry-run'])
    expect(dry).toMatchObject({ code: 0, errors: '' })
    expect(dry.output).toContain('gipod: 11 read, 6 rows changed (works 0 -> 4, hindrances 0 -> 2)')
    expect(dry.output).toContain('Dry run: all of this was undone, the database is as it was.')
    expect(await works()).toBe(0)
    expect((await geodata(['gipod', ...files])).output).toContain('works 0 -> 4')
    expect((await geodata(['gipod', ...files])).output).toContain('gipod: 11 read, nothing changed (works 4 -> 4')
  })

  test('refuses in one sentence, and leaves everything as it was', async () => {
    const broken = join(folder, 'broken.geojson')
    await writeFile(
      broken,
      (await readFile(fixture('inname.geojson'), 'utf8')).replace('"2041-05-01T05:00:00Z"', '"mei"'),
    )
    const result = await geodata(['gipod', broken])
    expect(result).toMatchObject({ code: 1, output: '' })
    expect(result.errors).toMatch(
      /^broken.geojson, feature 3 \(id INNAME.7000002-4105010600\): Start is not right .*\n$/,
    )
    const fewer = await geodata(['gipod', fixture('hinder-alone.geojson')])
    expect(fewer).toMatchObject({ code: 1 })
    expect(fewer.errors).toMatch(/^Of the 2 items that gipod \(hindrance\) has in force 1 would be left.*--force.*\n$/)
    expect(await works()).toBe(4)
    expect(await geodata(['gipod', fixture('hinder-alone.geojson'), '--force'])).toMatchObject({ code: 0 })
  })

  test('reads pages from an address', async () => {
    const text = await readFile(fixture('inname.geojson'), 'utf8')
    const all = JSON.parse(text)
    let origin = ''
    const server: Server = createServer((request, response) => {
      const page = Number(new URL(request.url ?? '', origin).searchParams.get('startIndex') ?? 0)
      const links =
        page + 2 < all.features.length ? [{ rel: 'next', href: `${origin}/items?startIndex=${page + 2}` }] : []
      response.end(JSON.stringify({ ...all, features: all.features.slice(page, page + 2), links }))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { output, code } = await geodata([
      'gipod',
      `${origin}/items?key=geheim`,
      fixture('hinder.geojson'),
      '--force',
    ])
    expect(code).toBe(0)
    expect(output).toContain('gipod: 11 read')
    const [newest] = await database.sql`select source, read_count from imports order by id desc limit 1`
    expect(newest).toEqual({ source: `${origin}/items, hinder.geojson`, readCount: 11 })
    await new Promise<void>((done) => server.close(() => done()))
  })

  test('the defaults still load', async () => {
    expect(await geodata(['defaults'])).toMatchObject({ code: 0, output: expect.stringContaining('areas: 12 read') })
  })

  test('the defaults do not write over streets that were read from elsewhere, unless forced', async () => {
    const { sql } = database
    await sql`update streets set name = 'Nu anders' where slug = 'baronstraat'`
    await sql`
      insert into imports (importer, source, sha256, licence, read_count, changed_count)
      values ('streets', 'wegsegment.zip', '', '', 1, 1)`
    expect(await geodata(['defaults'])).toEqual({
      code: 1,
      output: '',
      errors:
        'The importer streets has read wegsegment.zip here, and defaults would write over it: add --force if that is right.\n',
    })
    expect(await sql`select from streets where name = 'Nu anders'`).toHaveLength(1)
    expect(await geodata(['defaults', '--force'])).toMatchObject({ code: 0 })
    expect(await sql`select from streets where name = 'Nu anders'`).toHaveLength(0)
  })
})

describe('without DATABASE_URL', () => {
  test('says to start the application when nothing runs here', async () => {
    const sentence = 'No database: start the application first, or give DATABASE_URL.\n'
    expect(await geodata(['defaults'], {})).toEqual({ code: 1, output: '', errors: sentence })
  })

  test('takes the database of the application that runs here', async () => {
    await copyFile(fixture('inname.geojson'), join(folder, 'copy.geojson'))
    await writeFile(join(folder, 'database-address'), database.url)
    expect(await geodata(['gipod', join(folder, 'copy.geojson'), '--dry-run', '--force'], {})).toMatchObject({
      code: 0,
    })
  })

  test('says so when that application was killed', async () => {
    await writeFile(
      join(folder, 'database-address'),
      `postgres://wijkwerk@/wijkwerk?host=${encodeURIComponent(folder)}`,
    )
    const { code, errors } = await geodata(['defaults'], {})
    expect({ code, errors }).toEqual({
      code: 1,
      errors: 'The database does not answer (ENOENT): start the application first.\n',
    })
  })
})

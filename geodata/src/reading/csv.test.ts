import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ImportError } from '../import-error.ts'
import { readCsv } from './csv.ts'
import { openSource } from './open-source.ts'
import type { SourceFile } from './source.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkwerk-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function rowsOf(file: SourceFile): Promise<string[][]> {
  const rows: string[][] = []
  for await (const { values } of readCsv(file, () => undefined)) rows.push(values)
  return rows
}

const PIECE = Buffer.alloc(50_000, 'x')

test.each([
  ['letters', PIECE],
  ['empty fields', Buffer.alloc(50_000, ',')],
])('a line without end is refused after 1 MB, not held: %s', async (_name, piece) => {
  let given = 0
  const stream = async function* () {
    yield Buffer.from('a,b\n')
    for (; given < 100; given += 1) yield piece
  }
  const reading = rowsOf({ name: 'a.csv', stream, read: async () => piece, text: async () => '' })
  await expect(reading).rejects.toThrow(/^a.csv has a line longer than 1 MB\.$/)
  expect(given).toBeLessThanOrEqual(21)
})

test.each([
  ['a line', `a,b\n${'x'.repeat(1_500_000)}`],
  ['a field of many lines', `a,b\n"${'x\n'.repeat(800_000)}`],
])('%s of more than 1 MB is told for what it is, packed or not', async (_name, text) => {
  const bytes = Buffer.from(text)
  for (const [name, packed] of [
    ['a.csv', bytes],
    ['a.csv.gz', gzipSync(bytes)],
    ['a.zip', zipSync({ 'a.csv': bytes })],
  ] as const) {
    await writeFile(join(folder, name), packed)
    const [file] = (await openSource(join(folder, name))).files
    const refusal = file ? rowsOf(file) : Promise.resolve()
    await expect(refusal).rejects.toThrow(ImportError)
    await expect(refusal).rejects.toThrow(/^a.csv has a line longer than 1 MB\.$/)
  }
})

test('many lines of any ending are more than 1 MB together', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const bytes = Buffer.from(`a,b${end}${`${'x'.repeat(60)},2${end}`.repeat(20_000)}`)
    const stream = async function* () {
      yield bytes
    }
    const rows = await rowsOf({ name: 'a.csv', stream, read: async () => bytes, text: async () => '' })
    expect(rows).toHaveLength(20_000)
  }
})

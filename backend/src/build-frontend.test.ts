import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildFrontend } from './build-frontend.ts'

const root = await mkdtemp(join(tmpdir(), 'wijkwerk-build-'))
afterAll(() => rm(root, { recursive: true }))

async function writePackages(build: string) {
  await mkdir(join(root, 'frontend/src'), { recursive: true })
  await mkdir(join(root, 'frontend/dist'), { recursive: true })
  await writeFile(join(root, 'package.json'), JSON.stringify({ name: 'root', workspaces: ['frontend'] }))
  await writeFile(join(root, 'frontend/package.json'), JSON.stringify({ name: 'frontend', scripts: { build } }))
}

const touch = (path: string, seconds: number) => utimes(path, new Date(), new Date(Date.now() + seconds * 1000))

test('it builds once, and again only when a source changed or went away', async () => {
  await writePackages('node -e 0')
  await writeFile(join(root, 'frontend/src/main.tsx'), '')
  expect(await buildFrontend(root)).toBe(true)
  expect(await buildFrontend(root)).toBe(false)
  await touch(join(root, 'frontend/src/main.tsx'), 60)
  expect(await buildFrontend(root)).toBe(true)
  await rm(join(root, 'frontend/src/main.tsx'))
  expect(await buildFrontend(root)).toBe(true)
})

test('a build that fails says why in one sentence', async () => {
  await writePackages("echo 'error during build:' >&2; echo 'no such import' >&2; exit 1")
  await touch(join(root, 'frontend/package.json'), 120)
  await expect(buildFrontend(root)).rejects.toThrow(
    'The frontend could not be built, npm run build says why: error during build: no such import',
  )
})

import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '@wijkwerk/migrations'
import { findPostgres } from '../database/postgres-programs.ts'
import type { Environment } from '../env.ts'
import { StartError } from '../start-error.ts'

const run = promisify(execFile)

const DUMP = 'database.dump'
const PHOTOS = 'photos'
const KEY = 'secret-key'
const MOST_OUTPUT_BYTES = 10_000_000

type Place = { url: string; environment: Pick<Environment, 'DATA_FOLDER'>; folder: string }

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function program(name: 'pg_dump' | 'pg_restore') {
  const { folder } = await findPostgres({ report: () => undefined })
  return join(folder, name)
}

async function runProgram(name: 'pg_dump' | 'pg_restore', options: string[]) {
  await run(await program(name), options, { maxBuffer: MOST_OUTPUT_BYTES }).catch((error: { stderr?: string }) => {
    throw new StartError(`${name} failed: ${error.stderr?.trim().split('\n')[0] ?? 'it could not be started'}`)
  })
}

/**
 * Writes everything an installation needs to stand up again into a new folder: the database, the photos, and the key
 * where it is kept beside them. Photos are copied after the database, so that every row has its file. Tells what is in
 * it; throws a StartError where the folder is not empty.
 */
export async function backup({ url, environment, folder }: Place): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new StartError(`${folder} is not empty: name a new folder.`)
  await runProgram('pg_dump', ['--format=custom', '--no-owner', '--no-acl', `--file=${join(folder, DUMP)}`, url])
  const photos = join(environment.DATA_FOLDER, PHOTOS)
  if (await exists(photos)) await cp(photos, join(folder, PHOTOS), { recursive: true })
  const key = join(environment.DATA_FOLDER, KEY)
  const hasKey = await exists(key)
  if (hasKey) await writeFile(join(folder, KEY), await readFile(key), { mode: 0o600 })
  const told = hasKey ? 'the secret key' : 'no key: keep SECRET_KEY apart, without it addresses cannot be read'
  return `${folder} holds the database, ${await countFiles(join(folder, PHOTOS))} photos and ${told}.`
}

const countFiles = (folder: string) =>
  readdir(folder).then(
    (names) => names.length,
    () => 0,
  )

/**
 * Puts a backup back into an empty database and data folder. All or nothing for the database; throws a StartError where
 * there are tables already, or another key than that of the backup.
 */
export async function restore({ url, environment, folder }: Place): Promise<string> {
  if (!(await exists(join(folder, DUMP)))) throw new StartError(`${folder} holds no backup.`)
  await checkEmpty(url)
  await putKeyBack(environment, folder)
  await runProgram('pg_restore', [
    '--no-owner',
    '--no-acl',
    '--exit-on-error',
    '--single-transaction',
    `--dbname=${url}`,
    join(folder, DUMP),
  ])
  const photos = join(folder, PHOTOS)
  if (await exists(photos)) await cp(photos, join(environment.DATA_FOLDER, PHOTOS), { recursive: true })
  return `Restored from ${folder}, with ${await countFiles(photos)} photos. Start the application: it brings the tables up to date.`
}

async function checkEmpty(url: string) {
  const sql = openDatabase(url, { max: 1 })
  try {
    const [row] = await sql<[{ isFilled: boolean }]>`
      select to_regclass('public.ideas') is not null or to_regclass('public.areas') is not null as is_filled`
    if (row.isFilled) throw new StartError('There are tables in this database already: restore into an empty one.')
  } finally {
    await sql.end()
  }
}

async function putKeyBack({ DATA_FOLDER }: Place['environment'], folder: string) {
  const key = join(folder, KEY)
  if (!(await exists(key))) return
  const there = join(DATA_FOLDER, KEY)
  const kept = await readFile(key)
  if (!(await exists(there))) {
    await mkdir(DATA_FOLDER, { recursive: true })
    await writeFile(there, kept, { mode: 0o600 })
  } else if (!kept.equals(await readFile(there))) {
    throw new StartError(`${there} is another key than that of the backup: put it aside first.`)
  }
}

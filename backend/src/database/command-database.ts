import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate } from '@wijkwerk/migrations'
import type { Environment } from '../env.ts'
import { StartError } from '../start-error.ts'
import { checkServer, connect, type Database } from './connect.ts'
import { ADDRESS_FILE, startLocalCluster } from './local-cluster.ts'

/**
 * Runs a command on the database of this installation: `DATABASE_URL`, the own cluster that a running application
 * started, or else that cluster started for as long as the command takes.
 */
export async function withCommandDatabase<T>(
  environment: Environment,
  run: (database: Database) => Promise<T>,
): Promise<T> {
  if (environment.DATABASE_URL) return runOn(environment.DATABASE_URL, run)
  const running = await readAddress(environment)
  // The address of an application that was killed stays behind; then nothing answers there.
  if (running && (await answers(running))) return runOn(running, run)
  const cluster = await startLocalCluster({ dataFolder: environment.DATA_FOLDER, report: () => undefined })
  try {
    return await runOn(cluster.url, run)
  } finally {
    await cluster.stop()
  }
}

/** Gives a command the address of a database in which nothing has been made yet, to put a backup back. */
export async function withEmptyDatabase<T>(environment: Environment, run: (url: string) => Promise<T>): Promise<T> {
  if (environment.DATABASE_URL) return run(environment.DATABASE_URL)
  const cluster = await startLocalCluster({ dataFolder: environment.DATA_FOLDER, report: () => undefined })
  try {
    return await run(cluster.url)
  } finally {
    await cluster.stop()
  }
}

async function answers(url: string): Promise<boolean> {
  const database = connect(url, { max: 1, listMax: 1 })
  try {
    await checkServer(database.sql)
    return true
  } catch (error) {
    if (error instanceof StartError) return false
    throw error
  } finally {
    await database.end()
  }
}

async function runOn<T>(url: string, run: (database: Database) => Promise<T>): Promise<T> {
  const database = connect(url, { max: 2, listMax: 1, statementTimeoutMs: 60_000 })
  try {
    await checkServer(database.sql)
    await migrate(database.sql)
    return await run(database)
  } finally {
    await database.end()
  }
}

const readAddress = ({ DATA_FOLDER }: Environment) =>
  readFile(join(DATA_FOLDER, ADDRESS_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** Ends a command: a StartError is told in one sentence, anything else with its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const text = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = 1
  }
}

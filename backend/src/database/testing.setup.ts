// Not in migrations: those import nothing of ours, and the tests start their cluster with the product's own code.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { migrate, openDatabase, withDatabase } from '@wijkwerk/migrations'
import type {} from '@wijkwerk/migrations/testing'
import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'
import { installJobs } from '../jobs/jobs.ts'
import { startLocalCluster } from './local-cluster.ts'

const GEODATA = 'geodata/src/run.ts'

/** Gives every test run a server with a migrated template: its own throw-away cluster, or `DATABASE_URL`'s. */
export default async function setup(project: TestProject) {
  const server = process.env.DATABASE_URL ? { url: process.env.DATABASE_URL, stop: async () => {} } : await throwAway()
  const template = `wijkwerk_template_${randomUUID().replaceAll('-', '')}`
  const admin = openDatabase(server.url, { max: 1 })
  try {
    await admin.unsafe(`create database ${template}`)
    await fill(withDatabase(server.url, template))
  } catch (error) {
    await admin.end()
    await server.stop()
    throw error
  }
  const testServer: ProvidedContext['testServer'] = { url: server.url, template }
  project.provide('testServer', testServer)
  return async function teardown() {
    await admin.unsafe(`drop database ${template} with (force)`)
    await admin.end()
    await server.stop()
  }
}

async function fill(url: string) {
  const sql = openDatabase(url, { max: 1 })
  try {
    await migrate(sql)
    await installJobs(sql)
  } finally {
    await sql.end()
  }
  if (!existsSync(GEODATA)) return
  const environment = { ...process.env, DATABASE_URL: url }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', GEODATA, 'defaults'], { env: environment })
}

async function throwAway() {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-test-'))
  await chmod(folder, 0o711)
  const cluster = await startLocalCluster({ dataFolder: folder, report: () => {}, durable: false })
  return {
    url: cluster.url,
    async stop() {
      await cluster.stop()
      await rm(folder, { recursive: true })
    },
  }
}

// The portal for the journeys on the server of DATABASE_URL: in a database of its own, dropped afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { migrate, openDatabase, withDatabase } from '@wijkwerk/migrations'

const { DATABASE_URL: server = '', E2E_DATABASE: name = '' } = process.env
const url = withDatabase(server, name)
const settings = { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } } as const
const command = (...script: string[]) => ['--import', 'tsx', ...script]

async function administer(statement: string) {
  const sql = openDatabase(server, { max: 1 })
  await sql.unsafe(statement).finally(() => sql.end())
}

// On a given server the portal itself adds no examples.
async function fill() {
  const sql = openDatabase(url, { max: 1 })
  await migrate(sql).finally(() => sql.end())
  execFileSync(process.execPath, command('geodata/src/run.ts', 'defaults'), settings)
  execFileSync(process.execPath, command('backend/src/examples/run.ts'), settings)
}

// The signal that ends the run reaches the portal as well: this process outlives it, to clear away after it.
process.on('SIGTERM', () => undefined)
await administer(`create database ${name}`)
try {
  await fill()
  await once(spawn(process.execPath, command('backend/src/start.ts'), settings), 'exit')
} finally {
  await administer(`drop database ${name} with (force)`)
}

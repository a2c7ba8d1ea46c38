import { randomUUID } from 'node:crypto'
import { openDatabase } from '@wijkwerk/migrations'
import { testDatabase } from '@wijkwerk/migrations/testing'
import pino from 'pino'
import type { z } from 'zod'
import { createApp } from './app.ts'
import type { StaffRole } from './contract/roles.ts'
import { newWork } from './contract/works.ts'
import { AreaDirectory } from './database/area-directory.ts'
import { ChangeFeed } from './database/changes.ts'
import { readEnvironment } from './env.ts'
import type { AppContext } from './http/context.ts'
import { EventHub } from './http/event-hub.ts'
import type { FileStore } from './http/file-store.ts'
import { createJobs } from './jobs/jobs.ts'
import { PinIndex } from './pin-index/pin-index.ts'
import { createSecrets, newToken, tokenHash } from './secrets/secrets.ts'

/** The application on a database of its own with the default geography, as tests use it: through the front door. */
export async function startTestApp(settings: Record<string, string> = { RATE_LIMITS: 'off' }) {
  const { sql, url, drop } = await testDatabase()
  const listSql = openDatabase(url, { max: 2, connection: { plan_cache_mode: 'force_custom_plan' } })
  const stored = new Map<string, Buffer>()
  const files: FileStore = {
    write: async (name, bytes) => void stored.set(name, Buffer.from(bytes)),
    read: async (name) => stored.get(name) ?? null,
    remove: async (name) => void stored.delete(name),
  }
  const index = new PinIndex()
  const hub = new EventHub()
  const log = pino({ level: 'silent' })
  const feed = new ChangeFeed(sql, index, hub, log)
  const areaDirectory = new AreaDirectory(sql)
  await Promise.all([areaDirectory.start(), feed.start()])
  const context: AppContext = {
    sql,
    listSql,
    environment: readEnvironment(settings),
    log,
    index,
    areaDirectory,
    hub,
    feed,
    files,
    secrets: createSecrets('a key for tests that is long enough'),
    jobs: createJobs(sql, log),
  }
  const app = createApp(context, null)
  return {
    ...context,
    /** Of its database. */
    url,
    app,
    /** Sends JSON and gives the response. */
    send: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      app.request(path, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    /** Makes somebody with these roles, limited to these kernen, and gives the headers of their browser. */
    async signIn(roles: StaffRole[], { areas }: { areas?: string[] } = {}) {
      const token = newToken()
      const [{ id }] = await sql<[{ id: number }]>`
        insert into staff (name, email, roles, area_ids)
        values (${`Test ${roles.join(' ')}`}, ${`${randomUUID()}@test.invalid`}, ${roles}::staff_role[],
          ${areas ? sql`array(select id from areas where slug = any(${areas}))` : null}) returning id`
      await sql`insert into staff_sessions (token_hash, staff_id, method) values (${tokenHash(token)}, ${id}, 'mail')`
      return { id, headers: { cookie: `sid=${token}`, 'sec-fetch-site': 'same-origin' } }
    },
    async stop() {
      await context.jobs.stop()
      await feed.stop()
      areaDirectory.stop()
      hub.close()
      await listSql.end({ timeout: 5 })
      await drop()
    },
  }
}

/** An idea that is complete but for what a test says. */
export const anIdea = (changes: Record<string, unknown> = {}) => ({
  kind: 'street',
  title: 'Bankje aan de bushalte',
  body: 'Wie op de bus wacht, staat in de zon.',
  theme: 'groen',
  location: null,
  ...changes,
})

/** A work that is complete but for what a test says, as staff writes it. */
export const aWork = (changes: Partial<z.input<typeof newWork>> = {}) =>
  newWork.parse({
    kind: 'sewer',
    status: 'in-progress',
    title: 'Riolering',
    client: 'Aquafin',
    decidingAuthority: 'Stad Izegem',
    cityDecides: true,
    where: [{ street: 'baronstraat', from: 2, to: 60 }],
    ...changes,
  })

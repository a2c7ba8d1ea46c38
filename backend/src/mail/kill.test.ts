import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@wijkwerk/migrations'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import type { IdeaCreated } from '../contract/ideas.ts'
import { hasPostgres } from '../database/postgres-programs.ts'
import { startProcess, temporaryFolder } from '../testing-process.ts'

const { folder, remove } = await temporaryFolder()
afterAll(remove)

test.runIf(await hasPostgres())(
  'a process that is killed while it sends sends the same mail again, and no other',
  async () => {
    const received: string[] = []
    let isHanging = true
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        simpleParser(stream).then(({ messageId = '' }) => {
          received.push(messageId)
          // The mail has arrived, and the answer that says so never comes.
          if (!isHanging) done()
        }, done)
      },
    })
    server.on('error', () => undefined)
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const address = server.server.address()
    const settings = {
      DATA_FOLDER: folder,
      PORT: '8799',
      RATE_LIMITS: 'off',
      SMTP_URL: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    }
    const first = await startProcess(settings)
    const response = await fetch('http://127.0.0.1:8799/api/ideas', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'street',
        title: 'Een bank',
        body: 'Bij de halte.',
        theme: 'groen',
        location: null,
        reply: { email: 'an@voorbeeld.be' },
      }),
    })
    expect(((await response.json()) as IdeaCreated).idea.id).toBeGreaterThan(100)
    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(1)
    await first.kill()
    isHanging = false
    const second = await startProcess(settings)
    try {
      // The job counts as failed after a minute, and waits half a minute more: the test moves it there.
      const sql = openDatabase(await readFile(join(folder, 'database-address'), 'utf8'), { max: 1 })
      const hasComeAgain = async () => {
        await sql`update pgboss.job set started_on = now() - interval '2 minutes' where name = 'mail' and state = 'active'`
        await sql`update pgboss.job set start_after = now() where name = 'mail' and state = 'retry'`
        return received.length
      }
      await expect.poll(hasComeAgain, { timeout: 60_000, interval: 500 }).toBe(2)
      await sql.end()
      expect(new Set(received).size).toBe(1)
    } finally {
      await second.stop()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  },
  120_000,
)

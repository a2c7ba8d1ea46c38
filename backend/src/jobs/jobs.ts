import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type { Sql, TransactionSql } from 'postgres'

const DRAIN_MS = 8_000
const POLLING_SECONDS = 1
/** How often it is looked after jobs whose process died. */
const MAINTENANCE_SECONDS = 15

const ARCHIVE_SECONDS = 3600

/** Every queue there is: how often a job is tried again, and after how long one that hangs counts as failed. */
const QUEUES = {
  mail: { retryLimit: 7, retryDelay: 30, retryBackoff: true, expireInSeconds: 60 },
  follow: { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  'sign-in': { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
} as const
type Queue = keyof typeof QUEUES

type Handler = (data: Record<string, string>) => Promise<void>

/** Work that is done later, kept in the database (pg-boss 10): a job that was queued in a transaction is done if that commits. */
export type Jobs = {
  /** Queues a job in the transaction of the caller. */
  queue(transaction: TransactionSql, queue: Queue, data: Record<string, string>): Promise<void>
  /** Begins to do the jobs of a queue, one at a time. */
  work(queue: Queue, handler: Handler): Promise<void>
  /** Waits for the job that is being done, at most some seconds. */
  stop(): Promise<void>
}

const run = async (sql: Pick<Sql, 'unsafe'>, text: string, values: unknown[] = []) => ({
  // What is not known is undefined to pg-boss and null to SQL.
  rows: await sql.unsafe(text, values.map((value) => value ?? null) as never[]),
})

/** Gives pg-boss one of our connections for each of its statements: some are a whole transaction in one text. */
const through = (sql: Sql): PgBoss.Db => ({
  async executeSql(text, values) {
    const connection = await sql.reserve()
    try {
      return await run(connection, text, values)
    } catch (error) {
      await connection`rollback`.catch(() => undefined)
      throw error
    } finally {
      connection.release()
    }
  },
})

const within = (transaction: TransactionSql): PgBoss.Db => ({
  executeSql: (text, values) => run(transaction, text, values),
})

/** Makes the tables and queues of the jobs, or brings them up to date. Safe when several processes start at once. */
export async function installJobs(sql: Sql): Promise<void> {
  const boss = new PgBoss({ db: through(sql), supervise: false, schedule: false })
  await boss.start()
  for (const [name, options] of Object.entries(QUEUES)) {
    await boss.createQueue(name, { name, ...options })
    await boss.updateQueue(name, { name, ...options })
  }
  await boss.stop({ graceful: false })
}

/** The jobs of this process; it does none before `work` is called. */
export function createJobs(sql: Sql, log: Logger): Jobs {
  const boss = new PgBoss({
    db: through(sql),
    schedule: false,
    migrate: false,
    maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    // A job that is over holds, encrypted, the address that it was about: it is gone within a day.
    archiveCompletedAfterSeconds: ARCHIVE_SECONDS,
    archiveFailedAfterSeconds: ARCHIVE_SECONDS,
    deleteAfterHours: 23,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'jobs wait for the database'))
  let started: Promise<unknown> | undefined
  return {
    async queue(transaction, queue, data) {
      await boss.send(queue, data, { ...QUEUES[queue], db: within(transaction) })
    },
    async work(queue, handler) {
      started ??= boss.start()
      await started
      await boss.work<Record<string, string>>(queue, { pollingIntervalSeconds: POLLING_SECONDS }, async ([job]) => {
        if (job) await handler(job.data)
      })
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: DRAIN_MS })
    },
  }
}

import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type { Sql, TransactionSql } from 'postgres'

const DRAIN_MS = 8_000
const POLLING_SECONDS = 1

/** Every queue there is: how often a job is tried again, and after how long one that hangs counts as failed. */
const QUEUES = {
  mail: { retryLimit: 7, retryDelay: 30, retryBackoff: true, expireInSeconds: 60 },
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

/** Gives pg-boss our own connections; it writes what is not known as undefined, which SQL calls null. */
const through = (sql: Sql | TransactionSql): PgBoss.Db => ({
  executeSql: async (text, values = []) => ({
    rows: await sql.unsafe(
      text,
      values.map((value) => value ?? null),
    ),
  }),
})

const bossOn = (sql: Sql, supervise: boolean) =>
  new PgBoss({ db: through(sql), supervise, schedule: false, migrate: supervise })

/** Makes the tables and queues of the jobs, or brings them up to date. Safe when several processes start at once. */
export async function installJobs(sql: Sql): Promise<void> {
  const boss = new PgBoss({ db: through(sql), supervise: false, schedule: false, migrate: true })
  await boss.start()
  for (const [name, options] of Object.entries(QUEUES)) {
    await boss.createQueue(name, { name, ...options })
    await boss.updateQueue(name, { name, ...options })
  }
  await boss.stop({ graceful: false })
}

/** The jobs of this process; it does none before `work` is called. */
export function createJobs(sql: Sql, log: Logger): Jobs {
  const boss = bossOn(sql, true)
  boss.on('error', (error) => log.warn({ err: error }, 'jobs wait for the database'))
  let started: Promise<unknown> | undefined
  return {
    async queue(transaction, queue, data) {
      await boss.send(queue, data, { ...QUEUES[queue], db: through(transaction) })
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

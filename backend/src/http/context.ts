import type { HttpBindings } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import type { AreaDirectory } from '../database/area-directory.ts'
import type { ChangeFeed } from '../database/changes.ts'
import type { Environment } from '../env.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { PinIndex } from '../pin-index/pin-index.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { EventHub } from './event-hub.ts'
import type { FileStore } from './file-store.ts'
import type { Staff } from './staff.ts'

/** Everything a resource may use, built once at the start. */
export type AppContext = {
  sql: Sql
  /** For lists: plans anew for each set of filters. */
  listSql: Sql
  environment: Environment
  log: Logger
  index: PinIndex
  areaDirectory: AreaDirectory
  hub: EventHub
  feed: ChangeFeed
  files: FileStore
  secrets: Secrets
  jobs: Jobs
}

/** Hono's types for our apps: `env` holds Node's request and response where there is a real connection. */
export type AppEnv = {
  /** `isOwnPage`: asked in process to render a page, whose visitor is counted by the page. */
  Bindings: Partial<HttpBindings> & { isOwnPage?: boolean }
  Variables: { clientAddress: string; staff: Staff | null }
}

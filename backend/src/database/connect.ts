import { openDatabase } from '@wijkwerk/migrations'
import postgres, { type Sql } from 'postgres'
import { StartError } from '../start-error.ts'
import { isAtLeast, OLDEST_POSTGIS, OLDEST_POSTGRES } from './postgres-programs.ts'

type PoolOptions = { max?: number; listMax?: number; statementTimeoutMs?: number }

/** The two pools of one process; inside `sql.begin` only the transaction's handle may be used. */
export type Database = {
  url: string
  sql: Sql
  /** For lists: plans anew for each set of filters. */
  listSql: Sql
  end(): Promise<void>
}

/** Opens the pools on a `postgres://` address; they connect with their first query. Throws a StartError on a wrong one. */
export function connect(url: string, options: PoolOptions = {}): Database {
  const { max = 6, listMax = 4, statementTimeoutMs = 10_000 } = options
  const connection = {
    application_name: 'wijkwerk',
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 15_000,
  }
  try {
    const sql = openDatabase(url, { max, connection, connect_timeout: 5 })
    const listConnection = { ...connection, plan_cache_mode: 'force_custom_plan' }
    const listSql = openDatabase(url, { max: listMax, connection: listConnection, connect_timeout: 5 })
    const end = async () => void (await Promise.all([sql.end({ timeout: 5 }), listSql.end({ timeout: 5 })]))
    return { url, sql, listSql, end }
  } catch {
    // Without the cause: the error of a URL holds the whole of it, the password too.
    throw new StartError(
      'DATABASE_URL cannot be read: it has to look like postgres://user:password@host:5432/database.',
    )
  }
}

/** Checks that the server answers, is new enough and has PostGIS; throws a StartError that says what is wrong. */
export async function checkServer(sql: Sql): Promise<void> {
  const [server] = await sql<[{ postgres: string; postgis: string | null }]>`
    select current_setting('server_version') as postgres,
      (select coalesce(installed_version, default_version) from pg_available_extensions where name = 'postgis') as postgis`.catch(
    (error) => {
      throw new StartError(`The database in DATABASE_URL cannot be used: ${reasonOf(error)}.`)
    },
  )
  checkVersions(server)
}

/** Throws a StartError when PostgreSQL or PostGIS is missing or too old. */
export function checkVersions({ postgres, postgis }: { postgres: string; postgis: string | null }): void {
  if (!isAtLeast(postgres, String(OLDEST_POSTGRES))) {
    throw new StartError(`The database server is PostgreSQL ${postgres}, and ${OLDEST_POSTGRES} or newer is needed.`)
  }
  if (postgis === null) {
    throw new StartError(`The database server has no PostGIS: install version ${OLDEST_POSTGIS} or newer on it.`)
  }
  if (!isAtLeast(postgis, OLDEST_POSTGIS)) {
    throw new StartError(`The database server has PostGIS ${postgis}, and ${OLDEST_POSTGIS} or newer is needed.`)
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at that host and port',
  ENOENT: 'there is no socket in that folder',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  CONNECT_TIMEOUT: 'the host does not answer',
  CONNECTION_CLOSED: 'the server closed the connection',
  '28P01': 'the user or the password is not accepted',
  '28000': 'this user may not connect',
  '3D000': 'there is no database of that name',
  '53300': 'the server has no free connections',
  '57P03': 'the server is starting or stopping',
}

/** Why a database could not be used, in a few words and without anything of its address. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (REASONS[code]) return REASONS[code]
  return error instanceof postgres.PostgresError ? `the server says "${error.message}"` : code || 'it cannot be reached'
}

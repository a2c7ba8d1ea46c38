import type { Options, PostgresType, Sql } from 'postgres'
import postgres from 'postgres'

type Types = { bigint: PostgresType<number>; date: PostgresType<string> }

const SETTINGS = {
  transform: postgres.camel,
  types: {
    bigint: { to: 20, from: [20], serialize: String, parse: Number },
    date: { to: 1082, from: [1082], serialize: String, parse: String },
  },
  onnotice: () => {},
  // Seconds until the next try; the library's own climbs to 20, so long would visitors wait for a server that is back.
  backoff: (failures: number) => Math.min(0.05 * 2 ** failures, 0.5),
} satisfies Options<Types>

/**
 * A pool on a `postgres://` address: snake_case columns become camelCase, bigint a number, date a plain 'YYYY-MM-DD'.
 * Takes libpq's way to name a Unix socket too (`postgres://user@/database?host=/folder`), which postgres.js does not
 * read. Throws a TypeError when the address cannot be read; connects with the first query only.
 */
export function openDatabase(url: string, options: Omit<Options<Types>, 'transform' | 'types'> = {}): Sql {
  const settings = { ...SETTINGS, ...options }
  const socket = socketAddress(url)
  return socket ? postgres<Types>({ ...settings, ...socket }) : postgres<Types>(url, settings)
}

function socketAddress(url: string) {
  // The URL standard refuses a user without a host, which is how libpq writes a socket.
  const parsed = new URL(url.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)\//, '$1localhost/'))
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new TypeError('Not a postgres:// address')
  const folder = parsed.searchParams.get('host')
  if (folder === null) return null
  return {
    host: folder,
    port: Number(parsed.searchParams.get('port') || parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
  }
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/?#]*)(\/[^?#]*)?/, `$1/${database}`)
}

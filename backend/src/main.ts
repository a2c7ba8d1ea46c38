import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { serve as serveNode } from '@hono/node-server'
import pino from 'pino'
import { createApp } from './app.ts'
import type { ProblemKind } from './contract/problem.ts'
import { AreaDirectory } from './database/area-directory.ts'
import { ChangeFeed } from './database/changes.ts'
import type { Database } from './database/connect.ts'
import type { Environment } from './env.ts'
import type { AppContext } from './http/context.ts'
import { EventHub } from './http/event-hub.ts'
import { createFolderStore } from './http/file-store.ts'
import { Problem } from './http/problem.ts'
import { createJobs } from './jobs/jobs.ts'
import { startMailing } from './mail/send-mail.ts'
import { startFollowMails } from './mail/tell-followers.ts'
import { loadFrontend } from './pages/frontend-build.ts'
import { PinIndex } from './pin-index/pin-index.ts'
import { startRetention } from './retention/retention.ts'
import { createSecrets } from './secrets/secrets.ts'
import { firstAdministratorLink, startSignInMails } from './sign-in/come-in.ts'
import { type CommonHeaders, createTileServer } from './tiles/tile-server.ts'

const DRAIN_MS = 10_000
const MAX_CONNECTIONS = 8_000
// What says something about bytes that no browser renders; the policy of a page does not.
const TILE_HEADERS = new Set(['x-content-type-options', 'cross-origin-resource-policy', 'strict-transport-security'])
const REFUSALS: Record<string, { status: string; kind: ProblemKind }> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', kind: 'unavailable' },
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', kind: 'too-large' },
}

/** Loads the read model, listens, and gives a way to stop: new connections are refused and open ones get 10 s. */
export async function serve({
  database,
  environment,
  secretKey,
}: {
  database: Database
  environment: Environment
  secretKey: string
}) {
  const log = pino({ level: environment.LOG_LEVEL })
  const { sql, listSql } = database
  const index = new PinIndex()
  const hub = new EventHub()
  const areaDirectory = new AreaDirectory(sql)
  const feed = new ChangeFeed(sql, index, hub, log)
  await Promise.all([areaDirectory.start(), feed.start()])
  const context: AppContext = {
    sql,
    listSql,
    environment,
    log,
    index,
    areaDirectory,
    hub,
    feed,
    files: createFolderStore(join(environment.DATA_FOLDER, 'photos')),
    secrets: createSecrets(secretKey),
    jobs: createJobs(sql, log),
  }
  if (environment.ROLE !== 'web') {
    await startMailing(context)
    await startFollowMails(context)
    await startSignInMails(context)
  }

  const endRetention = startRetention(context)
  const app = createApp(context, await loadFrontend())
  await warmUp(app, context)
  const serveTile = createTileServer(context, await commonHeaders(app))
  const server = serveNode({
    fetch: app.fetch,
    createServer: ((options: ServerOptions, listener: RequestListener) =>
      createServer(options, (request, response) =>
        serveTile(request, response, () => listener(request, response)),
      )) as typeof createServer,
    port: environment.PORT,
    hostname: environment.HOST,
    serverOptions: {
      headersTimeout: 5_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16_384,
    },
  }) as Server
  server.maxConnections = MAX_CONNECTIONS
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseNonsense(error, socket))
  await once(server, 'listening')
  return {
    /** Makes the first administrator, where there is none yet. */
    firstAdministratorLink: await firstAdministratorLink(context),
    async close() {
      const closed = once(server, 'close')
      server.close()
      hub.close()
      await context.jobs.stop()
      await feed.stop()
      areaDirectory.stop()
      endRetention()
      server.closeIdleConnections()
      const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
      await closed
      clearTimeout(force)
    },
  }
}

/** What Node itself cannot read gets a problem too, and the connection ends. */
function refuseNonsense({ code }: NodeJS.ErrnoException, socket: Duplex) {
  if (code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  const { status, kind } = REFUSALS[code ?? ''] ?? { status: '400 Bad Request', kind: 'validation' as const }
  const body = JSON.stringify({ ...new Problem(kind).details, status: Number.parseInt(status, 10) })
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  )
}

/** The security headers of a tile, as the ordinary way gives them. */
async function commonHeaders(app: ReturnType<typeof createApp>): Promise<CommonHeaders> {
  const { headers } = await app.request('/api/tiles/ideas/0/0/0.mvt?area=nowhere')
  return [...headers].filter(([name]) => TILE_HEADERS.has(name))
}

/** Asks once for what must stay up without the database: the map's ground and the pages everybody comes by. */
async function warmUp(app: ReturnType<typeof createApp>, { sql }: AppContext) {
  const kernen = await sql<{ slug: string }[]>`select slug from areas where kind in ('kern', 'neighbourhood')`
  const paths = [
    '/api/areas',
    '/api/areas?kind=kern',
    '/api/streets.geojson',
    '/api/background.geojson',
    '/',
    '/idee/nieuw',
    '/contact',
    ...kernen.map(({ slug }) => `/kern/${slug}`),
  ]
  for (const path of paths) await app.request(path)
}

import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ChangeFeed } from '../database/changes.ts'
import type { AppContext } from '../http/context.ts'
import { frame, framed } from '../http/event-hub.ts'
import { Problem } from '../http/problem.ts'
import { createRoute, createRouter, problems, z } from '../http/router.ts'

const RETRY_MS = 1_000
const MAX_STREAMS = 5_000
// A school or a library sits behind one address too.
const MAX_STREAMS_PER_ADDRESS = 50

const route = createRoute({
  method: 'get',
  path: '/events',
  summary: 'Server-sent events: every public change, resumable with Last-Event-ID',
  request: {
    query: z.strictObject({
      after: z
        .string()
        .regex(/^\d{1,19}$/)
        .optional(),
    }),
  },
  responses: { 200: { description: 'Messages as in the contract', content: { 'text/event-stream': {} } }, ...problems },
})

/** The event stream: what was missed since `Last-Event-ID` first, then everything as it happens. */
export const events = ({ hub, feed, environment }: AppContext) =>
  createRouter().openapi(route, async (c) => {
    const outgoing = c.env?.outgoing
    if (!outgoing) throw new Problem('unavailable')
    if (hub.size >= MAX_STREAMS) throw new Problem('unavailable', { retryAfterSeconds: 30 })
    const address = c.get('clientAddress')
    if (environment.RATE_LIMITS === 'on' && hub.streamsOf(address) >= MAX_STREAMS_PER_ADDRESS) {
      throw new Problem('too-many-requests', { retryAfterSeconds: 30 })
    }
    // A page knows up to where it was rendered and asks for what came after.
    const last = c.req.header('last-event-id') ?? c.req.valid('query').after
    outgoing.writeHead(200, {
      ...Object.fromEntries(c.res.headers),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const isPosition = last !== undefined && /^\d{1,19}$/.test(last)
    outgoing.write(`retry: ${RETRY_MS}\nid: ${isPosition ? last : hub.position}\n\n`)
    // Joined before the look back, so that what happens in between comes twice rather than never.
    hub.add(outgoing as ServerResponse, address)
    if (last) await catchUp(outgoing as ServerResponse, feed, last)
    return RESPONSE_ALREADY_SENT as never
  })

async function catchUp(stream: ServerResponse, feed: ChangeFeed, last: string) {
  try {
    const missed = await feed.since(last)
    if (missed) stream.write(framed(missed.events, last, missed.position))
    else stream.write(frame({ type: 'reset' }, feed.position))
  } catch {
    // The database is away: the client comes back with the same id.
    stream.end()
  }
}

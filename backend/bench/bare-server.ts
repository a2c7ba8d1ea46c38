import { serve } from '@hono/node-server'
import { openDatabase } from '@wijkwerk/migrations'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Row } from 'postgres'

/** What everything is compared with: Hono and postgres.js with nothing between a request and its statement. */

const port = Number(process.argv[2])
const connection = { max_parallel_workers_per_gather: '0' }
const sql = openDatabase(process.env.DATABASE_URL ?? '', { max: 2, connection: connection as Record<string, string> })
const listSql = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
const statements = new Map<string, string>()
const receivers = new Set<(message: string) => Promise<void>>()

const app = new Hono()
  .post('/statements/:name', async (c) => {
    statements.set(c.req.param('name'), await c.req.text())
    return c.body(null, 204)
  })
  .get('/tile/:name', async (c) => {
    const [row] = await sql.unsafe<[{ tile: Buffer }]>(statements.get(c.req.param('name')) ?? '', [], { prepare: true })
    return c.body(new Uint8Array(row.tile), 200, { 'Content-Type': 'application/vnd.mapbox-vector-tile' })
  })
  .get('/list/:name', async (c) => {
    const rows = await listSql.unsafe<Row[]>(statements.get(c.req.param('name')) ?? '', [], { prepare: true })
    return c.json({ items: rows })
  })
  .post('/ideas', async (c) => {
    const idea = await c.req.json()
    const [row] = await sql`
      insert into ideas (kind, title, body, theme, kern_id, area_ids, street_id, house_number, precision, placed_by, geom)
      values (${idea.kind}, ${idea.title}, ${idea.body}, ${idea.theme}, ${idea.kernId}, ${idea.areaIds}, ${idea.streetId},
        ${idea.houseNumber}, 'point', 'tap', ST_SetSRID(ST_MakePoint(${idea.lng}, ${idea.lat}), 4326))
      returning id`
    return c.json(row, 201)
  })
  .get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const receive = (message: string) => stream.writeSSE({ data: message, id: '1' })
      receivers.add(receive)
      // As ours does: what comes first makes the headers come.
      await receive('open')
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      receivers.delete(receive)
    }),
  )
  .post('/events', async (c) => {
    const message = await c.req.text()
    await Promise.all(Array.from(receivers, (receive) => receive(message)))
    return c.body(null, 204)
  })

serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => process.stdout.write('listening\n'))
process.once('SIGTERM', () => process.exit(0))

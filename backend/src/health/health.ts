import { Hono } from 'hono'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { AppContext, AppEnv } from '../http/context.ts'

/** For whoever watches over the service: alive, ready to serve, and numbers. */
export const health = ({ sql, index, hub }: AppContext) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('wijkwerk_pins', 'Public ideas in the read model', () => index.size)
  gauge('wijkwerk_event_streams', 'Open event streams', () => hub.size)
  return new Hono<AppEnv>()
    .get('/health/live', (c) => c.text('ok'))
    .get('/health/ready', async (c) => {
      const isReady = await sql`select 1`.then(
        () => true,
        () => false,
      )
      return c.text(isReady ? 'ok' : 'database away', isReady ? 200 : 503)
    })
    .get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }))
}

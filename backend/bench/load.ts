import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'

/** What came back; the body is empty where it was not kept. */
export type Answer = { status: number; body: Buffer; milliseconds: number }

type Request = { path: string; method?: string; headers?: Record<string, string>; body?: string }

/** A client that keeps its connections open; `close` when done. */
export function createClient(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = ({ path, method = 'GET', headers = {}, body }: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now()
      const outgoing = request(`${origin}${path}`, { agent, method, headers }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(chunks),
            milliseconds: performance.now() - startedAt,
          }),
        )
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return { send, close: () => agent.destroy() }
}

/**
 * Sends requests over so many connections for so long, and gives how many were answered and how long each took, in
 * milliseconds. Throws when an answer is not a success.
 */
export async function load(
  origin: string,
  { connections, seconds, next }: { connections: number; seconds: number; next: (number: number) => Request },
): Promise<{ count: number; seconds: number; milliseconds: number[] }> {
  const client = createClient(origin, connections)
  const milliseconds: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  let number = 0
  const work = async () => {
    while (performance.now() < endsAt) {
      const wanted = next(number++)
      const answer = await client.send(wanted)
      if (answer.status >= 400) throw new Error(`${wanted.path} gave ${answer.status}: ${answer.body.toString()}`)
      milliseconds.push(answer.milliseconds)
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  client.close()
  return { count: milliseconds.length, seconds: (performance.now() - startedAt) / 1000, milliseconds }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (!address || typeof address === 'string') throw new Error('no port could be had')
  return address.port
}

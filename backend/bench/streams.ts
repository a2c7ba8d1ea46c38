import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { BenchDatabase, ServerProcess } from './cluster.ts'
import { startApplication, startBareServer } from './cluster.ts'
import { createClient } from './load.ts'
import { processorTime, residentBytes } from './processor-time.ts'
import { digits, verdict, write } from './report.ts'

const STREAMS = 2000
const MESSAGES = 50
const PATIENCE_MS = 60_000
const FLOODS = 60
const MARKER = '"type":"idea.changed"'

type Stream = { socket: Socket; messages: number }

/** Opens event streams that count the messages that match; resolves when all have their headers. */
async function openStreams({ origin }: ServerProcess, path: string, count: number, marker: string): Promise<Stream[]> {
  const { hostname, port } = new URL(origin)
  const streams: Stream[] = []
  for (let opened = 0; opened < count; opened += 100) {
    await Promise.all(
      Array.from({ length: Math.min(100, count - opened) }, async () => {
        const socket = connect(Number(port), hostname)
        const stream: Stream = { socket, messages: 0 }
        socket.setEncoding('utf8')
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\n\r\n`)
        await new Promise<void>((resolve, reject) => {
          socket.once('error', reject)
          socket.once('data', () => resolve())
        })
        let rest = ''
        socket.on('data', (text: string) => {
          const parts = (rest + text).split(marker)
          stream.messages += parts.length - 1
          rest = (parts.at(-1) ?? '').slice(-marker.length)
        })
        streams.push(stream)
      }),
    )
  }
  return streams
}

async function allHave(streams: readonly Stream[], messages: number): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (streams.every((stream) => stream.messages >= messages)) return true
    await wait(50)
  }
  return false
}

/** Processor time of the server for each message and stream, in microseconds, and memory for each stream, in kB. */
async function measure(server: ServerProcess, path: string, marker: string, tell: (number: number) => Promise<void>) {
  const idle = residentBytes(server.processId)
  const streams = await openStreams(server, path, STREAMS, marker)
  const kilobytes = (residentBytes(server.processId) - idle) / STREAMS / 1024
  const before = processorTime([server.processId])
  for (let number = 0; number < MESSAGES; number++) await tell(number)
  const isComplete = await allHave(streams, MESSAGES)
  const microseconds = ((processorTime([server.processId]) - before) * 1000) / MESSAGES / STREAMS
  const messages = streams.reduce((sum, stream) => sum + stream.messages, 0)
  for (const { socket } of streams) socket.destroy()
  return { microseconds, kilobytes, isComplete, messages }
}

/** Two thousand open event streams: every change reaches each, at what cost, and a client that stalls holds up nobody. */
export async function benchStreams({ url, sql }: BenchDatabase) {
  const application = await startApplication(url)
  const bare = await startBareServer(url)
  try {
    const ideas = await sql<{ id: number }[]>`select id from ideas where visibility = 'public' limit ${2 * MESSAGES}`
    // Each another idea: two changes of one that are read together are told once.
    const change = async (number: number) => {
      const id = ideas[number % ideas.length]?.id ?? 0
      await sql`update ideas set support_count = support_count + 1 where id = ${id}`
      // One batch a message, as when changes come one by one: the feed gathers what comes together.
      await wait(60)
    }
    const ours = await measure(application, '/api/events', MARKER, change)
    const client = createClient(bare.origin, 1)
    const body = JSON.stringify({ type: 'idea.changed', id: 1, title: 'x'.repeat(120) })
    const theirs = await measure(bare, '/events', MARKER, async () => {
      await client.send({ path: '/events', method: 'POST', body })
      await wait(60)
    })
    client.close()
    write(`## ${STREAMS} event streams`, '')
    write(
      `- Every one of ${MESSAGES} changes reached every stream: ${ours.isComplete ? 'yes' : `NO, ${ours.messages} messages came`}.`,
    )
    write(
      `- Server time a message and stream: ours ${digits(ours.microseconds)} µs, Hono's streamSSE ${digits(theirs.microseconds)} µs: ${verdict(ours.microseconds / theirs.microseconds, 0.25, 'at most')}`,
    )
    write(`- Memory a stream: ours ${digits(ours.kilobytes)} kB, streamSSE ${digits(theirs.kilobytes)} kB.`)
    await stalled(application, { url, sql })
  } finally {
    await application.stop()
    await bare.stop()
  }
}

/** Tells everything so often that the buffers of a client that reads nothing are full, and waits each time for the others. */
async function stalled(application: ServerProcess, { sql }: BenchDatabase) {
  const [lazy] = await openStreams(application, '/api/events', 1, '\u0000')
  lazy?.socket.pause()
  const others = await openStreams(application, '/api/events', 50, MARKER)
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::integer as count from ideas where visibility = 'public'`
  let isTold = true
  for (let flood = 1; flood <= FLOODS && isTold; flood++) {
    await sql`update ideas set support_count = support_count + 1 where visibility = 'public'`
    isTold = await allHave(others, flood * count)
  }
  const megabytes = digits((FLOODS * count * 250) / 1e6)
  write(
    `- About ${megabytes} MB past a client that reads nothing, the others heard all of it: ${isTold ? 'yes' : 'NO'}.`,
    '',
  )
  for (const stream of [...others, ...(lazy ? [lazy] : [])]) stream.socket.destroy()
  if (!isTold) throw new Error('a stalled client held up the others')
}

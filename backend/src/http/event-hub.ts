import type { ServerResponse } from 'node:http'
import type { PortalEvent } from '../contract/events.ts'

const MAX_WAITING_BYTES = 1_000_000
const HEARTBEAT_MS = 15_000

/** One event as server-sent bytes (HTML Standard, section 9.2). */
export const frame = (event: PortalEvent, id: string) => `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`

/**
 * A batch as bytes. All events but the last carry the position `before` it, so that a client that was cut off halfway
 * resumes before it.
 */
export const framed = (events: readonly PortalEvent[], before: string, position: string) =>
  events.map((event, index) => frame(event, index === events.length - 1 ? position : before)).join('')

/**
 * The open event streams of this process. A batch is framed once and the same bytes are written to every stream; a
 * client that does not read is dropped, and resumes by id.
 */
export class EventHub {
  #streams = new Map<ServerResponse, string>()
  #heartbeat = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT_MS).unref()
  #position = '0'

  /** The feed's horizon up to which every stream has been told. */
  get position() {
    return this.#position
  }

  get size() {
    return this.#streams.size
  }

  /** How many streams an address has open. */
  streamsOf(address: string): number {
    let count = 0
    for (const owner of this.#streams.values()) if (owner === address) count += 1
    return count
  }

  add(stream: ServerResponse, address: string) {
    this.#streams.set(stream, address)
    stream.on('close', () => this.#streams.delete(stream))
  }

  /** Tells every stream what happened up to `position`. */
  publish(events: readonly PortalEvent[], position: string) {
    const before = this.#position
    this.#position = position
    if (events.length > 0) this.#write(framed(events, before, position))
  }

  close() {
    clearInterval(this.#heartbeat)
    for (const stream of this.#streams.keys()) stream.end()
  }

  #write(text: string) {
    const bytes = Buffer.from(text)
    for (const stream of this.#streams.keys()) {
      if (stream.writableLength > MAX_WAITING_BYTES) stream.destroy()
      else stream.write(bytes)
    }
  }
}

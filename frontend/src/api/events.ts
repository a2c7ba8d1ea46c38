import { useQueryClient } from '@tanstack/react-query'
import type { PortalEvent } from '@wijkwerk/backend/contract/events.ts'
import { useEffect } from 'react'
import { concerns } from './concerns.ts'

type Listener = (event: PortalEvent) => void

const RECONNECT_MILLISECONDS = 3000
const GATHER_MILLISECONDS = 100
const SPREAD_MILLISECONDS = 600
const listeners = new Set<Listener>()
let source: EventSource | null = null
let reconnecting: ReturnType<typeof setTimeout> | undefined

function deliver(event: PortalEvent) {
  for (const listener of listeners) listener(event)
}

/** Opens the stream; `after` is up to where the page already knows what happened. */
function connect(after?: string) {
  clearTimeout(reconnecting)
  source?.close()
  source = new EventSource(after ? `/api/events?after=${encodeURIComponent(after)}` : '/api/events')
  source.addEventListener('message', (message: MessageEvent<string>) => deliver(JSON.parse(message.data)))
  source.addEventListener('error', () => {
    // The browser tries again by itself and resumes, unless the answer was an error: then it gives up for good.
    if (source?.readyState === EventSource.CLOSED) reconnecting = setTimeout(reconnect, RECONNECT_MILLISECONDS)
  })
}

// A connection of our own making does not resume where the last one ended: whoever listens must fetch anew.
function reconnect() {
  connect()
  source?.addEventListener('open', () => deliver({ type: 'reset' }), { once: true })
}

function start() {
  connect(document.querySelector<HTMLMetaElement>('meta[name="event-position"]')?.content)
  window.addEventListener('online', reconnect)
}

function stop() {
  clearTimeout(reconnecting)
  window.removeEventListener('online', reconnect)
  source?.close()
  source = null
}

/** Hears every event of the portal until the returned function is called; one connection serves the whole page. */
export function subscribe(listener: Listener): () => void {
  if (listeners.size === 0) start()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

/** How long to wait before asking what an event changed: others hear it at the same moment, and would all ask at once. */
export const pauseMilliseconds = () => GATHER_MILLISECONDS + Math.random() * SPREAD_MILLISECONDS

/** Keeps every answer that an event can concern up to date, of any kind of thing, and hands each event to `onEvent`. */
export function useLive(onEvent?: Listener) {
  const client = useQueryClient()
  useEffect(
    function followEvents() {
      let pending: ReturnType<typeof setTimeout> | undefined
      let gathered: PortalEvent[] = []
      const refresh = () => {
        const events = gathered
        pending = undefined
        gathered = []
        void client.invalidateQueries({ predicate: (query) => events.some((event) => concerns(event, query)) })
      }
      const unsubscribe = subscribe((event) => {
        onEvent?.(event)
        // Many events at once ask for one answer.
        gathered.push(event)
        pending ??= setTimeout(refresh, pauseMilliseconds())
      })
      return () => {
        clearTimeout(pending)
        unsubscribe()
      }
    },
    [client, onEvent],
  )
}

import { useQueryClient } from '@tanstack/react-query'
import type { PortalEvent } from '@wijkwerk/backend/contract/events.ts'
import { useEffect } from 'react'

type Listener = (event: PortalEvent) => void

const RECONNECT_MILLISECONDS = 3000
const GATHER_MILLISECONDS = 150
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

/** Keeps every list, count and idea on the page up to date, and hands each event to `onEvent`. */
export function useLiveIdeas(onEvent?: Listener) {
  const client = useQueryClient()
  useEffect(
    function followEvents() {
      let pending: ReturnType<typeof setTimeout> | undefined
      const refresh = () => {
        pending = undefined
        void client.invalidateQueries({ queryKey: ['ideas'] })
      }
      const unsubscribe = subscribe((event) => {
        onEvent?.(event)
        // Many events at once ask for one answer.
        pending ??= setTimeout(refresh, GATHER_MILLISECONDS)
      })
      return () => {
        clearTimeout(pending)
        unsubscribe()
      }
    },
    [client, onEvent],
  )
}

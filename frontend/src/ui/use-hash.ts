import { useSyncExternalStore } from 'react'

function follow(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The fragment of the address without its #; empty on the server. */
export const useHash = () =>
  useSyncExternalStore(
    follow,
    () => location.hash.slice(1),
    () => '',
  )

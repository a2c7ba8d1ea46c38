import { useCallback, useRef } from 'react'
import { newKey } from './new-key.ts'

/** Gives the Idempotency-Key of what is sent: the same for every try of the same body, a new one for another. */
export function useActKey(): (body: object) => string {
  const last = useRef({ text: '', key: '' })
  return useCallback((body) => {
    const text = JSON.stringify(body)
    if (text !== last.current.text) last.current = { text, key: newKey() }
    return last.current.key
  }, [])
}

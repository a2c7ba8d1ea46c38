import { useCallback, useRef } from 'react'
import { readDevice, writeDevice } from './device-storage.ts'
import { newKey } from './new-key.ts'

/**
 * Gives the Idempotency-Key of what is sent: the same for every try of the same body, a new one for another. With a
 * `name` the device keeps it, so that a try after a reload is still the same act.
 */
export function useActKey(name?: string): (body: object) => string {
  const last = useRef<{ text: string; key: string } | null>(null)
  return useCallback(
    (body) => {
      const text = JSON.stringify(body)
      const known = last.current ?? (name ? parseAct(readDevice(name)) : null)
      const act = known?.text === text ? known : { text, key: newKey() }
      last.current = act
      if (name) writeDevice(name, JSON.stringify(act))
      return act.key
    },
    [name],
  )
}

function parseAct(kept: string | null): { text: string; key: string } | null {
  try {
    const act: unknown = JSON.parse(kept ?? 'null')
    const isAct = typeof act === 'object' && act !== null && 'text' in act && 'key' in act
    return isAct ? { text: String(act.text), key: String(act.key) } : null
  } catch {
    // Somebody else's words under our name: a new act begins.
    return null
  }
}

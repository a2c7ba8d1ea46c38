import { useState } from 'react'
import { type TextKey, t } from '../../text/text.ts'
import { readDevice, writeDevice } from '../../ui/device-storage.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'

const NAME = 'wijkwerk.mijn-buurt'

/** The address of “mijn buurt” that this device was asked to remember, or null. */
export function rememberedPlace(): string | null {
  const kept = readDevice(NAME)
  return kept?.startsWith('/mijn-buurt?') ? kept : null
}

/** Keeps a place on this device when asked to, says that it does, and forgets it again. */
export function RememberPlace({ address }: { address: string }) {
  const isLive = useHydrated()
  const [isKept, setIsKept] = useState(() => rememberedPlace() === address)
  const [outcome, setOutcome] = useState<TextKey | null>(null)
  if (!isLive) return null
  const change = () => {
    const isDone = writeDevice(NAME, isKept ? null : address)
    if (isDone) setIsKept(!isKept)
    setOutcome(isDone ? 'nearby.forgotten' : 'nearby.rememberFailed')
  }
  const words = isKept ? 'nearby.remembered' : outcome
  return (
    <p className="remember">
      <span role="status">{words && t(words)}</span>{' '}
      <button type="button" className="quiet-link" onClick={change}>
        {t(isKept ? 'nearby.forget' : 'nearby.remember')}
      </button>
    </p>
  )
}

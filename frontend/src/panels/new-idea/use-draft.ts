import { type RefObject, useCallback, useEffect, useState } from 'react'
import { useRefusedForm } from '../../state/use-refused-form.ts'
import { readDevice, writeDevice } from '../../ui/device-storage.ts'
import { typedValues } from '../../ui/typed-values.ts'
import { type Draft, EMPTY_DRAFT, isWorthKeeping, parseDraft } from './draft.ts'

const NAME = 'wijkwerk.concept'

function draftOfForm(values: Record<string, string>): Draft {
  const known = Object.entries(values).filter(([name]) => name in EMPTY_DRAFT)
  return { ...EMPTY_DRAFT, way: 'street', ...Object.fromEntries(known) }
}

const TYPED = ['title', 'body', 'name', 'replyValue'] as const

/** The words that were typed into the plain form before the page came alive. */
const typedDraft = (values: Record<string, string>): Partial<Draft> =>
  Object.fromEntries(TYPED.flatMap((name) => (values[name]?.trim() ? [[name, values[name]]] : [])))

/**
 * The idea being written: what a refused plain form held, else what this device kept, else an empty one with `start`;
 * and what was typed before the page came alive. Every change is kept on the device until `forget`.
 */
export function useDraft(start: Partial<Draft>, typedIn: RefObject<HTMLFormElement | null>) {
  const form = useRefusedForm()
  const [draft, setDraft] = useState<Draft>(() => (form ? draftOfForm(form.values) : { ...EMPTY_DRAFT, ...start }))
  const [isRestored, setIsRestored] = useState(false)
  const [isReady, setIsReady] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the device kept is taken up once
  useEffect(function restore() {
    const kept = parseDraft(readDevice(NAME))
    const typed = typedDraft(typedValues(typedIn.current))
    if (!form && isWorthKeeping(kept)) {
      setDraft({ ...kept, ...start, ...typed })
      setIsRestored(true)
    } else setDraft((before) => ({ ...before, ...typed }))
    setIsReady(true)
  }, [])

  useEffect(
    function keep() {
      if (isReady) writeDevice(NAME, isWorthKeeping(draft) ? JSON.stringify(draft) : null)
    },
    [draft, isReady],
  )

  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), [])
  const forget = useCallback(() => {
    setDraft(EMPTY_DRAFT)
    setIsRestored(false)
    writeDevice(NAME, null)
  }, [])
  return { draft, change, forget, isRestored }
}

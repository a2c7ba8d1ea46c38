import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ActDraft } from '../../../state/use-draft.ts'
import { typedValues } from '../../../ui/typed-values.ts'

type Props = {
  title: string
  explained?: string
  save: string
  isPending: boolean
  /** Where the text that is typed stays until it is sent. */
  draft?: ActDraft<Record<string, string>>
  onSubmit: (values: FormData) => void
  children: ReactNode
}

/** A form of one or two fields for one act; it begins in its first field, and Ctrl with Enter sends it. */
export function ShortForm({ title, explained, save, isPending, draft, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(function beginInTheFirstField() {
    form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [])
  // Once, as it opens: what is typed later is in the fields.
  const [restored] = useState(() => draft?.read() ?? {})
  useEffect(
    function fillInWhatWasTyped() {
      for (const field of form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name]') ?? []) {
        field.value = restored[field.name] ?? field.value
      }
    },
    [restored],
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isPending) onSubmit(new FormData(event.currentTarget))
  }
  return (
    <form
      ref={form}
      className="act-form"
      onSubmit={submit}
      onInput={({ currentTarget }) => draft?.keep(typedValues(currentTarget))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
      }}
    >
      <h3>{title}</h3>
      {explained && <p className="hint">{explained}</p>}
      {children}
      <button type="submit" className="button" aria-disabled={isPending}>
        {save}
      </button>
    </form>
  )
}

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'

type Props = {
  title: string
  explained?: string
  save: string
  isPending: boolean
  onSubmit: (values: FormData) => void
  children: ReactNode
}

/** A form of one or two fields for one act; it begins in its first field, and Ctrl with Enter sends it. */
export function ShortForm({ title, explained, save, isPending, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(function beginInTheFirstField() {
    form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isPending) onSubmit(new FormData(event.currentTarget))
  }
  return (
    <form
      ref={form}
      className="act-form"
      onSubmit={submit}
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

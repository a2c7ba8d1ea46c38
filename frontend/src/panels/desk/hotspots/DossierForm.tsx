import type { FormEvent } from 'react'
import { t } from '../../../text/desk-text.ts'

type Props = {
  title?: string
  note?: string
  isPending: boolean
  hasFailed: boolean
  onSave: (title: string, note: string) => void
}

/** The name and the note of a dossier. */
export function DossierForm({ title = '', note = '', isPending, hasFailed, onSave }: Props) {
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    onSave(String(values.get('title')).trim(), String(values.get('note')).trim())
  }
  return (
    <form className="dossier-form" onSubmit={save}>
      <label>
        {t('dossier.name')}
        <input type="text" name="title" defaultValue={title} required minLength={3} maxLength={120} />
      </label>
      <label>
        {t('dossier.note')}
        <textarea name="note" defaultValue={note} rows={4} maxLength={4000} />
      </label>
      {hasFailed && <p role="alert">{t('dossier.failed')}</p>}
      <button type="submit" className="button" disabled={isPending}>
        {t('dossier.save')}
      </button>
    </form>
  )
}

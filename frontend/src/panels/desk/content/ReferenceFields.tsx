import type { Reference } from '@wijkwerk/backend/contract/works.ts'
import { t } from '../../../text/desk-text.ts'
import { useIsRefused } from './Fields.tsx'
import { type Row, useRows } from './use-rows.ts'

type Props = { name: 'documents' | 'sources'; first: readonly Reference[] }

/** Links to pages and papers elsewhere; the last row is there to fill in. */
export function ReferenceFields({ name, first }: Props) {
  const { rows, add, remove } = useRows<Reference>(first, { title: '', url: '', on: null })
  return (
    <fieldset className="field">
      <legend>{t(`content.field.${name}`)}</legend>
      {rows.map((row, index) => (
        <ReferenceRow key={row.key} path={`${name}.${index}`} row={row} onRemove={() => remove(row.key)} />
      ))}
      <p>
        <button type="button" className="quiet-button" onClick={add}>
          {t('content.referenceAdd')}
        </button>
      </p>
    </fieldset>
  )
}

function ReferenceRow({ path, row, onRemove }: { path: string; row: Row<Reference>; onRemove: () => void }) {
  const [name] = path.split('.')
  return (
    <div className="act-row">
      <label>
        {t('content.referenceTitle')}
        <input name={`${name}-title`} type="text" required maxLength={200} defaultValue={row.title} />
      </label>
      <label>
        {t('content.referenceUrl')}
        <input
          name={`${name}-url`}
          type="url"
          required
          maxLength={1000}
          defaultValue={row.url}
          aria-invalid={useIsRefused(path) || undefined}
        />
      </label>
      <input type="hidden" name={`${name}-on`} value={row.on ?? ''} />
      <button type="button" className="quiet-button" onClick={onRemove}>
        {t('content.remove')}
      </button>
    </div>
  )
}

/** The links that were filled in. */
export function readReferences(values: FormData, name: Props['name']): Reference[] {
  const all = (part: string) => values.getAll(`${name}-${part}`).map((value) => String(value).trim())
  const [titles, urls, days] = [all('title'), all('url'), all('on')]
  return titles.map((title, index) => ({ title, url: urls[index] ?? '', on: days[index] || null }))
}

import { type FormEvent, type RefObject, useState } from 'react'
import { t } from '../../../text/desk-text.ts'
import { type InboxView, SHOWS, WHAT_WAITS } from './inbox-view.ts'

type Props = {
  view: InboxView
  /** Where one types. */
  field: RefObject<HTMLInputElement | null>
  onChange: (view: InboxView) => void
}

/** Finds an idea back, whether it waits or not. */
export function InboxSearch({ view, field, onChange }: Props) {
  const [words, setWords] = useState(view.words)
  const [followed, setFollowed] = useState(view.words)
  if (view.words !== followed) {
    setFollowed(view.words)
    setWords(view.words)
  }
  const search = (event: FormEvent) => {
    event.preventDefault()
    onChange({ ...WHAT_WAITS, ...(words.trim() && { show: 'all', words: words.trim() }) })
  }
  return (
    <div className="inbox-search">
      <search>
        <form onSubmit={search}>
          <label htmlFor="inbox-words">{t('inbox.search')}</label>
          <div className="input-row">
            <input
              ref={field}
              id="inbox-words"
              type="search"
              maxLength={200}
              value={words}
              onChange={({ target }) => setWords(target.value)}
              aria-describedby="inbox-words-hint"
            />
            <button type="submit" className="quiet-button">
              {t('inbox.searchNow')}
            </button>
          </div>
          <p id="inbox-words-hint" className="hint">
            {t('inbox.searchHint')}
          </p>
        </form>
      </search>
      <label>
        {t('inbox.show')}
        <select
          value={view.show}
          onChange={({ target }) =>
            onChange({ ...view, only: null, show: SHOWS.find((known) => known === target.value) ?? 'waiting' })
          }
        >
          {SHOWS.map((known) => (
            <option key={known} value={known}>
              {t(`inbox.show.${known}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

import { useLocation } from 'wouter'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'

/** Search over places and ideas; `id` tells several on one page apart. */
export function SearchForm({ id, initial = '' }: { id: string; initial?: string }) {
  const [, navigate] = useLocation()
  return (
    <search className="search">
      <form
        action="/zoeken"
        onSubmit={(event) => {
          event.preventDefault()
          const q = new FormData(event.currentTarget).get('q')
          navigate(`/zoeken?q=${encodeURIComponent(String(q))}`)
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {t('search.label')}
        </label>
        <button type="submit" aria-label={t('search.submit')}>
          <Icon name="search" />
        </button>
        <input
          id={id}
          type="search"
          name="q"
          maxLength={200}
          defaultValue={initial}
          placeholder={t('search.label')}
          autoComplete="off"
          enterKeyHint="search"
        />
      </form>
    </search>
  )
}

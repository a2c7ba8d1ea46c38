import { useLocation } from 'wouter'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'

/** As much as the API takes. */
const MAX_SEARCH = 120

/** Search over places and ideas; `id` tells several on one page apart. */
export function SearchForm({ id, initial = '' }: { id: string; initial?: string }) {
  const [, navigate] = useLocation()
  return (
    <search className="search">
      <form
        action="/zoeken"
        onSubmit={(event) => {
          event.preventDefault()
          // The result is next: on a phone the keyboard goes away, and no ring stays behind on the menu.
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
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
          maxLength={MAX_SEARCH}
          defaultValue={initial}
          placeholder={t('search.label')}
          autoComplete="off"
          enterKeyHint="search"
        />
      </form>
    </search>
  )
}

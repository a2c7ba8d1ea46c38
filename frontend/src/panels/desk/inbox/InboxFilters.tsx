import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { useState } from 'react'
import { THEMES } from '../../../state/idea-choices.ts'
import { t } from '../../../text/desk-text.ts'
import { themeName } from '../../../text/format.ts'
import { AGES, type InboxView } from './inbox-view.ts'

type Props = {
  view: InboxView
  /** Where the list offers no kernen of its own. */
  kernen: readonly AreaReference[]
  colleagues: readonly { id: number; name: string }[]
  onChange: (view: InboxView) => void
}

/** Narrows what is shown to a kern, a theme, to whose it is and to what came in long ago. */
export function InboxFilters({ view, kernen, colleagues, onChange }: Props) {
  const { area, theme, assignee, age } = view
  const [isOpen, setIsOpen] = useState(
    theme !== null || assignee !== null || age !== null || (area !== null && kernen.length > 0),
  )
  return (
    <details className="inbox-filters" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t('inbox.filters')}</summary>
      {kernen.length > 0 && (
        <label>
          {t('inbox.kern')}
          <select value={area ?? ''} onChange={({ target }) => onChange({ ...view, area: target.value || null })}>
            <option value="">{t('inbox.anyKern')}</option>
            {kernen.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('inbox.theme')}
        <select
          value={theme ?? ''}
          onChange={({ target }) =>
            onChange({ ...view, theme: THEMES.find((known) => known === target.value) ?? null })
          }
        >
          <option value="">{t('filter.anyTheme')}</option>
          {THEMES.map((known) => (
            <option key={known} value={known}>
              {themeName(known)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('inbox.assignee')}
        <select value={assignee ?? ''} onChange={({ target }) => onChange({ ...view, assignee: target.value || null })}>
          <option value="">{t('inbox.anyone')}</option>
          <option value="nobody">{t('inbox.nobody')}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('inbox.age')}
        <select
          value={age ?? ''}
          onChange={({ target }) => onChange({ ...view, age: AGES.find((known) => known === target.value) ?? null })}
        >
          <option value="">{t('inbox.anyAge')}</option>
          {AGES.map((known) => (
            <option key={known} value={known}>
              {t(`inbox.age.${known}`)}
            </option>
          ))}
        </select>
      </label>
    </details>
  )
}

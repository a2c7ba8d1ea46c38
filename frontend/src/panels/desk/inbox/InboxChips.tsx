import type { Inbox } from '@wijkwerk/backend/contract/desk.ts'
import type { IdeaTheme } from '@wijkwerk/backend/contract/ideas.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { THEMES } from '../../../state/idea-choices.ts'
import { t } from '../../../text/desk-text.ts'
import { themeName } from '../../../text/format.ts'

export type InboxView = {
  area: string | null
  only: 'mine' | 'late' | 'new' | 'moderation' | null
  theme: IdeaTheme | null
  /** The number of somebody, or `nobody`. */
  assignee: string | null
  age: 'week' | 'month' | null
}
export const AGES = ['week', 'month'] as const

type Props = { counts: Inbox['counts']; view: InboxView; addressOf: (view: InboxView) => string }

/** Which part of what waits is shown: a kern, mine, late, new since the previous visit. */
export function InboxChips({ counts, view, addressOf }: Props) {
  const chips: { view: Pick<InboxView, 'area' | 'only'>; text: string }[] = [
    { view: { area: null, only: null }, text: t('inbox.all', { count: counts.all }) },
    ...counts.areas.map(({ slug, name, count }) => ({
      view: { area: slug, only: null },
      text: t('inbox.area', { name, count }),
    })),
    { view: { area: null, only: 'mine' }, text: t('inbox.mine', { count: counts.mine }) },
    { view: { area: null, only: 'late' }, text: t('inbox.late', { count: counts.late }) },
    { view: { area: null, only: 'new' }, text: t('inbox.new', { count: counts.isNew }) },
    { view: { area: null, only: 'moderation' }, text: t('inbox.moderation', { count: counts.moderation }) },
  ]
  return (
    <ul className="inbox-chips">
      {chips.map((chip) => {
        const isChosen = chip.view.area === view.area && chip.view.only === view.only
        return (
          <li key={chip.text}>
            <Link
              className="chip"
              href={addressOf({ ...view, ...chip.view })}
              aria-current={isChosen ? 'true' : undefined}
            >
              {chip.text}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

type FilterProps = {
  view: InboxView
  colleagues: readonly { id: number; name: string }[]
  onChange: (view: InboxView) => void
}

/** Narrows what is shown to a theme, to whose it is and to what came in long ago. */
export function InboxFilters({ view, colleagues, onChange }: FilterProps) {
  const { theme, assignee, age } = view
  const [isOpen, setIsOpen] = useState(theme !== null || assignee !== null || age !== null)
  return (
    <details className="inbox-filters" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t('inbox.filters')}</summary>
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

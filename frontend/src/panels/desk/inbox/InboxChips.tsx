import type { Inbox } from '@wijkwerk/backend/contract/desk.ts'
import type { IdeaTheme } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { THEMES } from '../../../state/idea-choices.ts'
import { t } from '../../../text/desk-text.ts'
import { themeName } from '../../../text/format.ts'

export type InboxView = {
  area: string | null
  only: 'mine' | 'late' | 'new' | 'moderation' | null
  theme: IdeaTheme | null
}
type Props = { counts: Inbox['counts']; view: InboxView; addressOf: (view: InboxView) => string }

/** Which part of what waits is shown: a kern, mine, late, new since the previous visit. */
export function InboxChips({ counts, view, addressOf }: Props) {
  const chips: { view: Omit<InboxView, 'theme'>; text: string }[] = [
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
              href={addressOf({ ...chip.view, theme: view.theme })}
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

type ThemeProps = { theme: IdeaTheme | null; onChoose: (theme: IdeaTheme | null) => void }

/** The one theme of which what waits is shown, or all of them. */
export function ThemeChoice({ theme, onChoose }: ThemeProps) {
  return (
    <label className="inbox-theme">
      {t('inbox.theme')}
      <select
        value={theme ?? ''}
        onChange={({ target }) => onChoose(THEMES.find((known) => known === target.value) ?? null)}
      >
        <option value="">{t('filter.anyTheme')}</option>
        {THEMES.map((known) => (
          <option key={known} value={known}>
            {themeName(known)}
          </option>
        ))}
      </select>
    </label>
  )
}

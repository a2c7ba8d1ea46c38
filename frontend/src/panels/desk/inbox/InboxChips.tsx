import type { Inbox } from '@wijkwerk/backend/contract/desk.ts'
import type { IdeaTheme } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'

export type InboxView = {
  area: string | null
  only: 'mine' | 'late' | 'new' | 'moderation' | null
  theme: IdeaTheme | null
  /** The number of somebody, or `nobody`. */
  assignee: string | null
  age: 'week' | 'month' | null
}
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

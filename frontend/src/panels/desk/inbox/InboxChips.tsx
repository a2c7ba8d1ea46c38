import type { InboxCounts } from '@wijkwerk/backend/contract/desk.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
import type { InboxView } from './inbox-view.ts'

type Chip = Pick<InboxView, 'area' | 'only'> & { text: string }
type Props = { counts: InboxCounts; view: InboxView; addressOf: (view: InboxView) => string }

/** Which part of what waits is shown: a kern, and where there is any, mine, late, new since the previous visit. */
export function InboxChips({ counts, view, addressOf }: Props) {
  const always: Chip[] = [
    { area: null, only: null, text: t('inbox.all', { count: counts.all }) },
    ...counts.areas.map(({ slug, name, count }) => ({
      area: slug,
      only: null,
      text: t('inbox.area', { name, count }),
    })),
  ]
  const whereAny: (Chip & { count: number })[] = [
    { area: null, only: 'mine', count: counts.mine, text: t('inbox.mine', { count: counts.mine }) },
    { area: null, only: 'late', count: counts.late, text: t('inbox.late', { count: counts.late }) },
    { area: null, only: 'new', count: counts.isNew, text: t('inbox.new', { count: counts.isNew }) },
    {
      area: null,
      only: 'moderation',
      count: counts.moderation,
      text: t('inbox.moderation', { count: counts.moderation }),
    },
  ]
  const isChosen = ({ area, only }: Chip) => area === view.area && only === view.only
  return (
    <ul className="inbox-chips">
      {[...always, ...whereAny.filter((chip) => chip.count > 0 || isChosen(chip))].map((chip) => (
        <li key={chip.text}>
          <Link
            className="chip"
            href={addressOf({ ...view, area: chip.area, only: chip.only })}
            aria-current={isChosen(chip) ? 'true' : undefined}
          >
            {chip.text}
          </Link>
        </li>
      ))}
    </ul>
  )
}

import type { InboxItem } from '@wijkwerk/backend/contract/desk.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
import { themeName } from '../../../text/format.ts'
import { CitizenText } from '../../CitizenText.tsx'
import { StateIcon } from '../../StateIcon.tsx'
import { dueText } from './due-text.ts'

type Props = {
  items: readonly InboxItem[]
  chosen: number | null
  today: string
  addressOf: (id: number) => string
  /** What is said where nothing is listed. */
  empty: string
}

/** The ideas that are shown, each with how it stands; each leads to the idea beside it. */
export function InboxList({ items, chosen, today, addressOf, empty }: Props) {
  if (items.length === 0) return <p className="inbox-empty">{empty}</p>
  return (
    <ul className="inbox-list" aria-label={t('inbox.list')}>
      {items.map((item) => {
        const due = dueText(item, today)
        const isForeign = !item.language.startsWith('nl')
        return (
          <li key={item.id}>
            <Link href={addressOf(item.id)} aria-current={item.id === chosen ? 'true' : undefined}>
              <StateIcon status={item.status} />
              <span>
                <strong>
                  <CitizenText language={item.language}>{item.title}</CitizenText>
                </strong>
                <span className="inbox-facts">
                  <span className={due.isUrgent ? 'urgent' : undefined}>{due.text}</span>
                  <span>
                    {[item.street ?? item.area?.name, item.street && item.houseNumber].filter(Boolean).join(' ') ||
                      t('inbox.nowhere')}
                  </span>
                  <span>{themeName(item.theme)}</span>
                  {item.channel !== 'web' && <span>{t(`channel.${item.channel}`)}</span>}
                  {item.replyKind && <span>{t(`inbox.reply.${item.replyKind}`)}</span>}
                  {item.supportCount > 0 && <span>{t('inbox.supports', { count: item.supportCount })}</span>}
                  {isForeign && <span>{t('inbox.translation')}</span>}
                  {item.assignee && <span>{t('inbox.assignedTo', { name: item.assignee.name })}</span>}
                </span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

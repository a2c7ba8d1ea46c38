import type { InboxCounts } from '@wijkwerk/backend/contract/desk.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'

type Props = { counts: InboxCounts; mayWriteContent: boolean }

/** What waits besides ideas: people to call, works without news, consultations without a word of what came of them. */
export function AlsoWaits({ counts: { tasks, staleWorks, openOutcomes }, mayWriteContent }: Props) {
  const lines = [
    { href: '/beheer/taken', count: tasks, text: t('inbox.tasks', { count: tasks }) },
    ...(mayWriteContent
      ? [
          { href: '/beheer/werken', count: staleWorks, text: t('inbox.staleWorks', { count: staleWorks }) },
          { href: '/beheer/bevragingen', count: openOutcomes, text: t('inbox.openOutcomes', { count: openOutcomes }) },
        ]
      : []),
  ].filter(({ count }) => count > 0)
  if (lines.length === 0) return null
  return (
    <ul className="also-waits">
      {lines.map(({ href, text }) => (
        <li key={href}>
          <Link href={href}>{text}</Link>
        </li>
      ))}
    </ul>
  )
}

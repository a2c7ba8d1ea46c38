import type { IdeaDetail } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { t } from '../text/text.ts'

const PAGES = { work: '/werken', consultation: '/inspraak' } as const

/** The work or the consultation that an idea was taken along in. */
export function AttachedTo({ attachedTo }: Pick<IdeaDetail, 'attachedTo'>) {
  if (!attachedTo) return null
  const { type, id, title } = attachedTo
  return (
    <p>
      {t(`idea.attached.${type}`)} <Link href={`${PAGES[type]}/${id}`}>{title}</Link>
    </p>
  )
}

import type { SimilarIdea } from '@wijkwerk/backend/contract/ideas.ts'
import type { ReactNode } from 'react'
import { statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { StateIcon } from './StateIcon.tsx'

type Props = { items: readonly SimilarIdea[]; children?: (idea: SimilarIdea) => ReactNode }

/** Ideas that resemble another, in a few words each. */
export function SimilarList({ items, children }: Props) {
  return (
    <ul className="similar-list">
      {items.map((idea) => (
        <li key={idea.id}>
          <StateIcon status={idea.status} isExample={idea.example} />
          <div>
            <a href={`/idee/${idea.id}`}>
              <bdi dir="auto">{idea.title}</bdi>
            </a>
            {idea.example && <span className="tag">{t('site.example')}</span>}
            <p className="facts">
              <strong>{statusName(idea.status)}</strong>
              {idea.street && <span>{idea.street}</span>}
              {idea.distance !== null && <span>{t('similar.distance', { metres: Math.round(idea.distance) })}</span>}
              {idea.supportCount > 0 && !idea.example && <span>{t('card.support', { count: idea.supportCount })}</span>}
            </p>
            {children?.(idea)}
          </div>
        </li>
      ))}
    </ul>
  )
}

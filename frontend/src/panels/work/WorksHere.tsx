import type { IdeaDetail } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { t } from '../../text/text.ts'
import { WorkSign } from '../ContentSign.tsx'

/** The works that go on, or will, where an idea lies. */
export function WorksHere({ works }: Pick<IdeaDetail, 'works'>) {
  return works.map(({ id, title, status, example }) => (
    <p key={id} className="works-here">
      <WorkSign status={status} isExample={example} />
      <span>
        {t(status === 'planned' ? 'work.hereSoon' : 'work.here')} <Link href={`/werken/${id}`}>{title}</Link>
        {example && <span className="tag">{t('site.example')}</span>}
      </span>
    </p>
  ))
}

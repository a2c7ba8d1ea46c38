import type { Idea } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { formatDay, placeName, statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { CitizenText } from './CitizenText.tsx'
import { StateIcon } from './StateIcon.tsx'
import { ToMap } from './ToMap.tsx'
import { useService } from './use-service.ts'

type Props = { idea: Idea; isChosen?: boolean; isNew?: boolean; isCopy?: boolean; mapAddress?: string | undefined }

/** An idea in a list: its sign, title, first lines and one line of facts. `isCopy`: it also stands elsewhere. */
export function IdeaCard({ idea, isChosen = false, isNew = false, isCopy = false, mapAddress }: Props) {
  const { city } = useService()
  return (
    <article
      id={isCopy ? undefined : `idee-${idea.id}`}
      className={`card${isChosen ? ' is-chosen' : ''}${isNew ? ' is-new' : ''}`}
    >
      <ToMap address={idea.place && mapAddress} title={idea.title}>
        <StateIcon status={idea.status} isExample={idea.example} />
      </ToMap>
      <div className="card-text">
        <h3>
          <Link href={`/idee/${idea.id}`}>
            <CitizenText language={idea.language}>{idea.title}</CitizenText>
          </Link>
          {idea.example && <span className="tag">{t('site.example')}</span>}
        </h3>
        <p className="card-body">
          <CitizenText language={idea.language}>{idea.body}</CitizenText>
        </p>
        <p className="facts">
          <strong>{statusName(idea.status)}</strong>
          <span className="where">{placeName(idea, city)}</span>
          {idea.supportCount > 0 && !idea.example && (
            <span>{t(idea.status === 'done' ? 'card.supportDone' : 'card.support', { count: idea.supportCount })}</span>
          )}
          {idea.answerDue && idea.status === 'received' && !idea.duplicateOf && (
            <span>{t('card.answerDue', { date: formatDay(idea.answerDue) })}</span>
          )}
        </p>
      </div>
    </article>
  )
}

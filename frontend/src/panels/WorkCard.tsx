import type { WorkSummary } from '@wijkwerk/backend/contract/works.ts'
import { Link } from 'wouter'
import { useToday } from '../state/use-today.ts'
import { passageWords, workMoment, workPlace, workStanding, workState } from '../text/content-facts.ts'
import { formatDistance } from '../text/format.ts'
import { t } from '../text/text.ts'
import { WorkSign } from './ContentSign.tsx'
import { ToMap } from './ToMap.tsx'

type Props = { work: WorkSummary; isChosen?: boolean; isCopy?: boolean; mapAddress?: string | undefined }

/** A work in a list: its sign, title, how it is today and one line of facts. `isCopy`: it also stands elsewhere. */
export function WorkCard({ work, isChosen = false, isCopy = false, mapAddress }: Props) {
  const today = useToday()
  const { id, title, example, distance } = work
  const state = workState(work, today)
  const moment = workMoment(work, today)
  const passage = passageWords(work)
  return (
    <article id={isCopy ? undefined : `werk-${id}`} className={`card work-card${isChosen ? ' is-chosen' : ''}`}>
      <ToMap address={mapAddress} title={title}>
        <WorkSign status={work.status} isExample={example} />
      </ToMap>
      <div className="card-text">
        <h3>
          <Link href={`/werken/${id}`}>{title}</Link>
          {example && <span className="tag">{t('site.example')}</span>}
        </h3>
        {passage && (
          <p>
            <strong className={`work-today${work.status === 'planned' ? ' is-calm' : ''}`}>{passage}</strong>
          </p>
        )}
        {state && (
          <p className="card-body">
            {state.isOutdated ? (
              t('card.outdated', { text: `${state.first} ${state.rest}` })
            ) : (
              <>
                <strong className={`work-today${work.status === 'in-progress' && !passage ? '' : ' is-calm'}`}>
                  {state.first}
                </strong>{' '}
                {state.rest}
              </>
            )}
          </p>
        )}
        <p className="facts">
          <strong>{workStanding(work)}</strong>
          {moment && <span>{moment}</span>}
          <span className="where">{workPlace(work)}</span>
          {distance !== null && <span>{formatDistance(distance)}</span>}
        </p>
      </div>
    </article>
  )
}

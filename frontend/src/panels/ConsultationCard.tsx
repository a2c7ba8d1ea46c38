import type { ConsultationSummary } from '@wijkwerk/backend/contract/consultations.ts'
import { Link } from 'wouter'
import { useToday } from '../state/use-today.ts'
import { consultationPlace, consultationStanding } from '../text/content-facts.ts'
import { t } from '../text/text.ts'
import { ConsultationSign } from './ContentSign.tsx'
import { ToMap } from './ToMap.tsx'

type Props = {
  consultation: ConsultationSummary
  isChosen?: boolean
  isCopy?: boolean
  mapAddress?: string | undefined
}

/** A consultation in a list: its sign, title, first lines and one line of facts. `isCopy`: it also stands elsewhere. */
export function ConsultationCard({ consultation, isChosen = false, isCopy = false, mapAddress }: Props) {
  const today = useToday()
  const { id, title, body, state, example, answerCount, hasOutcome } = consultation
  const place = consultationPlace(consultation)
  return (
    <article
      id={isCopy ? undefined : `bevraging-${id}`}
      className={`card consultation-card${isChosen ? ' is-chosen' : ''}`}
    >
      <ToMap address={mapAddress} title={title}>
        <ConsultationSign state={state} isExample={example} />
      </ToMap>
      <div className="card-text">
        <h3>
          <Link href={`/inspraak/${id}`}>{title}</Link>
          {example && <span className="tag">{t('site.example')}</span>}
        </h3>
        <p className="card-body">{body}</p>
        <p className="facts">
          <strong>{consultationStanding(consultation, today)}</strong>
          {state !== 'upcoming' && <span>{t('consultation.answerCount', { count: answerCount })}</span>}
          {hasOutcome && <span>{t('card.outcome')}</span>}
          {place && <span className="where">{place}</span>}
        </p>
      </div>
    </article>
  )
}

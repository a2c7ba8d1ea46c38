import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { Link } from 'wouter'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ConsultationSign } from '../ContentSign.tsx'
import { stateWords } from './period.ts'

/** The top of a consultation's page: the way back, its sign and title, and how it stands today. */
export function ConsultationHead({ consultation }: { consultation: ConsultationDetail }) {
  const { title, state, example } = consultation
  const { first, rest } = stateWords(consultation, useToday())
  return (
    <>
      <p className="crumb">
        <Link className="quiet-link" href="/inspraak">
          <Icon name="back" />
          {t('consultation.all')}
        </Link>
        {example && <span className="tag">{t('site.example')}</span>}
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <div className={`idea-state consultation-state state-${state}`} role="status">
        <ConsultationSign state={state} isExample={example} />
        <p>
          <strong>{first}</strong>
          {rest && `, ${rest}`}
        </p>
      </div>
    </>
  )
}

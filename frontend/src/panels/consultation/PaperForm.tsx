import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { useToday } from '../../state/use-today.ts'
import { LANGUAGE, richText, t } from '../../text/text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { PhoneLink } from '../PhoneLink.tsx'
import { PlainText } from '../PlainText.tsx'
import { useService } from '../use-service.ts'
import { PaperQuestion } from './PaperQuestion.tsx'
import { closingMoment, periodWords } from './period.ts'
import { QrCode } from './QrCode.tsx'

/** The form of a consultation as a sheet of paper, with where to hand it in and the way back to the site. */
export function PaperForm({ consultation }: { consultation: ConsultationDetail }) {
  const { id, title, body, fixed, questions, contactPhone, example } = consultation
  const service = useService()
  const today = useToday()
  const isLive = useHydrated()
  const base = (service.publicUrl || (isLive ? location.origin : '')).replace(/\/$/, '')
  const address = `${base}/inspraak/${id}`
  const phone = contactPhone ?? service.phone
  return (
    <section className="paper-sheet" aria-label={t('paper.title')}>
      <div className="paper-head">
        <p>
          {t('paper.number', { id })} · {service.name} {service.city}
          {example && <span className="tag">{t('site.example')}</span>}
        </p>
        <h2 className="paper-title">{title}</h2>
        <p>
          <strong>{t('paper.period', { period: periodWords(consultation, today) })}</strong>
        </p>
        <p>
          <strong>{t('paper.handIn')}</strong> {service.name}, {service.address},{' '}
          {t('paper.handInBy', { moment: closingMoment(consultation, today) })}.
        </p>
      </div>
      <PlainText language={LANGUAGE}>{body}</PlainText>
      {fixed && (
        <p>
          <strong>{t('consultation.fixed')}</strong> {fixed}
        </p>
      )}
      <ol className="paper-questions">
        {questions.map((question) => (
          <PaperQuestion key={question.id} question={question} />
        ))}
      </ol>
      <div className="paper-question">
        <p>
          <strong>{t('paper.reply')}</strong> {t('paper.replyUse')}
        </p>
        <span className="paper-line" />
      </div>
      <div className="paper-foot">
        <div>
          <p>{richText('paper.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
          {base && (
            <p>
              {t('paper.scan')} <strong className="paper-address">{address.replace(/^https?:\/\//, '')}</strong>
            </p>
          )}
          <p>{t('paper.privacy')}</p>
        </div>
        {base && <QrCode address={address} />}
      </div>
    </section>
  )
}

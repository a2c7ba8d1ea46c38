import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { LANGUAGE, t } from '../../text/text.ts'
import { PlainText } from '../PlainText.tsx'

/** What came of a consultation that is closed, or honestly that this is not known yet. */
export function Outcome({ consultation: { outcome, afterwards, answerCount } }: { consultation: ConsultationDetail }) {
  return (
    <section className="outcome" aria-labelledby="uitkomst">
      <h2 id="uitkomst">{t('consultation.outcome')}</h2>
      {outcome ? (
        <PlainText language={LANGUAGE}>{outcome}</PlainText>
      ) : (
        <>
          <p>{t(answerCount > 0 ? 'consultation.beingRead' : 'consultation.noAnswers')}</p>
          {afterwards && <PlainText language={LANGUAGE}>{afterwards}</PlainText>}
        </>
      )}
    </section>
  )
}

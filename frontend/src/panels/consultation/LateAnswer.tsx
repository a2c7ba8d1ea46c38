import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useToday } from '../../state/use-today.ts'
import { richText, t } from '../../text/text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'
import { type AnswerDraft, answerText } from './answer-draft.ts'
import { closingMoment } from './period.ts'

type Props = {
  consultation: ConsultationDetail
  draft: AnswerDraft
  /** Whether it was just refused, so that it must be seen. */
  isRefused: boolean
  onForget: () => void
}

/** Says that a consultation closed while somebody was answering, and how to take what they wrote elsewhere. */
export function LateAnswer({ consultation, draft, isRefused, onForget }: Props) {
  const service = useService()
  const isLive = useHydrated()
  const today = useToday()
  const [isCopied, setIsCopied] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    function showRefusal() {
      if (isRefused) box.current?.focus()
    },
    [isRefused],
  )
  const text = answerText(draft, consultation.title, consultation.questions)
  const phone = consultation.contactPhone ?? service.phone
  return (
    <>
      {/* What gets the focus is read for that: as an alert it would be read twice. */}
      <div ref={box} className="note warn late-answer" tabIndex={-1} role={isRefused ? undefined : 'alert'}>
        <h2 id="antwoorden">{t('late.title')}</h2>
        {consultation.state === 'closed' && <p>{t('late.closed', { moment: closingMoment(consultation, today) })}</p>}
        <p>
          {t('late.kept')} {isLive && t('late.keptHere')}
        </p>
        <p>
          {richText('late.instead', {
            phone: () => <PhoneLink key="phone" phone={phone} />,
            contact: (chunks) => (
              <Link key="contact" href="/contact">
                {chunks}
              </Link>
            ),
            service: service.name,
            address: service.address,
          })}
        </p>
        {isLive && (
          <p className="actions no-print">
            {'clipboard' in navigator && (
              <button
                type="button"
                className="button quiet"
                onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
              >
                <Icon name="copy" />
                {t('late.copy')}
              </button>
            )}
            <button type="button" className="button quiet" onClick={() => window.print()}>
              <Icon name="print" />
              {t('late.print')}
            </button>
            <button type="button" className="quiet-link" onClick={onForget}>
              {t('late.forget')}
            </button>
            <span role="status">{isCopied && t('late.copied')}</span>
          </p>
        )}
      </div>
      <section className="print-only" aria-hidden="true">
        <h2>{t('late.yours')}</h2>
        <p className="plain-text">{text}</p>
      </section>
    </>
  )
}

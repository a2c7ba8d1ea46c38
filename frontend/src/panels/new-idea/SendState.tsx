import type { ProblemKind } from '@wijkwerk/backend/contract/problem.ts'
import { richText, t } from '../../text/text.ts'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'

type Props = {
  isPending: boolean
  /** Why the last try failed while another one is to come, or null. */
  waitingFor: ProblemKind | null
  onStop: () => void
}

/** The button that sends, and what happens while the service cannot be reached. */
export function SendState({ isPending, waitingFor, onStop }: Props) {
  const { phone, answerWithinWorkingDays } = useService()
  return (
    <>
      <div role="alert">
        {waitingFor && (
          <div className="note warn">
            <p>
              <strong>{t(waitingFor === 'too-many-requests' ? 'send.tooMany' : 'send.waiting')}</strong>
            </p>
            <p>{richText('send.waitingExplained', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
            <button type="button" className="quiet-link" onClick={onStop}>
              {t('send.stop')}
            </button>
          </div>
        )}
      </div>
      <p className="hint">{t('send.next', { days: answerWithinWorkingDays })}</p>
      <p className="actions">
        <button type="submit" className="button" aria-disabled={isPending}>
          {t(isPending ? 'send.sending' : 'send.send')}
        </button>
      </p>
    </>
  )
}

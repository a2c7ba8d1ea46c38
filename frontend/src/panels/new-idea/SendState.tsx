import type { ProblemKind } from '@wijkwerk/backend/contract/problem.ts'
import type { ReactNode } from 'react'
import { richText, type TextKey, t } from '../../text/text.ts'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'

type Props = {
  /** The words of the button, while it sends, and of what could not be sent. */
  words: { send: TextKey; sending: TextKey; waiting: TextKey }
  isPending: boolean
  /** Why the last try failed while another one is to come, or null. */
  waitingFor: ProblemKind | null
  onStop: () => void
  /** What happens next. */
  children?: ReactNode
}

/** The button that sends, and what happens while the service cannot be reached. */
export function SendState({ words, isPending, waitingFor, onStop, children }: Props) {
  const { phone } = useService()
  return (
    <>
      <div role="alert">
        {waitingFor && (
          <div className="note warn">
            <p>
              <strong>{t(waitingFor === 'too-many-requests' ? 'send.tooMany' : words.waiting)}</strong>
            </p>
            <p>{richText('send.waitingExplained', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
            <button type="button" className="quiet-link" onClick={onStop}>
              {t('send.stop')}
            </button>
          </div>
        )}
      </div>
      {children}
      <p className="actions">
        <button type="submit" className="button" aria-disabled={isPending}>
          {t(isPending ? words.sending : words.send)}
        </button>
      </p>
    </>
  )
}

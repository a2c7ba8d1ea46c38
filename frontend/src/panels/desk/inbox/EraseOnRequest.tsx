import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeskIdea, WithdrawalRequest } from '@wijkwerk/backend/contract/desk.ts'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { deskIdeaQuery, eraseContact, takeIn, withdrawOnRequest } from '../../../api/desk-inbox.ts'
import { t } from '../../../text/desk-text.ts'
import { newKey } from '../../../ui/new-key.ts'

const WAYS = ['phone', 'desk', 'paper', 'email', 'home-visit', 'street', 'meeting'] as const

type Props = {
  shown: Pick<DeskIdea, 'idea' | 'replyKind'>
  mayWithdraw: boolean
  onContactErased: () => void
  onWithdrawn: () => void
}

/** Erases what somebody asks to be erased, for who has no private link; each is asked once more, in the page. */
export function EraseOnRequest({ shown: { idea, replyKind }, mayWithdraw, onContactErased, onWithdrawn }: Props) {
  const client = useQueryClient()
  const [asking, setAsking] = useState<'contact' | 'idea' | null>(null)
  const summary = useRef<HTMLElement>(null)
  const stop = () => {
    setAsking(null)
    summary.current?.focus()
  }
  // A colleague may have withdrawn it meanwhile.
  const onError = () => client.invalidateQueries({ queryKey: deskIdeaQuery(idea.id).queryKey })
  const contact = useMutation({
    // Without network it says so at once, rather than wait in silence.
    networkMode: 'always',
    mutationFn: () => eraseContact(idea.id, newKey()),
    onSuccess: (answer) => {
      onContactErased()
      stop()
      return takeIn(client, answer)
    },
    onError,
  })
  const whole = useMutation({
    networkMode: 'always',
    mutationFn: (body: WithdrawalRequest) => withdrawOnRequest(idea.id, newKey(), body),
    onSuccess: onWithdrawn,
    onError,
  })
  const isPending = contact.isPending || whole.isPending
  const hasContact = replyKind !== null || idea.name !== null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    if (asking === 'contact') contact.mutate()
    else {
      const way = new FormData(event.currentTarget).get('asked')
      whole.mutate({ asked: WAYS.find((known) => known === way) ?? 'phone' })
    }
  }
  return (
    <details>
      <summary ref={summary}>{t('erase.title')}</summary>
      {asking === null ? (
        <p className="actions">
          {hasContact && (
            <button type="button" className="quiet-button" onClick={() => setAsking('contact')}>
              {t('erase.contact')}
            </button>
          )}
          {mayWithdraw && (
            <button type="button" className="quiet-button" onClick={() => setAsking('idea')}>
              {t('erase.idea')}
            </button>
          )}
          {!hasContact && !mayWithdraw && t('erase.nothing')}
        </p>
      ) : (
        <form className="note warn" aria-labelledby="erase-question" onSubmit={submit}>
          <Question>{t(`erase.${asking}.ask`)}</Question>
          <p>{t(`erase.${asking}.explained`)}</p>
          {asking === 'idea' && (
            <p>
              <label>
                {t('erase.idea.how')}{' '}
                <select name="asked">
                  {WAYS.map((way) => (
                    <option key={way} value={way}>
                      {t(`channel.${way}`)}
                    </option>
                  ))}
                </select>
              </label>
            </p>
          )}
          <p className="actions">
            <button type="submit" className="button danger" aria-disabled={isPending}>
              {t(`erase.${asking}.do`)}
            </button>
            <button type="button" className="button quiet" onClick={stop}>
              {t('erase.not')}
            </button>
          </p>
        </form>
      )}
      <p role="status">
        {(contact.isError || whole.isError) && t('erase.failed')}
        {contact.isSuccess && t('erase.contact.done')}
      </p>
    </details>
  )
}

function Question({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(function beginAtTheQuestion() {
    title.current?.focus()
  }, [])
  return (
    <h3 ref={title} id="erase-question" tabIndex={-1}>
      {children}
    </h3>
  )
}

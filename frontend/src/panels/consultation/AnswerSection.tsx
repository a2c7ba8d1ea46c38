import { useQueryClient } from '@tanstack/react-query'
import type { AnswerCreated, ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { useRefusedForm } from '../../state/use-refused-form.ts'
import { useToday } from '../../state/use-today.ts'
import { formatDate } from '../../text/format.ts'
import { t } from '../../text/text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { fieldId } from '../ErrorSummary.tsx'
import type { PickOnMap } from '../pick-on-map.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { isWorthKeeping, questionField } from './answer-draft.ts'
import { LateAnswer } from './LateAnswer.tsx'
import { lastAnswerTo, rememberMyAnswer } from './my-answers.ts'
import { QuestionList } from './QuestionList.tsx'
import { useAnswerDraft } from './use-answer-draft.ts'

type Props = { consultation: ConsultationDetail; pickOnMap: PickOnMap }

/** What one can do on the page of a consultation now: answer, read what is asked, or keep what came too late. */
export function AnswerSection({ consultation, pickOnMap }: Props) {
  const { id, state, questions } = consultation
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const today = useToday()
  const isLive = useHydrated()
  const refused = useRefusedForm()
  const form = useRef<HTMLFormElement>(null)
  const { draft, changes, forget, isRestored } = useAnswerDraft(consultation, form)
  const [isRefused, setIsRefused] = useState(refused?.problem.kind === 'not-open')
  const [isAgain, setIsAgain] = useState(false)
  const before = isLive ? lastAnswerTo(id) : undefined
  const isOpen = state === 'open' && !isRefused
  const hasWords = isWorthKeeping(draft)

  if (state === 'upcoming' || (!isOpen && !hasWords)) {
    return (
      <section aria-labelledby="vragen">
        <h2 id="vragen">{t(state === 'upcoming' ? 'consultation.toAsk' : 'consultation.asked')}</h2>
        <QuestionList questions={questions} isPast={state !== 'upcoming'} />
      </section>
    )
  }

  const sent = ({ number }: AnswerCreated) => {
    const reply = { kind: draft.replyKind, value: draft.replyValue.trim() }
    rememberMyAnswer({ consultation: id, number, sentOn: today }, reply)
    forget()
    void client.invalidateQueries({ queryKey: ['content'] })
    navigate(`/inspraak/${id}?beantwoord=${number}`)
  }
  const late = () => {
    setIsRefused(true)
    void client.invalidateQueries({ queryKey: ['content'] })
  }
  const answerAgain = () => {
    flushSync(() => setIsAgain(true))
    const [first] = questions
    if (first) document.getElementById(fieldId(questionField(first)))?.focus()
  }
  const isAnswering = !isOpen || !before || isAgain || hasWords
  return (
    <section aria-labelledby="antwoorden">
      {isOpen ? (
        <>
          <h2 id="antwoorden" tabIndex={-1}>
            {t('answer.title')}
          </h2>
          <p>
            {t('answer.privacy')} {t('answer.noAccount')}
          </p>
        </>
      ) : (
        <LateAnswer consultation={consultation} draft={draft} isRefused={isRefused} onForget={forget} />
      )}
      {isOpen && before && (
        <div className="note">
          <p>
            <strong>{t('answer.again', { date: formatDate(before.sentOn), number: before.number })}</strong>
          </p>
          <p>{t('answer.againExplained')}</p>
          {!isAnswering && (
            <p>
              <button type="button" className="button quiet" onClick={answerAgain}>
                {t('answer.againDo')}
              </button>
            </p>
          )}
        </div>
      )}
      {isOpen && isRestored && (
        <p className="note restored">
          {t('answer.restored')}{' '}
          <button type="button" className="quiet-link" onClick={forget}>
            {t('new.startOver')}
          </button>
        </p>
      )}
      {isAnswering && (
        <AnswerForm
          form={form}
          consultation={consultation}
          draft={draft}
          changes={changes}
          isOpen={isOpen}
          pickOnMap={pickOnMap}
          onSent={sent}
          onLate={late}
        />
      )}
    </section>
  )
}

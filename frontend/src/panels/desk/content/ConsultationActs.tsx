import { useMutation } from '@tanstack/react-query'
import type { ConsultationAct, DeskConsultation } from '@wijkwerk/backend/contract/desk-content.ts'
import type { FormEvent } from 'react'
import { Link } from 'wouter'
import { fetchFile, ProblemError } from '../../../api/client.ts'
import { answersAddress } from '../../../api/desk-content.ts'
import { t } from '../../../text/desk-text.ts'
import { SignInAgain } from '../SignInAgain.tsx'
import { CountedAnswers } from './CountedAnswers.tsx'
import { readText } from './changes.ts'
import { LongField } from './Fields.tsx'
import { VisibilityAct } from './WorkActs.tsx'

type Props = { consultation: DeskConsultation; onAct: (act: ConsultationAct) => void }

/** What one does with a consultation: read the answers, close it, say what came of it, hide it. */
export function ConsultationActs({ consultation, onAct }: Props) {
  const { id, state, answerCount, outcome, isPublic } = consultation
  const conclude = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onAct({ act: 'outcome', text: readText(new FormData(event.currentTarget), 'text') ?? '' })
  }
  return (
    <>
      <p>
        {t(`deskConsultations.state.${state}`)}. {t('deskConsultations.answers', { count: answerCount })}.
      </p>
      {isPublic && state === 'open' && (
        <p>
          <Link href={`/inspraak/${id}/papier`}>{t('deskConsultations.paper')}</Link>
        </p>
      )}
      {answerCount > 0 && <CountedAnswers id={id} />}
      {answerCount > 0 && <AnswersFile id={id} />}
      {state === 'closed' && (
        <form className="content-form" onSubmit={conclude}>
          <h2>{t('deskConsultations.outcome')}</h2>
          <LongField
            name="text"
            label={t('deskConsultations.outcome')}
            hint={t('deskConsultations.outcomeText')}
            required
            maxLength={4000}
            defaultValue={outcome ?? ''}
          />
          <button type="submit" className="button">
            {t('deskConsultations.outcomeSave')}
          </button>
        </form>
      )}
      {state === 'open' && (
        <details className="content-act">
          <summary>{t('deskConsultations.end')}</summary>
          <p>{t('deskConsultations.endText')}</p>
          <button type="button" className="button" onClick={() => onAct({ act: 'end' })}>
            {t('deskConsultations.end')}
          </button>
        </details>
      )}
      <VisibilityAct isPublic={isPublic} onAct={onAct} />
    </>
  )
}

function AnswersFile({ id }: { id: number }) {
  const { mutate, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => fetchFile(answersAddress(id)),
    onSuccess: (file) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = `bevraging-${id}.csv`
      link.click()
      URL.revokeObjectURL(link.href)
    },
  })
  const mustSignIn = error instanceof ProblemError && error.problem.kind === 'sign-in-again'
  return (
    <>
      <button type="button" className="quiet-button" onClick={() => mutate()}>
        {t('deskConsultations.answersFile')}
      </button>
      {mustSignIn && <SignInAgain />}
      {error && !mustSignIn && <p role="alert">{t('content.failed')}</p>}
    </>
  )
}

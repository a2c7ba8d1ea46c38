import type { AnswerCreated, ConsultationDetail, NewAnswer } from '@wijkwerk/backend/contract/consultations.ts'
import { type FormEvent, type RefObject, useState } from 'react'
import { useFirstPage } from '../../state/page-context.ts'
import { useRefusedForm } from '../../state/use-refused-form.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { ErrorSummary, type SummaryLine } from '../ErrorSummary.tsx'
import { Honeypot } from '../Honeypot.tsx'
import { ReplyFields } from '../new-idea/ReplyStep.tsx'
import { SendState } from '../new-idea/SendState.tsx'
import type { PickOnMap } from '../pick-on-map.ts'
import { useRetriedSend } from '../use-retried-send.ts'
import { type AnswerDraft, answerProblems, toNewAnswer } from './answer-draft.ts'
import { answerProblemLines } from './answer-problems.ts'
import { QuestionField } from './QuestionField.tsx'
import type { AnswerChanges } from './use-answer-draft.ts'

const NO_LINES: readonly SummaryLine[] = []
const SEND_WORDS = { send: 'answer.send', sending: 'answer.sending', waiting: 'answer.waiting' } as const

type Props = {
  form: RefObject<HTMLFormElement | null>
  consultation: ConsultationDetail
  draft: AnswerDraft
  changes: AnswerChanges
  /** Whether it can still be sent; the words stay when it cannot. */
  isOpen: boolean
  pickOnMap: PickOnMap
  onSent: (created: AnswerCreated) => void
  onLate: () => void
}

/** The questions one after another, how to hear back, and the button that sends. */
export function AnswerForm({ form, consultation, draft, changes, isOpen, pickOnMap, onSent, onLate }: Props) {
  const { id, questions } = consultation
  const isLive = useHydrated()
  const { idempotencyKey } = useFirstPage()
  const refused = useRefusedForm()
  const [lines, setLines] = useState<readonly SummaryLine[]>(() =>
    refused && refused.problem.kind !== 'not-open' ? answerProblemLines(refused.problem, draft, questions) : NO_LINES,
  )
  const sending = useRetriedSend<NewAnswer, AnswerCreated>({
    url: `/api/consultations/${id}/answers`,
    act: `wijkwerk.antwoord.${id}.verzending`,
    onSent,
    onRefused: (problem) =>
      problem.kind === 'not-open' ? onLate() : setLines(answerProblemLines(problem, draft, questions)),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending.isPending || !isOpen) return
    const missing = answerProblems(draft, questions)
    if (missing.length > 0) return setLines(missing)
    setLines(NO_LINES)
    const website = String(new FormData(event.currentTarget).get('website') ?? '')
    sending.send(toNewAnswer(draft, questions, website))
  }
  return (
    <form
      ref={form}
      className={`answer-form${isOpen ? '' : ' no-print'}`}
      method="post"
      encType="multipart/form-data"
      action={`/inspraak/${id}`}
      noValidate={isLive}
      onSubmit={submit}
    >
      {isOpen && <ErrorSummary lines={lines} />}
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {questions.map((question, index) => (
        <div key={question.id} className="question">
          <QuestionField
            question={question}
            number={index + 1}
            count={questions.length}
            draft={draft}
            changes={changes}
            lines={lines}
            isLive={isLive}
            pickOnMap={pickOnMap}
          />
        </div>
      ))}
      {isOpen && (
        <>
          <div className="question">
            <ReplyFields
              legend="answer.reply"
              none="answer.noReply"
              values={draft}
              wrong={lines.flatMap(({ field }) => field ?? [])}
              isLive={isLive}
              change={changes.change}
            />
          </div>
          <Honeypot />
          <SendState
            words={SEND_WORDS}
            isPending={sending.isPending}
            waitingFor={sending.waitingFor}
            onStop={sending.stop}
          />
        </>
      )}
    </form>
  )
}

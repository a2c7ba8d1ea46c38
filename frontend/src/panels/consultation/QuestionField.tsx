import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import type { ReactNode } from 'react'
import { t } from '../../text/text.ts'
import { fieldId, type SummaryLine } from '../ErrorSummary.tsx'
import type { PickOnMap } from '../pick-on-map.ts'
import {
  type AnswerDraft,
  chosenOf,
  isAnswered,
  isMissing,
  numberField,
  placeOf,
  questionField,
  streetField,
  textOf,
} from './answer-draft.ts'
import { ChoiceQuestion } from './ChoiceQuestion.tsx'
import { PlaceQuestion } from './PlaceQuestion.tsx'
import type { AnswerChanges } from './use-answer-draft.ts'

const MAX_TEXT = 4000

type Props = {
  question: Question
  number: number
  count: number
  draft: AnswerDraft
  changes: AnswerChanges
  lines: readonly SummaryLine[]
  isLive: boolean
  pickOnMap: PickOnMap
}

function QuestionTitle({ question, number, count }: Pick<Props, 'question' | 'number' | 'count'>) {
  return (
    <>
      <span className="question-number">{t('answer.question', { number, count })}</span>{' '}
      <span className="question-title">{question.title}</span>{' '}
      <span className="soft">{t(question.required ? 'answer.required' : 'form.optional')}</span>
    </>
  )
}

/** One question with its field: something to write, to choose or to point at. */
export function QuestionField({ question, number, count, draft, changes, lines, isLive, pickOnMap }: Props) {
  const field = questionField(question)
  const names = [field, streetField(question), numberField(question)]
  const isNoLonger = (line: SummaryLine) => isMissing(line) && isAnswered(draft, question)
  const wrong = lines.filter((line) => line.field !== undefined && names.includes(line.field) && !isNoLonger(line))
  const wrongId = `${fieldId(field)}-fout`
  const helpId = `${fieldId(field)}-uitleg`
  const describedBy = [question.help && helpId, wrong.length > 0 && wrongId].filter(Boolean).join(' ') || undefined
  const title = <QuestionTitle question={question} number={number} count={count} />
  const around: ReactNode = (
    <>
      {question.help && (
        <p className="hint" id={helpId}>
          {question.help}
        </p>
      )}
      {wrong.length > 0 && (
        <p className="wrong" id={wrongId}>
          {wrong.map(({ text, values }) => t(text, values)).join(' ')}
        </p>
      )}
    </>
  )
  if (question.kind === 'text') {
    return (
      <div className="field">
        <label htmlFor={fieldId(field)}>{title}</label>
        {around}
        <textarea
          id={fieldId(field)}
          name={field}
          rows={4}
          required={question.required}
          maxLength={MAX_TEXT}
          value={textOf(draft, question)}
          aria-invalid={wrong.length > 0 || undefined}
          aria-describedby={describedBy}
          onChange={(event) => changes.write(question.id, event.target.value)}
        />
      </div>
    )
  }
  return (
    <fieldset className="field" id={fieldId(field)} tabIndex={-1} aria-describedby={describedBy}>
      <legend>{title}</legend>
      {around}
      {question.kind === 'choice' ? (
        <ChoiceQuestion
          question={question}
          chosen={chosenOf(draft, question)}
          isLive={isLive}
          onChoose={(positions) => changes.choose(question.id, positions)}
        />
      ) : (
        <PlaceQuestion
          question={question}
          draft={placeOf(draft, question)}
          wrong={wrong.flatMap((line) => line.field ?? [])}
          isLive={isLive}
          pickOnMap={pickOnMap}
          change={(part) => changes.point(question.id, part)}
        />
      )}
    </fieldset>
  )
}

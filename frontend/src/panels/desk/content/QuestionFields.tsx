import type { QuestionKind } from '@wijkwerk/backend/contract/consultations.ts'
import type { ConsultationToAdd, DeskConsultation } from '@wijkwerk/backend/contract/desk-content.ts'
import { t } from '../../../text/desk-text.ts'
import { useIsRefused } from './Fields.tsx'
import { type Row, useRows } from './use-rows.ts'

const KINDS = ['text', 'choice', 'place'] as const

type QuestionDraft = {
  kind: QuestionKind
  title: string
  help: string
  required: boolean
  /** One a line. */
  options: string
  multiple: boolean
}
const EMPTY: QuestionDraft = { kind: 'text', title: '', help: '', required: false, options: '', multiple: false }

export type QuestionRows = ReturnType<typeof useQuestionRows>
export const useQuestionRows = (first: DeskConsultation['questions'], firstTitle: string) =>
  useRows<QuestionDraft>(
    first.length > 0
      ? first.map(({ help, options, ...question }) => ({
          ...question,
          help: help ?? '',
          options: options.join('\n'),
        }))
      : [{ ...EMPTY, title: firstTitle }],
    EMPTY,
  )

type Props = QuestionRows & { isFixed: boolean }

/** The questions in their order; once somebody answered only their words can change. */
export function QuestionFields({ rows, add, change, remove, isFixed }: Props) {
  return (
    <fieldset className="field">
      <legend>{t('content.field.questions')}</legend>
      {isFixed && <p className="hint">{t('deskConsultations.questionsFixed')}</p>}
      {rows.map((row, index) => (
        <Question
          key={row.key}
          number={index + 1}
          row={row}
          isFixed={isFixed}
          change={(part) => change(row.key, part)}
          {...(rows.length > 1 && !isFixed && { onRemove: () => remove(row.key) })}
        />
      ))}
      {!isFixed && (
        <p>
          <button type="button" className="quiet-button" onClick={add}>
            {t('deskConsultations.questionAdd')}
          </button>
        </p>
      )}
    </fieldset>
  )
}

type QuestionProps = {
  number: number
  row: Row<QuestionDraft>
  isFixed: boolean
  change: (part: Partial<QuestionDraft>) => void
  onRemove?: () => void
}

function Question({ number, row, isFixed, change, onRemove }: QuestionProps) {
  const isRefused = useIsRefused(`questions.${number - 1}`) || undefined
  return (
    <fieldset className="content-row">
      <legend>{t('deskConsultations.questionNumber', { number })}</legend>
      <div className="act-row">
        <label>
          {t('deskConsultations.questionTitle')}
          <input
            type="text"
            required
            minLength={3}
            maxLength={200}
            value={row.title}
            aria-invalid={isRefused}
            onChange={({ target }) => change({ title: target.value })}
          />
        </label>
        <label>
          {t('deskConsultations.questionKind')}
          <select
            value={row.kind}
            disabled={isFixed}
            onChange={({ target }) => change({ kind: KINDS.find((kind) => kind === target.value) ?? 'text' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`deskConsultations.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {row.kind === 'choice' && (
        <div className="act-row">
          <label>
            {t('deskConsultations.questionOptions')}
            <textarea
              rows={3}
              required
              maxLength={3000}
              value={row.options}
              aria-invalid={isRefused}
              onChange={({ target }) => change({ options: target.value })}
            />
          </label>
        </div>
      )}
      <div className="act-row">
        <label>
          {t('deskConsultations.questionHelp')}
          <input
            type="text"
            maxLength={500}
            value={row.help}
            onChange={({ target }) => change({ help: target.value })}
          />
        </label>
      </div>
      <div className="check-row">
        {row.kind === 'choice' && (
          <label className="check">
            <input
              type="checkbox"
              checked={row.multiple}
              disabled={isFixed}
              onChange={({ target }) => change({ multiple: target.checked })}
            />
            {t('deskConsultations.questionMultiple')}
          </label>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={row.required}
            onChange={({ target }) => change({ required: target.checked })}
          />
          {t('deskConsultations.questionRequired')}
        </label>
        {onRemove && (
          <button type="button" className="quiet-button" onClick={onRemove}>
            {t('deskConsultations.questionRemove')}
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** The questions as the contract has them. */
export const toQuestions = (rows: readonly QuestionDraft[]): ConsultationToAdd['questions'] =>
  rows.map(({ kind, title, help, required, options, multiple }) => ({
    kind,
    title: title.trim(),
    ...(help.trim() && { help: help.trim() }),
    required,
    options: kind === 'choice' ? options.split('\n').flatMap((line) => line.trim() || []) : [],
    multiple: kind === 'choice' && multiple,
  }))

/** The questions of a consultation as the form would say them when nothing was touched. */
export const asAsked = (questions: DeskConsultation['questions']) =>
  toQuestions(
    questions.map(({ help, options, ...rest }) => ({ ...rest, help: help ?? '', options: options.join('\n') })),
  )

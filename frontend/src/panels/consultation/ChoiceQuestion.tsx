import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import { t } from '../../text/text.ts'
import { questionField } from './answer-draft.ts'

type Props = {
  question: Question
  /** The positions of what is chosen. */
  chosen: readonly number[]
  isLive: boolean
  onChoose: (positions: number[]) => void
}

/** Something to choose: one of several, or as many as one likes. */
export function ChoiceQuestion({ question, chosen, isLive, onChoose }: Props) {
  const { options, multiple, required } = question
  const toggle = (position: number) => {
    if (!multiple) return onChoose([position])
    const others = chosen.filter((other) => other !== position)
    onChoose(chosen.includes(position) ? others : [...others, position].sort((one, other) => one - other))
  }
  return (
    <>
      {multiple && <p className="hint">{t('answer.chooseSeveral')}</p>}
      <div className="radio-column">
        {options.map((option, position) => (
          <label key={option} className="radio">
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={questionField(question)}
              value={position}
              required={required && !multiple}
              checked={chosen.includes(position)}
              onChange={() => toggle(position)}
            />
            {option}
          </label>
        ))}
      </div>
      {isLive && !multiple && !required && chosen.length > 0 && (
        <p>
          <button type="button" className="quiet-link" onClick={() => onChoose([])}>
            {t('answer.clearChoice')}
          </button>
        </p>
      )}
    </>
  )
}

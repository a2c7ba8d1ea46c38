import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import { t } from '../../text/text.ts'

const LINES = [1, 2, 3, 4]

/** Room to write an answer by hand. */
const WritingLines = () => (
  <div className="paper-lines">
    {LINES.map((line) => (
      <span key={line} className="paper-line" />
    ))}
  </div>
)

/** One question of the printed form: lines to write on, boxes to tick, or a street and a number. */
export function PaperQuestion({ question }: { question: Question }) {
  const { kind, title, help, required, options, multiple } = question
  return (
    <li className="paper-question">
      <p>
        <strong>{title}</strong> {required && t('answer.required')}
      </p>
      {help && <p>{help}</p>}
      {kind === 'text' && <WritingLines />}
      {kind === 'choice' && (
        <>
          <p className="hint">{t(multiple ? 'paper.several' : 'paper.one')}</p>
          <ul className="paper-options">
            {options.map((option) => (
              <li key={option}>
                <span className="paper-box" />
                {option}
              </li>
            ))}
          </ul>
        </>
      )}
      {kind === 'place' && (
        <p className="paper-place">
          <span>{t('paper.street')}</span>
          <span className="paper-line" />
          <span>{t('paper.houseNumber')}</span>
          <span className="paper-line" />
        </p>
      )}
    </li>
  )
}

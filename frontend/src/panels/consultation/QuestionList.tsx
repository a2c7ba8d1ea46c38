import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import { type TextKey, t } from '../../text/text.ts'

const KIND_TEXTS: Record<Exclude<Question['kind'], 'choice'>, TextKey> = {
  text: 'answer.kind.text',
  place: 'answer.kind.place',
}

const kindText = ({ kind, multiple }: Question) =>
  t(kind === 'choice' ? (multiple ? 'answer.kind.several' : 'answer.kind.one') : KIND_TEXTS[kind])

type Props = {
  questions: readonly Question[]
  /** Whether the time to answer is over: how one answers no longer matters. */
  isPast: boolean
}

/** The questions to read, while they cannot be answered. */
export function QuestionList({ questions, isPast }: Props) {
  return (
    <ol className="question-list">
      {questions.map((question) => (
        <li key={question.id}>
          <p>
            <strong>{question.title}</strong>{' '}
            {question.required && !isPast && <span className="soft">{t('answer.required')}</span>}
          </p>
          {question.help && <p>{question.help}</p>}
          {!isPast && <p className="hint">{kindText(question)}</p>}
          {question.options.length > 0 && (
            <ul>
              {question.options.map((option) => (
                <li key={option}>{option}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { CountedAnswers as Counted } from '@wijkwerk/backend/contract/desk-content.ts'
import { useState } from 'react'
import { countedAnswersQuery } from '../../../api/desk-content.ts'
import { t } from '../../../text/desk-text.ts'
import { CitizenText } from '../../CitizenText.tsx'
import { Loading } from '../../Loading.tsx'

/** What people answered, question by question, once somebody asks to read it. */
export function CountedAnswers({ id }: { id: number }) {
  const [isWanted, setIsWanted] = useState(false)
  const { data, isError } = useQuery({ ...countedAnswersQuery(id), enabled: isWanted })
  return (
    <details className="content-act" onToggle={({ currentTarget }) => currentTarget.open && setIsWanted(true)}>
      <summary>{t('deskConsultations.read')}</summary>
      <p className="soft">{t('deskConsultations.readLogged')}</p>
      {isError && <p role="alert">{t('deskConsultations.readFailed')}</p>}
      {isWanted && !data && !isError && <Loading />}
      {data?.questions.map((question) => (
        <QuestionAnswers key={question.id} {...question} />
      ))}
    </details>
  )
}

function QuestionAnswers({ title, answerCount, options, texts, places }: Counted['questions'][number]) {
  return (
    <section>
      <h3>{title}</h3>
      <p className="soft">{t('deskConsultations.answers', { count: answerCount })}</p>
      <ul className="answer-counts">
        {options.map(({ text, count }) => (
          <li key={text}>
            <span>{text}</span> <strong>{count}</strong>
          </li>
        ))}
        {places.map(({ street, count }) => (
          <li key={street ?? ''}>
            <span>{street ?? t('deskConsultations.onMap')}</span> <strong>{count}</strong>
          </li>
        ))}
      </ul>
      {texts.map(({ answer, body, language }) => (
        <blockquote key={answer} className="citizen-body">
          <CitizenText language={language}>{body}</CitizenText>
        </blockquote>
      ))}
    </section>
  )
}

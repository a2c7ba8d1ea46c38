import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { consultationQuery } from '../api/content.ts'
import { useLive } from '../api/events.ts'
import { AnswerSection } from '../panels/consultation/AnswerSection.tsx'
import { AnswerThanks } from '../panels/consultation/AnswerThanks.tsx'
import { ConsultationFacts } from '../panels/consultation/ConsultationFacts.tsx'
import { ConsultationHead } from '../panels/consultation/ConsultationHead.tsx'
import { isSentFromHere } from '../panels/consultation/my-answers.ts'
import { OtherWays } from '../panels/consultation/OtherWays.tsx'
import { Outcome } from '../panels/consultation/Outcome.tsx'
import { Head } from '../panels/Head.tsx'
import { LinkedIdeas } from '../panels/LinkedIdeas.tsx'
import { Loading } from '../panels/Loading.tsx'
import { PlainText } from '../panels/PlainText.tsx'
import type { PickOnMap } from '../panels/pick-on-map.ts'
import type { PageProps } from '../state/page-context.ts'
import { LANGUAGE, t } from '../text/text.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { LazyMap } from './LazyMap.tsx'
import { PickMap } from './lazy-pick-map.ts'

const MAX_DESCRIPTION = 160
const ANSWER_NUMBER = /^[\w-]{1,20}$/

/** One consultation: what is asked and what is fixed, the form while it is open, what came of it when it is closed. */
export function ConsultationPage({ params: { id = '' } }: PageProps) {
  const { data: consultation, error } = useQuery(consultationQuery(Number(id)))
  const answered = new URLSearchParams(useSearch()).get('beantwoord') ?? ''
  const isLive = useHydrated()
  useLive()
  // While somebody is writing, a refresh that fails must not take the form away.
  if (error instanceof ProblemError && (!consultation || error.problem.kind === 'not-found')) {
    return <ErrorPage problem={error.problem} />
  }
  if (!consultation) return <Loading />
  const { title, body, state, fixed, afterwards, bbox, example } = consultation
  if (ANSWER_NUMBER.test(answered) && (!isLive || isSentFromHere(consultation.id, answered))) {
    return (
      <div className="page">
        <Head title={title} description={body.slice(0, MAX_DESCRIPTION)} />
        <AnswerThanks consultation={consultation} number={answered} />
      </div>
    )
  }
  const pickOnMap: PickOnMap = ({ start, onPick }) => (
    <LazyMap failed={t('answer.mapFailed')}>
      <PickMap start={start} bounds={bbox} onPick={({ place }) => onPick(place)} />
    </LazyMap>
  )
  return (
    <div className="page consultation">
      <Head title={title} description={body.slice(0, MAX_DESCRIPTION)} />
      <article className="consultation-text">
        <ConsultationHead consultation={consultation} />
        {example && (
          <p className="soft">
            {t('consultation.exampleExplained')} {state === 'open' && t('consultation.exampleTry')}
          </p>
        )}
        {state === 'closed' && (
          <>
            <Outcome consultation={consultation} />
            <h2>{t('consultation.about')}</h2>
          </>
        )}
        <PlainText language={LANGUAGE}>{body}</PlainText>
        {state === 'open' && (
          <p className="actions no-print">
            <a className="button" href="#antwoorden">
              {t('answer.start')}
            </a>
          </p>
        )}
        <ConsultationFacts consultation={consultation} />
        {fixed && (
          <section aria-labelledby="vast">
            <h2 id="vast">{t('consultation.fixed')}</h2>
            <PlainText language={LANGUAGE}>{fixed}</PlainText>
          </section>
        )}
        {afterwards && state !== 'closed' && (
          <section aria-labelledby="daarna">
            <h2 id="daarna">{t('consultation.afterwards')}</h2>
            <PlainText language={LANGUAGE}>{afterwards}</PlainText>
          </section>
        )}
        <LinkedIdeas ideas={consultation.ideas} title="consultation.ideas" />
        <AnswerSection consultation={consultation} pickOnMap={pickOnMap} />
      </article>
      <OtherWays consultation={consultation} />
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { workQuery } from '../api/content.ts'
import { useLive } from '../api/events.ts'
import { Head } from '../panels/Head.tsx'
import { LinkedIdeas } from '../panels/LinkedIdeas.tsx'
import { Links } from '../panels/Links.tsx'
import { Loading } from '../panels/Loading.tsx'
import { PlainText } from '../panels/PlainText.tsx'
import { References } from '../panels/work/References.tsx'
import { WorkAnswers } from '../panels/work/WorkAnswers.tsx'
import { WorkCourse } from '../panels/work/WorkCourse.tsx'
import { WorkHindrance } from '../panels/work/WorkHindrance.tsx'
import { WorkOrigin } from '../panels/work/WorkOrigin.tsx'
import { WorkSay } from '../panels/work/WorkSay.tsx'
import { WorkState } from '../panels/work/WorkState.tsx'
import { WorkWhere } from '../panels/work/WorkWhere.tsx'
import { workDescription } from '../panels/work/work-facts.ts'
import type { PageProps } from '../state/page-context.ts'
import { useToday } from '../state/use-today.ts'
import { LANGUAGE, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { WorkMapBox } from './WorkMapBox.tsx'

const MAX_DESCRIPTION = 160
/** As many as are read at a glance below the title; all of them stand further down. */
const MAX_STREETS = 3

/** One work, in the order in which somebody before a barrier asks; wholly readable without JavaScript. */
export function WorkPage({ params: { id = '' } }: PageProps) {
  const { data: work, error } = useQuery(workQuery(Number(id)))
  const today = useToday()
  useLive()
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!work) return <Loading />
  const { title, body, areas, streets, locationText, example, documents } = work
  const namesStreets =
    streets.length > 0 &&
    streets.length <= MAX_STREETS &&
    !streets.some(({ name }) => `${title} ${locationText}`.includes(name))
  return (
    <div className="work-page">
      <Head title={title} description={workDescription(work, today).slice(0, MAX_DESCRIPTION)} />
      <WorkMapBox work={work} />
      <article className="page work" id="werk" tabIndex={-1}>
        <p className="crumb">
          <Link className="quiet-link" href="/werken">
            <Icon name="back" />
            {t('nav.works')}
          </Link>
          {example && <span className="tag">{t('site.example')}</span>}
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="work-place">
          {areas.length > 0 && (
            <span>
              <Links base="/kern/" items={areas} />
            </span>
          )}
          {namesStreets && (
            <span>
              <Links base="/straat/" items={streets} />
            </span>
          )}
          {locationText && <span>{locationText}</span>}
        </p>
        <WorkState work={work} />
        <WorkAnswers work={work} />
        <WorkSay work={work} />
        <WorkWhere work={work} />
        <WorkHindrance work={work} />
        {body && (
          <section aria-labelledby="wat">
            <h2 id="wat">{t('work.what')}</h2>
            <PlainText language={LANGUAGE}>{body}</PlainText>
          </section>
        )}
        <WorkCourse work={work} />
        <LinkedIdeas ideas={work.ideas} title="work.ideas" />
        {documents.length > 0 && (
          <section aria-labelledby="documenten">
            <h2 id="documenten">{t('work.documents')}</h2>
            <References items={documents} />
          </section>
        )}
        <WorkOrigin work={work} />
      </article>
    </div>
  )
}

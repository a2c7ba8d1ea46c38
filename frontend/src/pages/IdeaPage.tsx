import { useQuery } from '@tanstack/react-query'
import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import { Link } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { useLive } from '../api/events.ts'
import { ideaQuery } from '../api/queries.ts'
import { AttachedTo } from '../panels/AttachedTo.tsx'
import { CitizenText } from '../panels/CitizenText.tsx'
import { CommentForm } from '../panels/CommentForm.tsx'
import { FollowForm } from '../panels/FollowForm.tsx'
import { Head } from '../panels/Head.tsx'
import { IdeaFacts } from '../panels/IdeaFacts.tsx'
import { IdeaTimeline } from '../panels/IdeaTimeline.tsx'
import { Loading } from '../panels/Loading.tsx'
import { MainIdea } from '../panels/MainIdea.tsx'
import { OwnIdea } from '../panels/OwnIdea.tsx'
import { PlainText } from '../panels/PlainText.tsx'
import { SimilarList } from '../panels/SimilarList.tsx'
import { StateIcon } from '../panels/StateIcon.tsx'
import { SupportForm } from '../panels/SupportForm.tsx'
import { WorksHere } from '../panels/work/WorksHere.tsx'
import { streetCamera } from '../state/home-state.ts'
import type { PageProps } from '../state/page-context.ts'
import { formatDate, statusExplained, statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { ErrorPage } from './ErrorPage.tsx'

const MAX_DESCRIPTION = 160
// Nothing more is to be heard of it.
const ENDED: readonly IdeaStatus[] = ['done', 'not-retained', 'passed-on']

/** One idea, wholly readable without JavaScript. */
export function IdeaPage({ params: { id = '' } }: PageProps) {
  const { data: idea, error } = useQuery(ideaQuery(Number(id)))
  useLive()
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!idea) return <Loading />
  const { title, body, language, status, example, photos, comments, similar, updates, attachedTo, mainIdea } = idea
  return (
    <article className="page idea">
      <Head title={title} description={body.slice(0, MAX_DESCRIPTION)} />
      <p className="crumb">
        <Link
          className="quiet-link"
          href={`/?idee=${id}${idea.place ? `&weergave=kaart&kaart=${streetCamera(idea.place)}` : ''}`}
        >
          <Icon name="back" />
          {t('idea.toMap')}
        </Link>
        {example && <span className="tag">{t('site.example')}</span>}
      </p>
      <h1 tabIndex={-1}>
        <CitizenText language={language}>{title}</CitizenText>
      </h1>
      <OwnIdea id={idea.id} />
      {mainIdea ? (
        <MainIdea main={mainIdea} />
      ) : (
        <div className={`idea-state state-${status}`}>
          <StateIcon status={status} isExample={example} />
          <div>
            <p>
              <strong>{statusName(status)}</strong>
            </p>
            <p>
              {status === 'received' && idea.answerDue
                ? t('idea.answerDue', { date: formatDate(idea.answerDue) })
                : statusExplained(status)}
            </p>
          </div>
        </div>
      )}
      <WorksHere works={idea.works} />
      <AttachedTo attachedTo={attachedTo} />
      {example && <p className="soft">{t('site.exampleExplained')}</p>}
      {idea.translation && (
        <section className="note" aria-label={t('idea.translation')}>
          <p className="soft">{t('idea.translation')}</p>
          <p>
            <strong>{idea.translation.title}</strong>
          </p>
          <PlainText language="nl">{idea.translation.body}</PlainText>
        </section>
      )}
      <PlainText language={language}>{body}</PlainText>
      {photos.length > 0 && (
        <ul className="idea-photos">
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <a href={photo.url}>
                <img
                  src={photo.url}
                  width={photo.width}
                  height={photo.height}
                  alt={t('photos.photo', { number: index + 1 })}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <IdeaFacts idea={idea} />
      {example ? (
        <p className="note">{t('idea.exampleActs')}</p>
      ) : mainIdea ? (
        <p className="no-print">
          <Link className="button quiet" href={`/idee/${mainIdea.id}`}>
            {t('idea.mainActs')}
          </Link>
        </p>
      ) : (
        <SupportForm id={idea.id} title={title} count={idea.supportCount} />
      )}
      <IdeaTimeline updates={updates} createdOn={idea.createdOn} />
      {!example && !mainIdea && !ENDED.includes(status) && <FollowForm ideaId={idea.id} />}
      {(!example || comments.length > 0) && (
        <section className="comments" aria-labelledby="reacties">
          <h2 id="reacties">{t('comments.title', { count: comments.length })}</h2>
          {comments.map((comment) => (
            <article key={comment.id} id={`reactie-${comment.id}`} className="comment">
              <p className="facts">
                <strong>
                  <bdi dir="auto">{comment.name ?? t('site.anonymous')}</bdi>
                </strong>
                <span>{formatDate(comment.createdOn)}</span>
                {comment.example && <span className="tag">{t('site.example')}</span>}
              </p>
              <PlainText language={comment.language}>{comment.body}</PlainText>
              {!comment.example && (
                <p className="no-print">
                  <Link className="quiet-link" href={`/idee/${id}/meld?reactie=${comment.id}`}>
                    {t('report.comment')}
                  </Link>
                </p>
              )}
            </article>
          ))}
          {!example && <CommentForm ideaId={idea.id} />}
        </section>
      )}
      {!example && (
        <p className="no-print">
          <Link className="quiet-link" href={`/idee/${id}/meld`}>
            {t('report.idea')}
          </Link>
        </p>
      )}
      {similar.length > 0 && (
        <section aria-labelledby="gelijkend">
          <h2 id="gelijkend">{t('similar.title')}</h2>
          <SimilarList items={similar} />
        </section>
      )}
    </article>
  )
}

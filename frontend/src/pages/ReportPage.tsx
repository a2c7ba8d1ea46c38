import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearch } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { ideaQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { ReportForm } from '../panels/ReportForm.tsx'
import type { PageProps } from '../state/page-context.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { t } from '../text/reading-text.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** Where anyone says that an idea, or a comment on it, should not be there. */
export function ReportPage({ params: { id = '' } }: PageProps) {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const refused = useRefusedForm()
  const { data: idea, error } = useQuery(ideaQuery(Number(id)))
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!idea) return <Loading />
  const wanted = search.get('reactie') ?? refused?.values.comment
  const comment = idea.comments.find((known) => String(known.id) === wanted)?.id ?? null
  const isSent = search.has('gemeld')
  return (
    <div className="page">
      <Head title={t('report.title')} isPrivate />
      <h1 tabIndex={-1}>{t('report.title')}</h1>
      {isSent ? (
        <p className="note" role="status">
          {t('report.sent')}
        </p>
      ) : (
        <>
          <p className="lead">{t(comment === null ? 'report.lead' : 'report.leadComment', { title: idea.title })}</p>
          <p>{t('report.danger')}</p>
          <ReportForm
            ideaId={idea.id}
            comment={comment}
            onSent={() => navigate(`/idee/${idea.id}/meld?gemeld`, { replace: true })}
          />
        </>
      )}
      <p>
        <Link className="quiet-link" href={`/idee/${idea.id}`}>
          {t('report.back')}
        </Link>
      </p>
    </div>
  )
}

import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { Link, useLocation, useSearch } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { richText, t } from '../text/text.ts'

/** The page that could not be shown: what is true, what to do next, whom to phone. */
export function ErrorPage({ problem }: { problem?: ProblemDetails }) {
  const { phone } = useService()
  const [path] = useLocation()
  const search = useSearch()
  const isMissing = !problem || problem.status < 500
  const title = t(isMissing ? 'error.notFoundTitle' : 'error.unavailableTitle')
  return (
    <div className="page">
      <Head title={title} status={isMissing ? 404 : 503} />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{t(isMissing ? 'error.notFound' : 'error.unavailable')}</p>
      {phone && <p>{richText('error.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>}
      <p className="actions">
        {isMissing ? (
          <Link className="button" href="/">
            {t('error.home')}
          </Link>
        ) : (
          <a className="button" href={search ? `${path}?${search}` : path}>
            {t('error.again')}
          </a>
        )}
      </p>
    </div>
  )
}

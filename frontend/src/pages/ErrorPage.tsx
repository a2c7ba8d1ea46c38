import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { Link, useLocation, useSearch } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { richText, type TextKey, t } from '../text/text.ts'

type Case = { status: number; title: TextKey; text: TextKey; mayTryAgain: boolean }

function caseOf({ status = 404, did }: Partial<ProblemDetails> = {}): Case {
  if (did) return { status, title: `mail.${did}.done`, text: `mail.${did}.doneText`, mayTryAgain: false }
  if (status >= 500)
    return { status: 503, title: 'error.unavailableTitle', text: 'error.unavailable', mayTryAgain: true }
  if (status === 429) return { status, title: 'error.tooManyTitle', text: 'error.tooMany', mayTryAgain: true }
  if (status === 410) return { status, title: 'mail.spent', text: 'mail.spentText', mayTryAgain: false }
  if (status === 400) return { status, title: 'error.addressTitle', text: 'error.address', mayTryAgain: false }
  return { status: 404, title: 'error.notFoundTitle', text: 'error.notFound', mayTryAgain: false }
}

/** The page that could not be shown: what is true, what to do next, whom to phone. */
export function ErrorPage({ problem }: { problem?: ProblemDetails }) {
  const { phone } = useService()
  const [path] = useLocation()
  const search = useSearch()
  const { status, title, text, mayTryAgain } = caseOf(problem)
  return (
    <div className="page">
      <Head title={t(title)} status={status} />
      <h1 tabIndex={-1}>{t(title)}</h1>
      <p className="lead">{t(text)}</p>
      {phone && !problem?.did && (
        <p>{richText('error.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
      )}
      <p className="actions">
        {mayTryAgain && (
          <a className="button" href={search ? `${path}?${search}` : path}>
            {t('error.again')}
          </a>
        )}
        <Link className={mayTryAgain ? 'quiet-link' : 'button'} href="/?weergave=kaart">
          {t('error.home')}
        </Link>
      </p>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { consultationQuery } from '../api/content.ts'
import { useLive } from '../api/events.ts'
import { PaperForm } from '../panels/consultation/PaperForm.tsx'
import { closedWords } from '../panels/consultation/period.ts'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import type { PageProps } from '../state/page-context.ts'
import { useToday } from '../state/use-today.ts'
import { richText, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** The form of a consultation to print, on A4; after it closed only that, so that nobody fills in a sheet for nothing. */
export function ConsultationPaperPage({ params: { id = '' } }: PageProps) {
  const { data: consultation, error } = useQuery(consultationQuery(Number(id)))
  const service = useService()
  const today = useToday()
  const isLive = useHydrated()
  useLive()
  if (error instanceof ProblemError && !consultation) return <ErrorPage problem={error.problem} />
  if (!consultation) return <Loading />
  const { title, state, contactPhone } = consultation
  const phone = () => <PhoneLink key="phone" phone={contactPhone ?? service.phone} />
  return (
    <div className="page paper">
      <Head title={t('paper.of', { title })} isPrivate />
      <div className="no-print paper-intro">
        <p className="crumb">
          <Link className="quiet-link" href={`/inspraak/${id}`}>
            <Icon name="back" />
            {t('paper.back')}
          </Link>
        </p>
        <h1 tabIndex={-1}>{t('paper.title')}</h1>
        {state === 'closed' ? (
          <p className="note warn">
            {closedWords(consultation, today)}. {richText('paper.closed', { phone })}
          </p>
        ) : (
          <>
            <p>{richText('paper.hint', { phone, service: service.name, address: service.address })}</p>
            {isLive && (
              <p className="actions">
                <button type="button" className="button" onClick={() => window.print()}>
                  <Icon name="print" />
                  {t('paper.print')}
                </button>
              </p>
            )}
          </>
        )}
      </div>
      {state !== 'closed' && <PaperForm consultation={consultation} />}
    </div>
  )
}

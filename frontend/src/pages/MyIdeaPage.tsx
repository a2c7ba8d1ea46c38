import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { ideaQuery, myIdeaQuery } from '../api/queries.ts'
import { CitizenText } from '../panels/CitizenText.tsx'
import { CorrectForm } from '../panels/CorrectForm.tsx'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { MainIdea } from '../panels/MainIdea.tsx'
import { ReceiptBox } from '../panels/ReceiptBox.tsx'
import { WithdrawForm } from '../panels/WithdrawForm.tsx'
import type { PageProps } from '../state/page-context.ts'
import { t } from '../text/text.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** The author's own page behind the private link: the receipt first, then correcting and withdrawing. */
export function MyIdeaPage({ params: { token = '' } }: PageProps) {
  const search = new URLSearchParams(useSearch())
  const { data, error } = useQuery(myIdeaQuery(token))
  const mainId = data?.idea.duplicateOf ?? 0
  const { data: main } = useQuery({ ...ideaQuery(mainId), enabled: mainId > 0 })
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!data) return <Loading />
  const { idea, receipt, state } = data
  if (state === 'withdrawn') return <Withdrawn />
  const isNew = search.has('nieuw')
  const heading = t(isNew ? 'mine.thanks' : 'mine.title')
  return (
    <div className="page my-idea">
      <Head title={heading} isPrivate />
      <h1 tabIndex={-1}>{heading}</h1>
      {search.has('aangepast') && (
        <p className="note" role="status">
          {t(state === 'held' ? 'mine.correctedHeld' : 'mine.corrected')}
        </p>
      )}
      {state === 'held' && <p className="note">{t('mine.held')}</p>}
      {state === 'hidden' && <p className="note warn">{t('mine.hidden')}</p>}
      <p className="lead">
        {state === 'public' ? (
          <Link href={`/idee/${idea.id}`}>
            <CitizenText language={idea.language}>{idea.title}</CitizenText>
          </Link>
        ) : (
          <CitizenText language={idea.language}>{idea.title}</CitizenText>
        )}
      </p>
      {main && <MainIdea main={main} />}
      <ReceiptBox
        idea={idea}
        isMerged={main !== undefined}
        receipt={receipt}
        token={token}
        isPublic={state === 'public'}
      />
      <CorrectForm idea={idea} token={token} isOpen={!isNew} />
      <WithdrawForm idea={idea} token={token} />
    </div>
  )
}

function Withdrawn() {
  return (
    <div className="page">
      <Head title={t('mine.withdrawnTitle')} isPrivate />
      <h1 tabIndex={-1}>{t('mine.withdrawnTitle')}</h1>
      <p>{t('mine.withdrawn')}</p>
      <p className="actions">
        <Link className="button" href="/?weergave=kaart">
          {t('error.home')}
        </Link>
        <Link className="quiet-link" href="/idee/nieuw">
          {t('new.title')}
        </Link>
      </p>
    </div>
  )
}

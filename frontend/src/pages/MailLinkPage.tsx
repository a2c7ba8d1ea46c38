import { useMutation, useQuery } from '@tanstack/react-query'
import type { MailLink } from '@wijkwerk/backend/contract/mail.ts'
import type { FormEvent } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { ProblemError, send } from '../api/client.ts'
import { mailLinkQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import type { PageProps } from '../state/page-context.ts'
import { t } from '../text/text.ts'
import { newKey } from '../ui/new-key.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** Where a link in a mail leads: what its button will do, because mail programs open links by themselves. */
export function MailLinkPage({ params: { token = '' } }: PageProps) {
  const [, navigate] = useLocation()
  const { data, error } = useQuery({ ...mailLinkQuery(token), refetchOnWindowFocus: false })
  const {
    mutate,
    isPending,
    error: failed,
  } = useMutation({
    mutationFn: () => send<MailLink>(`/api/mail-links/${token}`, { method: 'POST', key: newKey() }),
    onSuccess: ({ purpose }) => navigate(`/mail/gedaan?${purpose}`, { replace: true }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) mutate()
  }
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  // Used meanwhile, in another window or by a try whose answer got lost.
  if (failed instanceof ProblemError && failed.problem.kind === 'link-spent')
    return <ErrorPage problem={failed.problem} />
  if (!data) return <Loading />
  const { purpose, idea } = data
  return (
    <div className="page">
      <Head title={t(`mail.${purpose}`)} isPrivate />
      <h1 tabIndex={-1}>{t(`mail.${purpose}`)}</h1>
      <p>{t(`mail.${purpose}.text`, { title: idea.title })}</p>
      <form method="post" action={`/mail/${token}`} onSubmit={submit}>
        <p className="actions">
          <button type="submit" className="button" aria-disabled={isPending}>
            {t(`mail.${purpose}.do`)}
          </button>
          <span role="status">{failed && t('problem.unavailableShort')}</span>
        </p>
      </form>
    </div>
  )
}

const PURPOSES = ['stop-mails', 'confirm-follow', 'stop-follow'] as const

/** What happened after the button of such a page. */
export function MailLinkDonePage() {
  const search = useSearch()
  const purpose = PURPOSES.find((known) => search.startsWith(known)) ?? 'confirm-reply'
  return (
    <div className="page">
      <Head title={t(`mail.${purpose}.done`)} isPrivate />
      <h1 tabIndex={-1}>{t(`mail.${purpose}.done`)}</h1>
      <p>{t(`mail.${purpose}.doneText`)}</p>
      <p>
        <Link href="/">{t('error.home')}</Link>
      </p>
    </div>
  )
}

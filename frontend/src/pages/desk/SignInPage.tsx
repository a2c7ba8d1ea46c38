import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Link, useSearch } from 'wouter'
import { ProblemError, send } from '../../api/client.ts'
import { signInWayQuery } from '../../api/desk-sign-in.ts'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'

const ERRORS = ['opnieuw', 'afgebroken', 'niet-uitgenodigd'] as const

/** Where staff sign in: with the account of the city, or with a link by mail where there is no such account. */
export function SignInPage() {
  const search = new URLSearchParams(useSearch())
  const error = ERRORS.find((known) => known === search.get('fout'))
  const { data } = useQuery(signInWayQuery())
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      <p className="lead">{t('signIn.lead')}</p>
      {error && (
        <p className="note warn" role="alert">
          {t(`signIn.error.${error}`)}
        </p>
      )}
      {data?.way === 'provider' && (
        <p>
          <a
            className="button"
            href={`/api/sign-in/provider?to=${encodeURIComponent(search.get('naar') ?? '/beheer')}`}
          >
            {t('signIn.provider')}
          </a>
        </p>
      )}
      {data?.way === 'mail' && <MailForm />}
      <p>
        <Link href="/">{t('signIn.resident')}</Link>
      </p>
    </div>
  )
}

function MailForm() {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (email: string) => send('/api/sign-in/mail', { method: 'POST', body: { email }, key: newKey() }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim()
    if (email && !isPending) mutate(email)
  }
  if (isSuccess) {
    return (
      <p className="note" role="status">
        {t('signIn.sent')}
      </p>
    )
  }
  const isTooMuch = error instanceof ProblemError && error.problem.kind === 'too-many-requests'
  return (
    <form onSubmit={submit}>
      <div className="field">
        <label htmlFor="email">{t('signIn.email')}</label>
        <input id="email" name="email" type="email" autoComplete="email" required maxLength={254} />
      </div>
      {error && <p role="alert">{t(isTooMuch ? 'signIn.tooMany' : 'signIn.failed')}</p>}
      <button type="submit" className="button" aria-disabled={isPending}>
        {t('signIn.send')}
      </button>
    </form>
  )
}

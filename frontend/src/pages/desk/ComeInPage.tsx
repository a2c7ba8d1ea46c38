import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ComingIn } from '@wijkwerk/backend/contract/team.ts'
import type { FormEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { ProblemError, send } from '../../api/client.ts'
import { signInLinkQuery } from '../../api/desk-sign-in.ts'
import { Loading } from '../../panels/Loading.tsx'
import type { PageProps } from '../../state/page-context.ts'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'

/** Where a link to come in leads: its button uses it, because mail programs open links by themselves. */
export function ComeInPage({ params: { token = '' } }: PageProps) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { data, error } = useQuery({ ...signInLinkQuery(token), refetchOnWindowFocus: false, retry: false })
  const { mutate, isPending, ...sent } = useMutation({
    mutationFn: (who: ComingIn) =>
      send(`/api/sign-in/links/${encodeURIComponent(token)}`, { method: 'POST', body: who, key: newKey() }),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['desk'] })
      navigate('/beheer', { replace: true })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const isFirst = data?.purpose === 'first-administrator'
    if (!isPending) mutate(isFirst ? { name: String(values.get('name')), email: String(values.get('email')) } : {})
  }
  if (error instanceof ProblemError) return <Spent />
  if (!data) return <Loading />
  const name = data.name ?? ''
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t(`comeIn.${data.purpose}`, { name })}</h1>
      <p>{t(`comeIn.${data.purpose}.text`)}</p>
      <form onSubmit={submit}>
        {data.purpose === 'first-administrator' && (
          <>
            <div className="field">
              <label htmlFor="name">{t('comeIn.name')}</label>
              <input id="name" name="name" type="text" autoComplete="name" required minLength={2} maxLength={80} />
            </div>
            <div className="field">
              <label htmlFor="email">{t('signIn.email')}</label>
              <input id="email" name="email" type="email" autoComplete="email" required maxLength={254} />
            </div>
          </>
        )}
        {sent.isError && <p role="alert">{t('signIn.failed')}</p>}
        <button type="submit" className="button" aria-disabled={isPending}>
          {t('comeIn.enter')}
        </button>
      </form>
    </div>
  )
}

function Spent() {
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('comeIn.spent')}</h1>
      <p>{t('comeIn.spentText')}</p>
      <p>
        <Link className="button" href="/beheer/aanmelden">
          {t('comeIn.again')}
        </Link>
      </p>
    </div>
  )
}

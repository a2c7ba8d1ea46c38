import { useMutation } from '@tanstack/react-query'
import type { FollowAsked, NewFollow } from '@wijkwerk/backend/contract/ideas.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { ProblemError, send } from '../api/client.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { t } from '../text/text.ts'
import { newKey } from '../ui/new-key.ts'
import { ErrorSummary, fieldId, type SummaryLine } from './ErrorSummary.tsx'
import { Honeypot } from './Honeypot.tsx'
import { problemLines } from './problem-lines.ts'

const NO_LINES: readonly SummaryLine[] = []

/** For who did not send an idea but wants to hear how it goes on: a mail when there is news. */
export function FollowForm({ ideaId }: { ideaId: number }) {
  const title = useRef<HTMLHeadingElement>(null)
  const form = useRefusedForm()
  const wasAsked = new URLSearchParams(useSearch()).has('gevolgd')
  const refused = form?.values.action === 'follow' ? form : undefined
  const [lines, setLines] = useState<readonly SummaryLine[]>(refused ? problemLines(refused.problem) : NO_LINES)
  const { mutate, isPending, isSuccess } = useMutation({
    networkMode: 'always',
    mutationFn: (follow: NewFollow) =>
      send<FollowAsked>(`/api/ideas/${ideaId}/followers`, { method: 'POST', body: follow, key: newKey() }),
    onSuccess: () => title.current?.focus(),
    onError: (error) =>
      setLines(error instanceof ProblemError ? problemLines(error.problem) : [{ text: 'problem.unavailable' }]),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const [email, website] = ['email', 'website'].map((name) => String(values.get(name) ?? '').trim())
    if (!email) return setLines([{ field: 'email', text: 'problem.email' }])
    setLines(NO_LINES)
    if (!isPending) mutate({ email, ...(website && { website }) })
  }
  const isAsked = isSuccess || (wasAsked && !refused)
  return (
    <section className="follow-form no-print" aria-labelledby="volgen">
      <h2 id="volgen" ref={title} tabIndex={-1}>
        {t('follow.title')}
      </h2>
      <p role="status">{isAsked && t('follow.asked')}</p>
      {!isAsked && (
        <form method="post" encType="multipart/form-data" action={`/idee/${ideaId}`} noValidate onSubmit={submit}>
          <ErrorSummary lines={lines} />
          <input type="hidden" name="action" value="follow" />
          <div className="field">
            <label htmlFor={fieldId('email')}>{t('follow.email')}</label>
            <input
              id={fieldId('email')}
              name="email"
              type="email"
              autoComplete="email"
              required
              maxLength={254}
              aria-describedby="volgen-uitleg"
              defaultValue={refused?.values.email}
            />
            <p id="volgen-uitleg" className="hint">
              {t('follow.hint')}
            </p>
          </div>
          <Honeypot />
          <p className="actions">
            <button type="submit" className="button quiet" aria-disabled={isPending}>
              {t('follow.do')}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

import { useMutation } from '@tanstack/react-query'
import type { NewReport, ReportReason } from '@wijkwerk/backend/contract/reports.ts'
import { type FormEvent, useState } from 'react'
import { ProblemError, send } from '../api/client.ts'
import { useFirstPage } from '../state/page-context.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { t } from '../text/reading-text.ts'
import { useActKey } from '../ui/use-act-key.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { ErrorSummary, fieldId, type SummaryLine } from './ErrorSummary.tsx'
import { Honeypot } from './Honeypot.tsx'
import { problemLines } from './problem-lines.ts'

const REASONS: readonly ReportReason[] = ['abuse', 'privacy', 'illegal', 'spam', 'other']
const NO_LINES: readonly SummaryLine[] = []

type Props = { ideaId: number; comment: number | null; onSent: () => void }

/** Says what is wrong with an idea or a comment, to staff alone. */
export function ReportForm({ ideaId, comment, onSent }: Props) {
  const { idempotencyKey } = useFirstPage()
  const form = useRefusedForm()
  const isLive = useHydrated()
  const [lines, setLines] = useState<readonly SummaryLine[]>(form ? problemLines(form.problem) : NO_LINES)
  const keyOf = useActKey()
  const { mutate, isPending } = useMutation({
    mutationFn: (report: NewReport) =>
      send(`/api/ideas/${ideaId}/reports`, { method: 'POST', body: report, key: keyOf(report) }),
    onSuccess: onSent,
    onError: (error) => setLines(error instanceof ProblemError ? problemLines(error.problem) : NO_LINES),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const text = (name: string) => String(values.get(name) ?? '').trim()
    const [body, email, website] = [text('body'), text('email'), text('website')]
    setLines(NO_LINES)
    if (isPending) return
    mutate({
      reason: REASONS.find((reason) => reason === values.get('reason')) ?? 'other',
      ...(body && { body }),
      ...(email && { email }),
      ...(website && { website }),
      ...(comment !== null && { comment }),
    })
  }
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={`/idee/${ideaId}/meld`}
      noValidate={isLive}
      onSubmit={submit}
    >
      <ErrorSummary lines={lines} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {comment !== null && <input type="hidden" name="comment" value={comment} />}
      <fieldset className="field">
        <legend>{t('report.reason')}</legend>
        <div className="radio-column">
          {REASONS.map((reason) => (
            <label key={reason} className="radio">
              <input
                type="radio"
                name="reason"
                value={reason}
                required
                defaultChecked={(form?.values.reason ?? 'abuse') === reason}
              />
              {t(`report.reason.${reason}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={fieldId('body')}>{t('report.body')}</label>
        <textarea id={fieldId('body')} name="body" rows={4} maxLength={2000} defaultValue={form?.values.body} />
      </div>
      <div className="field">
        <label htmlFor={fieldId('email')}>{t('report.email')}</label>
        <p className="hint" id="report-email-hint">
          {t('report.emailHint')}
        </p>
        <input
          id={fieldId('email')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
          aria-describedby="report-email-hint"
          defaultValue={form?.values.email}
        />
      </div>
      <Honeypot />
      <p className="actions">
        <button type="submit" className="button" aria-disabled={isPending}>
          {t(isPending ? 'report.sending' : 'report.send')}
        </button>
      </p>
    </form>
  )
}

import { useMutation } from '@tanstack/react-query'
import type { Reply } from '@wijkwerk/backend/contract/ideas.ts'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { ProblemError, send } from '../api/client.ts'
import { useFirstPage } from '../state/page-context.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { t } from '../text/text.ts'
import { useActKey } from '../ui/use-act-key.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { ErrorSummary, fieldId, type SummaryLine } from './ErrorSummary.tsx'
import { Honeypot } from './Honeypot.tsx'
import { draftProblems, EMPTY_DRAFT, replyOf } from './new-idea/draft.ts'
import { ReplyFields, type ReplyValues } from './new-idea/ReplyStep.tsx'
import { problemLines } from './problem-lines.ts'

const MAX_MESSAGE = 4000
const NO_LINES: readonly SummaryLine[] = []
const REPLY_KINDS = ['none', 'email', 'phone', 'post'] as const

type Message = { message: string; reply?: Reply; website?: string }

/** A message to the service, which only staff read. */
export function ContactForm() {
  const { idempotencyKey } = useFirstPage()
  const form = useRefusedForm()
  const isLive = useHydrated()
  const [, navigate] = useLocation()
  const [lines, setLines] = useState<readonly SummaryLine[]>(form ? problemLines(form.problem) : NO_LINES)
  const [reply, setReply] = useState<ReplyValues>({
    replyKind: REPLY_KINDS.find((kind) => kind === form?.values.replyKind) ?? 'none',
    replyValue: form?.values.replyValue ?? '',
  })
  const keyOf = useActKey()
  const { mutate, isPending } = useMutation({
    mutationFn: (message: Message) => send('/api/contact', { method: 'POST', body: message, key: keyOf(message) }),
    onSuccess: () => navigate('/contact?verzonden'),
    onError: (error) => setLines(error instanceof ProblemError ? problemLines(error.problem) : NO_LINES),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const message = String(values.get('message') ?? '').trim()
    const website = String(values.get('website') ?? '')
    const missing: SummaryLine[] = message.length < 3 ? [{ field: 'message', text: 'problem.message' }] : []
    missing.push(...draftProblems({ ...EMPTY_DRAFT, ...reply }, undefined, 3))
    if (missing.length > 0) return setLines(missing)
    setLines(NO_LINES)
    const answer = replyOf(reply)
    if (!isPending) mutate({ message, ...(answer && { reply: answer }), ...(website && { website }) })
  }
  return (
    <form method="post" encType="multipart/form-data" action="/contact" noValidate={isLive} onSubmit={submit}>
      <ErrorSummary lines={lines} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <div className="field">
        <label htmlFor={fieldId('message')}>{t('contact.message')}</label>
        <textarea
          id={fieldId('message')}
          name="message"
          rows={5}
          required
          maxLength={MAX_MESSAGE}
          defaultValue={form?.values.message}
        />
      </div>
      <ReplyFields
        legend="contact.reply"
        none="contact.noReply"
        values={reply}
        wrong={lines.flatMap(({ field }) => field ?? [])}
        isLive={isLive}
        change={(change) => setReply((before) => ({ ...before, ...change }))}
      />
      <Honeypot />
      <p className="actions">
        <button type="submit" className="button" aria-disabled={isPending}>
          {t(isPending ? 'contact.sending' : 'contact.send')}
        </button>
      </p>
    </form>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CommentCreated, NewComment } from '@wijkwerk/backend/contract/ideas.ts'
import { type FormEvent, useState } from 'react'
import { useSearch } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { useFirstPage } from '../state/page-context.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { t } from '../text/text.ts'
import { useActKey } from '../ui/use-act-key.ts'
import { ErrorSummary, fieldId, type SummaryLine } from './ErrorSummary.tsx'
import { Honeypot } from './Honeypot.tsx'
import { problemLines } from './problem-lines.ts'
import { useProvenSend } from './use-proven-send.ts'

const MAX_COMMENT = 2000
const NO_LINES: readonly SummaryLine[] = []

/** Says something about an idea. */
export function CommentForm({ ideaId }: { ideaId: number }) {
  const client = useQueryClient()
  const { idempotencyKey } = useFirstPage()
  const form = useRefusedForm()
  const isWaiting = new URLSearchParams(useSearch()).get('reactie') === 'wacht'
  const refused = form?.values.action === 'comment' ? form : undefined
  const [lines, setLines] = useState<readonly SummaryLine[]>(refused ? problemLines(refused.problem) : NO_LINES)
  const keyOf = useActKey()
  const [isLikely, setLikely] = useState(false)
  const post = useProvenSend(isLikely)
  const { mutate, isPending, data } = useMutation({
    mutationFn: (comment: NewComment) =>
      post<CommentCreated>(`/api/ideas/${ideaId}/comments`, { body: comment, key: keyOf(comment) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ideas'] }),
    onError: (error) => setLines(error instanceof ProblemError ? problemLines(error.problem) : NO_LINES),
  })
  const isHeld = data ? data.isHeld : isWaiting || undefined
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const values = new FormData(element)
    const text = (name: string) => String(values.get(name) ?? '').trim()
    if (!text('body')) return setLines([{ field: 'body', text: 'problem.message' }])
    setLines(NO_LINES)
    const [name, website] = [text('name'), text('website')]
    const comment = { body: text('body'), ...(name && { name }), ...(website && { website }) }
    if (!isPending) mutate(comment, { onSuccess: () => element.reset() })
  }
  return (
    <form
      className="comment-form no-print"
      method="post"
      encType="multipart/form-data"
      action={`/idee/${ideaId}`}
      noValidate
      onSubmit={submit}
    >
      <h3>{t('comments.yours')}</h3>
      <ErrorSummary lines={lines} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="action" value="comment" />
      <div className="field">
        <label htmlFor={fieldId('body')}>{t('comments.body')}</label>
        <textarea
          id={fieldId('body')}
          name="body"
          rows={3}
          required
          maxLength={MAX_COMMENT}
          defaultValue={refused?.values.body}
          onFocus={() => setLikely(true)}
        />
      </div>
      <div className="field">
        <label htmlFor={fieldId('name')}>
          {t('comments.name')} <span className="soft">{t('form.optional')}</span>
        </label>
        <input
          id={fieldId('name')}
          name="name"
          type="text"
          autoComplete="given-name"
          maxLength={60}
          defaultValue={refused?.values.name}
        />
      </div>
      <Honeypot />
      <p className="actions">
        <button type="submit" className="button quiet" aria-disabled={isPending}>
          {t(isPending ? 'comments.sending' : 'comments.send')}
        </button>
        <span id="reactie-wacht" role="status">
          {isHeld !== undefined && t(isHeld ? 'comments.held' : 'comments.thanks')}
        </span>
      </p>
    </form>
  )
}

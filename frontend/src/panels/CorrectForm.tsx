import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CorrectedIdea, Idea, MyIdea } from '@wijkwerk/backend/contract/ideas.ts'
import { type FormEvent, useState } from 'react'
import { ProblemError, send } from '../api/client.ts'
import { myIdeaQuery } from '../api/queries.ts'
import { THEMES } from '../state/idea-choices.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { themeName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { newKey } from '../ui/new-key.ts'
import { ErrorSummary, fieldId, type SummaryLine } from './ErrorSummary.tsx'
import { problemLines } from './problem-lines.ts'

const NO_LINES: readonly SummaryLine[] = []

type Props = { idea: Idea; token: string; isOpen: boolean }

/** Corrects the title, text or theme of one's own idea. */
export function CorrectForm({ idea, token, isOpen }: Props) {
  const client = useQueryClient()
  const form = useRefusedForm()
  const refused = form?.values.action === 'correct' ? form : undefined
  const values = refused?.values ?? {}
  const [lines, setLines] = useState<readonly SummaryLine[]>(refused ? problemLines(refused.problem) : NO_LINES)
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: (body: CorrectedIdea) =>
      send<MyIdea>(`/api/my-idea/${token}`, { method: 'PATCH', body, key: newKey() }),
    onSuccess: (answer) => {
      client.setQueryData(myIdeaQuery(token).queryKey, answer)
      return client.invalidateQueries({ queryKey: ['ideas'] })
    },
    onError: (error) => setLines(error instanceof ProblemError ? problemLines(error.problem) : NO_LINES),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const theme = THEMES.find((known) => known === sent.get('theme')) ?? idea.theme
    setLines(NO_LINES)
    if (!isPending) mutate({ title: String(sent.get('title')), body: String(sent.get('body')), theme })
  }
  return (
    <details className="no-print" open={isOpen || refused !== undefined}>
      <summary>{t('correct.title')}</summary>
      <form method="post" encType="multipart/form-data" action={`/mijn-idee/${token}`} noValidate onSubmit={submit}>
        <ErrorSummary lines={lines} />
        <input type="hidden" name="action" value="correct" />
        <div className="field">
          <label htmlFor={fieldId('title')}>{t('what.title')}</label>
          <input
            id={fieldId('title')}
            name="title"
            type="text"
            required
            maxLength={100}
            defaultValue={values.title ?? idea.title}
          />
        </div>
        <div className="field">
          <label htmlFor={fieldId('body')}>{t('what.body')}</label>
          <textarea
            id={fieldId('body')}
            name="body"
            required
            rows={5}
            maxLength={4000}
            defaultValue={values.body ?? idea.body}
          />
        </div>
        <div className="field">
          <label htmlFor={fieldId('theme')}>{t('what.theme')}</label>
          <select id={fieldId('theme')} name="theme" defaultValue={values.theme ?? idea.theme}>
            {THEMES.map((theme) => (
              <option key={theme} value={theme}>
                {themeName(theme)}
              </option>
            ))}
          </select>
        </div>
        <p className="actions">
          <button type="submit" className="button" aria-disabled={isPending}>
            {t('correct.save')}
          </button>
          <span role="status">{isSuccess && t('mine.corrected')}</span>
        </p>
      </form>
    </details>
  )
}

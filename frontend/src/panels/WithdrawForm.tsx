import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Idea, MyIdea } from '@wijkwerk/backend/contract/ideas.ts'
import type { FormEvent } from 'react'
import { send } from '../api/client.ts'
import { myIdeaQuery } from '../api/queries.ts'
import { t } from '../text/text.ts'
import { newKey } from '../ui/new-key.ts'
import { forgetMyIdea } from './my-ideas.ts'

/** Withdraws one's own idea; the question stands in the page, so that it also works without JavaScript. */
export function WithdrawForm({ idea, token }: { idea: Idea; token: string }) {
  const client = useQueryClient()
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () => send<MyIdea>(`/api/my-idea/${token}`, { method: 'DELETE', key: newKey() }),
    onSuccess: (answer) => {
      forgetMyIdea(String(idea.id))
      client.setQueryData(myIdeaQuery(token).queryKey, answer)
      return client.invalidateQueries({ queryKey: ['ideas'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) mutate()
  }
  return (
    <details className="no-print">
      <summary>{t('withdraw.title')}</summary>
      <form method="post" encType="multipart/form-data" action={`/mijn-idee/${token}`} onSubmit={submit}>
        <input type="hidden" name="action" value="withdraw" />
        <p>{t('withdraw.explained')}</p>
        <p className="actions">
          <button type="submit" className="button danger" aria-disabled={isPending}>
            {t('withdraw.do')}
          </button>
          <span role="status">{isError && t('problem.unavailableShort')}</span>
        </p>
      </form>
    </details>
  )
}

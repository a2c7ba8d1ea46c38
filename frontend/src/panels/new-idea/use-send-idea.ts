import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IdeaCreated, NewIdea } from '@wijkwerk/backend/contract/ideas.ts'
import { useEffect, useRef } from 'react'
import { ProblemError, send } from '../../api/client.ts'
import { newKey } from '../../ui/new-key.ts'
import { rememberMyIdea } from '../my-ideas.ts'

const RETRY_MILLISECONDS = 5000
const PASSING: readonly string[] = ['unavailable', 'still-running', 'internal']

/** True for a failure that may pass by itself: no network, or a server that is briefly away. */
export const isPassing = (error: Error | null) => error instanceof ProblemError && PASSING.includes(error.problem.kind)

/**
 * Sends an idea and tries again by itself while the service is away. The same idea keeps its Idempotency-Key over every
 * try, so that it is never kept twice; a changed one gets a new key.
 */
export function useSendIdea(onSent: (created: IdeaCreated) => void) {
  const client = useQueryClient()
  const last = useRef({ body: '', key: '' })
  const { mutate, isPending, error, variables, reset } = useMutation({
    mutationFn: (idea: NewIdea) => {
      const body = JSON.stringify(idea)
      if (body !== last.current.body) last.current = { body, key: newKey() }
      return send<IdeaCreated>('/api/ideas', { method: 'POST', body: idea, key: last.current.key })
    },
    onSuccess: (created) => {
      const { idea, receipt } = created
      rememberMyIdea({ number: receipt.number, title: idea.title, link: receipt.link, sentOn: idea.createdOn })
      void client.invalidateQueries({ queryKey: ['ideas'] })
      onSent(created)
    },
  })
  const isWaiting = isPassing(error)
  useEffect(
    function tryAgainByItself() {
      if (!isWaiting || !variables) return
      const again = () => mutate(variables)
      const timer = setTimeout(again, RETRY_MILLISECONDS)
      window.addEventListener('online', again)
      return () => {
        clearTimeout(timer)
        window.removeEventListener('online', again)
      }
    },
    [isWaiting, variables, mutate],
  )
  return { send: mutate, isPending, isWaiting, error, stop: reset }
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IdeaCreated, NewIdea } from '@wijkwerk/backend/contract/ideas.ts'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { useEffect, useState } from 'react'
import { ProblemError, send } from '../../api/client.ts'
import { writeDevice } from '../../ui/device-storage.ts'
import { useActKey } from '../../ui/use-act-key.ts'
import { rememberMyIdea } from '../my-ideas.ts'
import { isPassing, retryMilliseconds } from './retry.ts'

const ACT = 'wijkwerk.verzending'

/** The tries that failed so far, and why the last one did. */
type Failure = { count: number; last: ProblemError }

type Handlers = { onSent: (created: IdeaCreated) => void; onRefused: (problem: ProblemDetails) => void }

/**
 * Sends an idea and tries again by itself while the service is away or wants less haste. The same idea keeps its
 * Idempotency-Key over every try, also after a reload, so that it is never kept twice; a changed one gets a new key.
 */
export function useSendIdea({ onSent, onRefused }: Handlers) {
  const client = useQueryClient()
  const keyOf = useActKey(ACT)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { mutate, isPending, variables, reset } = useMutation({
    mutationFn: (idea: NewIdea) => send<IdeaCreated>('/api/ideas', { method: 'POST', body: idea, key: keyOf(idea) }),
    onSuccess: (created) => {
      const { idea, receipt } = created
      writeDevice(ACT, null)
      rememberMyIdea({ number: receipt.number, title: idea.title, link: receipt.link, sentOn: idea.createdOn })
      void client.invalidateQueries({ queryKey: ['ideas'] })
      onSent(created)
    },
    onError: (error) => {
      const mayPass = error instanceof ProblemError && isPassing(error.problem)
      setFailure((before) => (mayPass ? { count: (before?.count ?? 0) + 1, last: error } : null))
      if (error instanceof ProblemError && !mayPass) onRefused(error.problem)
    },
  })
  useEffect(
    function tryAgainByItself() {
      if (!failure || isPending || !variables) return
      const again = () => mutate(variables)
      const timer = setTimeout(again, retryMilliseconds(failure.count, failure.last.retryAfterSeconds))
      window.addEventListener('online', again)
      return () => {
        clearTimeout(timer)
        window.removeEventListener('online', again)
      }
    },
    [failure, isPending, variables, mutate],
  )
  const stop = () => {
    reset()
    setFailure(null)
  }
  return { send: mutate, isPending, waitingFor: failure?.last.problem.kind ?? null, stop }
}

import { useMutation } from '@tanstack/react-query'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import { useEffect, useState } from 'react'
import { ProblemError, send } from '../api/client.ts'
import { writeDevice } from '../ui/device-storage.ts'
import { useActKey } from '../ui/use-act-key.ts'
import { isPassing, retryMilliseconds } from './retry.ts'

/** The tries that failed so far, and why the last one did. */
type Failure = { count: number; last: ProblemError }

type Options<Answer> = {
  /** Where it is posted. */
  url: string
  /** Under what name the device keeps the key of the act. */
  act: string
  /** What posts it, where that is not `send` alone. */
  post?: (url: string, act: { body: unknown; key: string }) => Promise<Answer>
  onSent: (answer: Answer) => void
  onRefused: (problem: ProblemDetails) => void
}

/**
 * Posts something and tries again by itself while the service is away or wants less haste. The same body keeps its
 * Idempotency-Key over every try, also after a reload, so that it is never kept twice; a changed one gets a new key.
 */
export function useRetriedSend<Body extends object, Answer>({
  url,
  act,
  post = (address, what) => send<Answer>(address, { method: 'POST', ...what }),
  onSent,
  onRefused,
}: Options<Answer>) {
  const keyOf = useActKey(act)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { mutate, isPending, variables, reset } = useMutation({
    mutationFn: (body: Body) => post(url, { body, key: keyOf(body) }),
    onSuccess: (answer) => {
      writeDevice(act, null)
      onSent(answer)
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

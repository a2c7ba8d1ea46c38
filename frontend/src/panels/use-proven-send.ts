import { useCallback, useEffect, useRef } from 'react'
import { ProblemError, send } from '../api/client.ts'

const FRESH_MS = 9 * 60_000

type Kept = { proof: Promise<string | null>; since: number }

/**
 * Sends what is seen at once when it comes with a proof of work. The work begins as soon as it is likely to be needed, so
 * that nobody waits for it; a proof that turns out to be too old or used is made anew, once. Where the device cannot give
 * one it goes without, and staff look first.
 */
export function useProvenSend(isLikely: boolean) {
  const kept = useRef<Kept | null>(null)
  const begin = useCallback((): Kept => {
    const proof = import('../api/proof-of-work.ts').then(
      ({ proveWork }) => proveWork(),
      () => null,
    )
    const begun = { proof, since: Date.now() }
    // Who never sends is not told that the work failed; who sends later begins anew.
    proof.catch(() => {
      if (kept.current === begun) kept.current = null
    })
    return begun
  }, [])
  useEffect(
    function beginTheWork() {
      if (isLikely) kept.current ??= begin()
    },
    [isLikely, begin],
  )
  return useCallback(
    async <T>(url: string, { body, key }: { body: unknown; key: string }): Promise<T> => {
      const take = () => {
        const ready = kept.current
        kept.current = null
        return (ready && Date.now() - ready.since < FRESH_MS ? ready : begin()).proof
      }
      const post = async () => send<T>(url, { method: 'POST', body, key, proof: await take() })
      return post().catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem.kind === 'proof-needed') return post()
        throw error
      })
    },
    [begin],
  )
}

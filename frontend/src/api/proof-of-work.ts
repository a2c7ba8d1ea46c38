import type { Challenge, Proof } from '@wijkwerk/backend/contract/proof-of-work.ts'
import { solveChallengeWorkers } from 'altcha-lib'
import { fetchJson } from './client.ts'

const LONGEST_MS = 30_000

/**
 * A fresh proof of work for the header `Proof-Of-Work`, or null where this device cannot give one in half a minute: an
 * old browser, or an address without https. Throws ProblemError when the challenge cannot be had.
 */
export async function proveWork(): Promise<string | null> {
  const challenge = await fetchJson<Challenge>('/api/proof-of-work')
  const solution = await solveChallengeWorkers({
    challenge,
    concurrency: 1,
    timeout: LONGEST_MS,
    createWorker: () => new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' }),
  }).catch(() => null)
  if (!solution) return null
  const { counter, derivedKey } = solution
  return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } } satisfies Proof))
}

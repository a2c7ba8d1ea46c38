import { Problem } from '../http/problem.ts'

const MAX_WAITING = 20

/** Runs at most `limit` tasks at once and lets a few wait; past that it sheds with `unavailable`. */
export function limitConcurrency(limit: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= limit) {
      if (waiting.length >= MAX_WAITING) throw new Problem('unavailable', { retryAfterSeconds: 5 })
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    running += 1
    try {
      return await task()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

import type { ProblemDetails, ProblemKind } from '@wijkwerk/backend/contract/problem.ts'

const PAUSES_SECONDS = [5, 10, 20, 40]
const LONGEST_PAUSE_SECONDS = 60
const PASSING: readonly ProblemKind[] = ['unavailable', 'still-running', 'internal', 'too-many-requests']

/** True for a failure that may pass by itself: no network, a server that is briefly away, or too much haste. */
export const isPassing = ({ kind }: ProblemDetails) => PASSING.includes(kind)

/** How long to wait after so many failed tries, longer each time; never shorter than the server asks. */
export const retryMilliseconds = (failures: number, retryAfterSeconds: number | null) =>
  Math.max(PAUSES_SECONDS[failures - 1] ?? LONGEST_PAUSE_SECONDS, retryAfterSeconds ?? 0) * 1000

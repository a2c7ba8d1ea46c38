import { ProblemError } from '../../../api/client.ts'

/** The paths that a server refused. */
export const refusedPaths = (error: Error | null): readonly string[] =>
  error instanceof ProblemError ? (error.problem.errors ?? []).map(({ path }) => path) : []

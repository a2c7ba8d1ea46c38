import { Problem } from './problem.ts'

/** Refuses what only a machine fills in. */
export function refuseMachines(website: string | undefined): void {
  if (website)
    throw new Problem('validation', { errors: [{ path: 'website', code: 'custom', message: 'leave empty' }] })
}

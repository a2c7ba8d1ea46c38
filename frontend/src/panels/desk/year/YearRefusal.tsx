import { ProblemError } from '../../../api/client.ts'
import { t } from '../../../text/desk-text.ts'

/** Whether somebody else changed what was chosen since it was read. */
export const isOutdated = (error: Error | null) => error instanceof ProblemError && error.problem.kind === 'outdated'

/** Why something of the year was not kept. */
export function YearRefusal({ error }: { error: Error | null }) {
  if (!error) return null
  return (
    <p className="note warn" role="alert">
      {t(isOutdated(error) ? 'year.outdated' : 'year.failed')}
    </p>
  )
}

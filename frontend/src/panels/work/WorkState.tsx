import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { useToday } from '../../state/use-today.ts'
import { workStanding, workState } from '../../text/content-facts.ts'
import { daysBetween } from '../../text/days.ts'
import { t } from '../../text/text.ts'
import { standingWords, stateDay } from './work-facts.ts'

/** How works are today: the newest dated state in the words of staff, or what can be said without one. */
export function WorkState({ work }: { work: WorkDetail }) {
  const today = useToday()
  const state = workState(work, today)
  const standing = standingWords(work, today)
  const isOver = work.status === 'done' || work.status === 'cancelled'
  const first = isOver || !state ? (standing ?? t('work.noState')) : state.first
  const rest = isOver ? work.state?.body : state?.rest
  const isUnknown = !isOver && !state && !standing
  return (
    <div className={`work-state is-${isUnknown ? 'unknown' : work.status}${state?.isOutdated ? ' is-outdated' : ''}`}>
      <p className="work-state-first">{first}</p>
      {rest && <p className="work-state-rest">{rest}</p>}
      {(work.state || !isOver) && (
        <p className="facts">
          {work.state && <span>{t('work.stateOn', { day: stateDay(work.state.statedOn, today) })}</span>}
          {state?.isOutdated && <span className="tag">{t('work.outdated')}</span>}
          {!isOver && (state || !standing) && <strong>{standing ?? workStanding(work)}</strong>}
          {!work.state && standing && <span>{t('work.noState')}</span>}
        </p>
      )}
      {work.state && state?.isOutdated && (
        <p className="facts">{t('work.outdatedNext', { days: daysBetween(work.state.statedOn, today) })}</p>
      )}
      {work.isArchived && <p className="facts">{t('work.archived')}</p>}
    </div>
  )
}

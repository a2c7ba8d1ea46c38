import type { WorkDetail, WorkPhase } from '@wijkwerk/backend/contract/works.ts'
import { useToday } from '../../state/use-today.ts'
import { workMoment, workStatusName } from '../../text/content-facts.ts'
import { t } from '../../text/text.ts'
import { beginWords, stateDay } from './work-facts.ts'

function Phase({ phase, isOver, today }: { phase: WorkPhase; isOver: boolean; today: string }) {
  // Of a phase that never closed nobody says any more when it begins.
  const isLeft = isOver && (phase.status === 'planned' || phase.status === 'in-progress')
  const moment = workMoment(phase, today)
  return (
    <li className={isLeft ? undefined : `is-${phase.status}`}>
      <h3>{[phase.name, phase.locationText].filter(Boolean).join(', ')}</h3>
      {!isLeft && (
        <p className="facts">
          <strong>{workStatusName(phase.status)}</strong>
          {moment && <span>{moment}</span>}
        </p>
      )}
    </li>
  )
}

/** How works go: when they began, phase after phase, and what was said of them before, newest first. */
export function WorkCourse({ work }: { work: WorkDetail }) {
  const today = useToday()
  const begin = beginWords(work, today)
  const { phases, states, status } = work
  const isOver = status === 'done' || status === 'cancelled'
  const earlier = states.slice(1)
  return (
    <section className="work-course" aria-labelledby="verloop">
      <h2 id="verloop">{t('work.course')}</h2>
      <p>
        {begin.text} {begin.before && <span className="soft">({begin.before})</span>}
      </p>
      {phases.length > 0 && (
        <ol>
          {phases.map((phase, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two phases may have one name, and their order says which is which
            <Phase key={position} phase={phase} isOver={isOver} today={today} />
          ))}
        </ol>
      )}
      {earlier.length > 0 && (
        <>
          <h3>{t('work.earlier')}</h3>
          <dl className="work-states">
            {earlier.map(({ id, body, statedOn }) => (
              <div key={id}>
                <dt>{stateDay(statedOn, today)}</dt>
                <dd>{body}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

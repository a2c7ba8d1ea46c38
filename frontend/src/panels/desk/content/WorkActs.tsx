import type { DeskWork, WorkAct } from '@wijkwerk/backend/contract/desk-content.ts'
import { endsBefore } from '@wijkwerk/backend/contract/period-order.ts'
import { type FormEvent, useState } from 'react'
import { formatPartialDate } from '../../../text/days.ts'
import { t } from '../../../text/desk-text.ts'
import { formatDate } from '../../../text/format.ts'
import { hindranceAfter } from '../../work/work-facts.ts'
import { readText } from './changes.ts'
import { DayField, LongField, useIsRefused } from './Fields.tsx'

type Props = { work: DeskWork; today: string; onAct: (act: WorkAct) => void; onRemoveState: (id: number) => void }

/** What one does most with a work: say how it stands; and end it, call it off, or hide it. */
export function WorkActs({ work, today, onAct, onRemoveState }: Props) {
  const { status, isPublic, states } = work
  const isOver = status === 'done' || status === 'cancelled'
  return (
    <>
      <StateForm key={states[0]?.id ?? 0} today={today} onAct={onAct} />
      {states.length > 0 && (
        <ul className="desk-list">
          {states.map(({ id, body, statedOn }) => (
            <li key={id} className="desk-item content-state">
              <p>
                <strong>{formatDate(statedOn)}</strong> {body}
              </p>
              <button
                type="button"
                className="quiet-button"
                aria-label={t('deskWorks.stateRemoveOf', { date: formatDate(statedOn) })}
                onClick={() => onRemoveState(id)}
              >
                {t('deskWorks.stateRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!isOver && <EndForm work={work} today={today} onAct={onAct} />}
      {!isOver && (
        <details className="content-act">
          <summary>{t('deskWorks.cancel')}</summary>
          <p>{t('deskWorks.cancelText')}</p>
          <button type="button" className="button" onClick={() => onAct({ act: 'cancel' })}>
            {t('deskWorks.cancel')}
          </button>
        </details>
      )}
      <VisibilityAct isPublic={isPublic} onAct={onAct} />
    </>
  )
}

function StateForm({ today, onAct }: Pick<Props, 'today' | 'onAct'>) {
  const state = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    onAct({ act: 'state', text: readText(values, 'text') ?? '', on: readText(values, 'on') ?? today })
  }
  return (
    <form className="content-form" onSubmit={state}>
      <h2>{t('deskWorks.stateTitle')}</h2>
      <LongField
        name="text"
        label={t('content.field.state')}
        hint={t('deskWorks.stateHint')}
        required
        maxLength={600}
      />
      <DayField name="on" label={t('deskWorks.stateOn')} required value={today} max={today} />
      <button type="submit" className="button">
        {t('deskWorks.stateSave')}
      </button>
    </form>
  )
}

const HINDRANCE_AFTER = ['keep', 'stop'] as const

function EndForm({ work, today, onAct }: Pick<Props, 'work' | 'today' | 'onAct'>) {
  const [on, setOn] = useState(today)
  const left = hindranceAfter(work.hindrances, on || today)
  const start = work.actualStart ?? work.expectedStart ?? work.plannedStart
  const isEarly = start !== null && on !== '' && endsBefore(on, start)
  const end = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const hindrance = HINDRANCE_AFTER.find((answer) => answer === values.get('hindrance'))
    onAct({ act: 'end', on: readText(values, 'on') ?? today, ...(hindrance && { hindrance }) })
  }
  return (
    <details className="content-act">
      <summary>{t('deskWorks.end')}</summary>
      <form className="content-form" onSubmit={end}>
        <DayField
          name="on"
          label={t('deskWorks.endOn')}
          required
          value={on}
          max={today}
          outOfOrder={isEarly ? t('deskWorks.endEarly', { date: formatPartialDate(start) }) : ''}
          onChange={setOn}
        />
        {left !== undefined && <HindranceLeft until={left} today={today} />}
        <button type="submit" className="button">
          {t('deskWorks.endSave')}
        </button>
      </form>
    </details>
  )
}

/** What becomes of hindrance that was said to outlast the work. */
function HindranceLeft({ until, today }: { until: string | null; today: string }) {
  const isRefused = useIsRefused('hindrance')
  const date = until && formatDate(until)
  const key = until && until < today ? 'deskWorks.hindranceLeftPast' : 'deskWorks.hindranceLeft'
  return (
    <fieldset
      className="field"
      onChange={({ currentTarget }) => {
        for (const answer of currentTarget.querySelectorAll('input')) answer.setCustomValidity('')
      }}
    >
      <legend>{date ? t(key, { date }) : t('deskWorks.hindranceLeftOpen')}</legend>
      <div className="radio-column">
        {HINDRANCE_AFTER.map((answer) => (
          <label key={answer} className="radio">
            <input
              type="radio"
              name="hindrance"
              value={answer}
              required
              aria-invalid={isRefused || undefined}
              onInvalid={({ currentTarget }) => currentTarget.setCustomValidity(t('deskWorks.hindranceAsk'))}
            />
            {t(`deskWorks.hindrance.${answer}`)}
          </label>
        ))}
      </div>
      {isRefused && <p className="wrong">{t('deskWorks.hindranceAsk')}</p>}
    </fieldset>
  )
}

type VisibilityProps = { isPublic: boolean; onAct: (act: { act: 'hide' | 'show' }) => void }

/** Takes something off the site, or puts it back. */
export function VisibilityAct({ isPublic, onAct }: VisibilityProps) {
  if (!isPublic) {
    return (
      <button type="button" className="button" onClick={() => onAct({ act: 'show' })}>
        {t('content.show')}
      </button>
    )
  }
  return (
    <details className="content-act">
      <summary>{t('content.hide')}</summary>
      <p>{t('content.hideText')}</p>
      <button type="button" className="button" onClick={() => onAct({ act: 'hide' })}>
        {t('content.hide')}
      </button>
    </details>
  )
}

import { reversedPairs } from '@wijkwerk/backend/contract/period-order.ts'
import type { WorkPhase } from '@wijkwerk/backend/contract/works.ts'
import { workStatusName } from '../../../text/content-facts.ts'
import { t } from '../../../text/desk-text.ts'
import { DateField } from '../DateField.tsx'
import { outOfOrder } from './out-of-order.ts'
import { type Row, useRows } from './use-rows.ts'
import { UNDATED, WORK_STATUSES } from './work-choices.ts'

const EMPTY: WorkPhase = {
  name: '',
  locationText: null,
  status: 'planned',
  ...UNDATED,
}

export type PhaseRows = ReturnType<typeof usePhaseRows>
export const usePhaseRows = (first: readonly WorkPhase[]) => useRows<WorkPhase>(first, EMPTY)

/** The parts in which a work is done, in their order. */
export function PhaseFields({ rows, add, change, remove }: PhaseRows) {
  return (
    <fieldset className="field">
      <legend>{t('content.field.phases')}</legend>
      {rows.map((row) => (
        <Phase key={row.key} row={row} change={(part) => change(row.key, part)} onRemove={() => remove(row.key)} />
      ))}
      <p>
        <button type="button" className="quiet-button" onClick={add}>
          {t('content.phaseAdd')}
        </button>
      </p>
    </fieldset>
  )
}

type PhaseProps = { row: Row<WorkPhase>; change: (part: Partial<WorkPhase>) => void; onRemove: () => void }

function Phase({ row, change, onRemove }: PhaseProps) {
  return (
    <div className="content-row">
      <div className="act-row">
        <label>
          {t('content.phaseName')}
          <input
            type="text"
            required
            maxLength={100}
            value={row.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
        <label>
          {t('content.phaseStatus')}
          <select
            value={row.status}
            onChange={({ target }) =>
              change({ status: WORK_STATUSES.find((status) => status === target.value) ?? row.status })
            }
          >
            {WORK_STATUSES.map((status) => (
              <option key={status} value={status}>
                {workStatusName(status)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="act-row">
        <DateField
          label={t('content.phaseStart')}
          isPartial
          value={row.expectedStart ?? ''}
          onChange={(date) => change({ expectedStart: date || null })}
        />
        <DateField
          label={t('content.phaseEnd')}
          isPartial
          value={row.expectedEnd ?? ''}
          outOfOrder={outOfOrder(reversedPairs(row), 'expectedEnd')}
          onChange={(date) => change({ expectedEnd: date || null })}
        />
        <button type="button" className="quiet-button" onClick={onRemove}>
          {t('content.remove')}
        </button>
      </div>
    </div>
  )
}

/** The phases as the contract has them. */
export const toPhases = (rows: readonly Row<WorkPhase>[]) =>
  rows.map(({ key: _key, locationText, ...phase }) => ({ ...phase, ...(locationText && { locationText }) }))

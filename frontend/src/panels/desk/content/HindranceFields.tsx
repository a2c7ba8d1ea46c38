import type { DeskHindrance, DeskWork, WorkToAdd } from '@wijkwerk/backend/contract/desk-content.ts'
import type { Effect } from '@wijkwerk/backend/contract/works.ts'
import { t } from '../../../text/desk-text.ts'
import { newKey } from '../../../ui/new-key.ts'
import { EMPTY_STRETCH, type StretchDraft, StretchFields, toStretchDraft, toStretches } from './StretchFields.tsx'
import { type Row, useRows } from './use-rows.ts'
import { EFFECTS } from './work-choices.ts'

type PeriodDraft = { start: string; end: string }
type HindranceDraft = {
  stretches: readonly Row<StretchDraft>[]
  periods: readonly Row<PeriodDraft>[]
  /** Undefined for the width that everyone gets. */
  widthMetres: number | undefined
  severe: boolean
  effects: readonly Effect[]
  note: string
}

const newStretch = (): Row<StretchDraft> => ({ ...EMPTY_STRETCH, key: newKey() })
const newPeriod = (): Row<PeriodDraft> => ({ start: '', end: '', key: newKey() })
const EMPTY: HindranceDraft = {
  stretches: [],
  periods: [newPeriod()],
  widthMetres: undefined,
  severe: false,
  effects: [],
  note: '',
}

/** A hindrance as the form has it; what runs along the work itself has no streets of its own, and follows the work. */
export const toHindranceDraft = (
  { where, periods, note, ...rest }: DeskHindrance,
  workWhere: DeskWork['where'],
): HindranceDraft => ({
  ...rest,
  stretches: (JSON.stringify(where) === JSON.stringify(workWhere) ? [] : where).map((stretch) => ({
    ...toStretchDraft(stretch),
    key: newKey(),
  })),
  periods: periods.map((period) => ({ ...period, key: newKey() })),
  note: note ?? '',
})

export type HindranceRows = ReturnType<typeof useHindranceRows>
export const useHindranceRows = (first: readonly HindranceDraft[]) => useRows(first, EMPTY)

/** Where and when people are hindered. */
export function HindranceFields({ rows, add, change, remove, keptCount }: HindranceRows & { keptCount: number }) {
  return (
    <fieldset className="field">
      <legend>{t('content.field.hindrances')}</legend>
      <p className="hint">
        {t('content.hindranceHint')} {keptCount > 0 && t('content.hindranceKept', { count: keptCount })}
      </p>
      {rows.map((row, index) => (
        <Hindrance
          key={row.key}
          path={`hindrances.${index}`}
          row={row}
          change={(part) => change(row.key, part)}
          onRemove={() => remove(row.key)}
        />
      ))}
      <p>
        <button type="button" className="quiet-button" onClick={add}>
          {t('content.hindranceAdd')}
        </button>
      </p>
    </fieldset>
  )
}

type HindranceProps = {
  path: string
  row: Row<HindranceDraft>
  change: (part: Partial<HindranceDraft>) => void
  onRemove: () => void
}

function Hindrance({ path, row, change, onRemove }: HindranceProps) {
  const { stretches, periods, effects } = row
  const changePeriod = (key: string, part: Partial<PeriodDraft>) =>
    change({ periods: periods.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const toggle = (effect: Effect) =>
    change({ effects: effects.includes(effect) ? effects.filter((one) => one !== effect) : [...effects, effect] })
  return (
    <div className="content-row">
      <p className="hint">{t('content.hindranceWhere')}</p>
      <StretchFields
        path={`${path}.where`}
        rows={stretches}
        onAdd={() => change({ stretches: [...stretches, newStretch()] })}
        onRemove={(key) => change({ stretches: stretches.filter((one) => one.key !== key) })}
        onChange={(key, part) =>
          change({ stretches: stretches.map((one) => (one.key === key ? { ...one, ...part } : one)) })
        }
      />
      {periods.map(({ key, start, end }) => (
        <div key={key} className="act-row">
          <label>
            {t('content.hindranceStart')}
            <input
              type="date"
              required
              value={start}
              onChange={({ target }) => changePeriod(key, { start: target.value })}
            />
          </label>
          <label>
            {t('content.hindranceEnd')}
            <input
              type="date"
              required
              min={start}
              value={end}
              onChange={({ target }) => changePeriod(key, { end: target.value })}
            />
          </label>
          {periods.length > 1 && (
            <button
              type="button"
              className="quiet-button"
              onClick={() => change({ periods: periods.filter((one) => one.key !== key) })}
            >
              {t('content.periodRemove')}
            </button>
          )}
        </div>
      ))}
      <p>
        <button type="button" className="quiet-button" onClick={() => change({ periods: [...periods, newPeriod()] })}>
          {t('content.periodAdd')}
        </button>
      </p>
      <fieldset className="field">
        <legend>{t('content.hindranceEffects')}</legend>
        <div className="check-row">
          {EFFECTS.map((effect) => (
            <label key={effect} className="check">
              <input type="checkbox" checked={effects.includes(effect)} onChange={() => toggle(effect)} />
              {t(`work.effect.${effect}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="act-row">
        <label>
          {t('content.hindranceNote')}
          <input
            type="text"
            maxLength={500}
            value={row.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </label>
      </div>
      <div className="check-row">
        <label className="check">
          <input type="checkbox" checked={row.severe} onChange={({ target }) => change({ severe: target.checked })} />
          {t('content.hindranceSevere')}
        </label>
        <button type="button" className="quiet-button" onClick={onRemove}>
          {t('content.remove')}
        </button>
      </div>
    </div>
  )
}

/**
 * The hindrance as the contract has it; along the work itself where no street was filled in. What was called off before
 * it began has no period left, and is none.
 */
export const toHindrances = (rows: readonly HindranceDraft[], workWhere: WorkToAdd['where']) =>
  rows
    .filter(({ periods }) => periods.length > 0)
    .map(({ stretches, periods, widthMetres, severe, effects, note }) => {
      const where = toStretches(stretches)
      return {
        where: where.length > 0 ? where : workWhere,
        ...(widthMetres && { widthMetres }),
        periods: periods.map(({ start, end }) => ({ start, end })),
        severe,
        effects: [...effects],
        ...(note.trim() && { note: note.trim() }),
      }
    })

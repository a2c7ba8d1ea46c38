import type { DeskHindrance, DeskWork, WorkToAdd } from '@wijkwerk/backend/contract/desk-content.ts'
import type { Effect, Period } from '@wijkwerk/backend/contract/works.ts'
import { useId, useState } from 'react'
import { t } from '../../../text/desk-text.ts'
import { newKey } from '../../../ui/new-key.ts'
import { DateField } from '../DateField.tsx'
import { useIsRefused } from './Fields.tsx'
import { outsideWork } from './outside-work.ts'
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

type Props = {
  keptCount: number
  /** Those of the work. */
  dates: Period
}

/** Where and when people are hindered. */
export function HindranceFields({ rows, add, change, remove, keptCount, dates }: HindranceRows & Props) {
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
          dates={dates}
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
  dates: Period
  change: (part: Partial<HindranceDraft>) => void
  onRemove: () => void
}

function Hindrance({ path, row, dates, change, onRemove }: HindranceProps) {
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
      {periods.map((period, index) => (
        <PeriodFields
          key={period.key}
          path={`${path}.periods.${index}`}
          period={period}
          dates={dates}
          change={(part) => changePeriod(period.key, part)}
          {...(periods.length > 1 && {
            onRemove: () => change({ periods: periods.filter(({ key }) => key !== period.key) }),
          })}
        />
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

type PeriodProps = {
  path: string
  period: PeriodDraft
  dates: Period
  change: (part: Partial<PeriodDraft>) => void
  onRemove?: () => void
}

/** From when until when; what lies outside the work is kept only by who says that it is right. */
function PeriodFields({ path, period, dates, change, onRemove }: PeriodProps) {
  const { start, end } = period
  const outside = outsideWork(period, dates).join(' ')
  const [saved] = useState(outside)
  const outsideId = useId()
  return (
    <div className="content-period">
      <div className="act-row">
        <DateField
          label={t('content.hindranceStart')}
          required
          value={start}
          isRefused={useIsRefused(`${path}.start`)}
          onChange={(day) => change({ start: day })}
        />
        <DateField
          label={t('content.hindranceEnd')}
          required
          min={start}
          value={end}
          isRefused={useIsRefused(`${path}.end`)}
          onChange={(day) => change({ end: day })}
        />
        {onRemove && (
          <button type="button" className="quiet-button" onClick={onRemove}>
            {t('content.periodRemove')}
          </button>
        )}
      </div>
      <p id={outsideId} role="status" className={outside ? 'note warn' : undefined}>
        {outside}
      </p>
      {outside && (
        <p className="check-row">
          <label className="check">
            <input
              key={outside}
              type="checkbox"
              required
              aria-describedby={outsideId}
              defaultChecked={outside === saved}
              onInvalid={({ currentTarget }) => currentTarget.setCustomValidity(t('content.hindranceAsk'))}
              onChange={({ target }) => target.setCustomValidity('')}
            />
            {t('content.hindranceKnown')}
          </label>
        </p>
      )}
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

import type { AreaReference, Street } from '@wijkwerk/backend/contract/place.ts'
import { t } from '../../text/text.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { AreaQuestion } from './AreaQuestion.tsx'
import { type Draft, isAreaAsked, isNumberUnknown } from './draft.ts'
import { splitAddress } from './find-streets.ts'
import { StreetField } from './StreetField.tsx'

type Props = {
  draft: Draft
  street: Street | undefined
  areas: readonly AreaReference[]
  wrong: readonly string[]
  change: (change: Partial<Draft>) => void
}

const NO_CHOICE = { streetId: null, area: '' }

const choice = ({ id, areas: [only, ...others] }: Street) => ({
  streetId: id,
  area: only && others.length === 0 ? only.slug : '',
})

/** The place by street and number, with what we do not know about it said plainly. */
export function StreetPlace({ draft, street, areas, wrong, change }: Props) {
  const choices = street && street.areas.length > 0 ? street.areas : areas
  return (
    <div className="street-place">
      <StreetField
        value={draft.street}
        isWrong={wrong.includes('street')}
        isChosen={draft.streetId !== null}
        onType={(text, exact) => change({ street: text, ...(exact ? choice(exact) : NO_CHOICE) })}
        onChoose={(chosen, typed) => {
          const { houseNumber } = splitAddress(typed)
          change({ street: chosen.name, ...choice(chosen), ...(houseNumber && { houseNumber }) })
        }}
      />
      <div className="field house-number">
        <label htmlFor={fieldId('houseNumber')}>
          {t('where.houseNumber')} <span className="soft">{t('form.optional')}</span>
        </label>
        <input
          id={fieldId('houseNumber')}
          name="houseNumber"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={draft.houseNumber}
          aria-invalid={wrong.includes('houseNumber') || undefined}
          onChange={(event) => change({ houseNumber: event.target.value })}
        />
      </div>
      <div className="street-notes" role="status">
        {street && !street.hasPlace && <p className="note warn">{t('where.streetUnknown')}</p>}
        {street?.hasPlace && isNumberUnknown(street, draft.houseNumber) && (
          <p className="note warn">{t('where.numberUnknown')}</p>
        )}
      </div>
      {street && isAreaAsked(street, draft.houseNumber) && (
        <AreaQuestion areas={choices} value={draft.area} onChange={(area) => change({ area })} />
      )}
    </div>
  )
}

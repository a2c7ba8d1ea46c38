import type { NamedStretch } from '@wijkwerk/backend/contract/desk-content.ts'
import { t } from '../../../text/desk-text.ts'
import { splitAddress } from '../../new-idea/find-streets.ts'
import { StreetField } from '../../new-idea/StreetField.tsx'
import { useIsRefused } from './Fields.tsx'
import type { Row } from './use-rows.ts'

/** A stretch of a street as it is typed; `slug` once the street is known. */
export type StretchDraft = { street: string; slug: string; from: string; to: string }
export const EMPTY_STRETCH: StretchDraft = { street: '', slug: '', from: '', to: '' }

export const toStretchDraft = ({ street, name, from, to }: NamedStretch): StretchDraft => ({
  street: name,
  slug: street,
  from: from ? String(from) : '',
  to: to ? String(to) : '',
})

type Props = {
  /** Where the stretches stand in what is sent. */
  path: string
  rows: readonly Row<StretchDraft>[]
  onChange: (key: string, part: Partial<StretchDraft>) => void
  onAdd: () => void
  onRemove: (key: string) => void
}

/** Streets, each whole or between two house numbers. */
export function StretchFields({ path, rows, onChange, onAdd, onRemove }: Props) {
  return (
    <>
      {rows.map((row, index) => (
        <Stretch
          key={row.key}
          path={`${path}.${index}`}
          row={row}
          change={(part) => onChange(row.key, part)}
          {...(rows.length > 1 && { onRemove: () => onRemove(row.key) })}
        />
      ))}
      <p>
        <button type="button" className="quiet-button" onClick={onAdd}>
          {t('content.addStreet')}
        </button>
      </p>
    </>
  )
}

type StretchProps = {
  path: string
  row: Row<StretchDraft>
  change: (part: Partial<StretchDraft>) => void
  onRemove?: () => void
}

function Stretch({ path, row, change, onRemove }: StretchProps) {
  return (
    <div className="content-row">
      <StreetField
        name={`${row.key}-street`}
        none="where.noStreet"
        value={row.street}
        isChosen={row.slug !== ''}
        isWrong={useIsRefused(`${path}.street`)}
        onType={(street, exact) => change({ street, slug: exact?.slug ?? '' })}
        onChoose={(street, typed) =>
          change({ street: street.name, slug: street.slug, from: row.from || splitAddress(typed).houseNumber })
        }
      />
      <div className="act-row">
        <NumberField
          label={t('content.from')}
          path={`${path}.from`}
          value={row.from}
          onType={(from) => change({ from })}
        />
        <NumberField label={t('content.to')} path={`${path}.to`} value={row.to} onType={(to) => change({ to })} />
        {onRemove && (
          <button type="button" className="quiet-button" onClick={onRemove}>
            {t('content.removeStreet')}
          </button>
        )}
      </div>
    </div>
  )
}

type NumberProps = { label: string; path: string; value: string; onType: (text: string) => void }

function NumberField({ label, path, value, onType }: NumberProps) {
  return (
    <label>
      {label}
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={value}
        aria-invalid={useIsRefused(path) || undefined}
        onChange={({ target }) => onType(target.value.trim())}
      />
    </label>
  )
}

/** The stretches as the contract has them; a street that is not known goes as it was typed, for the server to refuse. */
export const toStretches = (rows: readonly StretchDraft[]) =>
  rows
    .filter(({ street }) => street.trim() !== '')
    .map(({ street, slug, from, to }) => ({
      street: slug || street.trim(),
      ...(from && { from: Number(from) }),
      ...(to && { to: Number(to) }),
    }))

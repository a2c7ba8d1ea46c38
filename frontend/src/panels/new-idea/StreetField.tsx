import { useQuery } from '@tanstack/react-query'
import type { Street } from '@wijkwerk/backend/contract/place.ts'
import { type KeyboardEvent, useId, useState } from 'react'
import { streetsQuery } from '../../api/queries.ts'
import { formatList } from '../../text/format.ts'
import { t } from '../../text/text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { findStreets } from './find-streets.ts'

type Props = { value: string; onType: (text: string) => void; onChoose: (street: Street) => void; isWrong: boolean }

/** A street by its first letters: a combobox that shows what fits, and a plain text field without JavaScript. */
export function StreetField({ value, onType, onChoose, isWrong }: Props) {
  const streets = useQuery(streetsQuery()).data?.items
  const isLive = useHydrated()
  const listId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = isOpen && streets ? findStreets(streets, value) : []

  const choose = (street: Street) => {
    setIsOpen(false)
    setActive(-1)
    onChoose(street)
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setIsOpen(true)
      if (found.length > 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive((active + step + found.length) % found.length)
      }
    }
    if (event.key === 'Escape') setIsOpen(false)
    const street = found[active] ?? (found.length === 1 ? found[0] : undefined)
    if (event.key === 'Enter' && isOpen && street) {
      event.preventDefault()
      choose(street)
    }
  }
  const option = (index: number) => `${listId}-${index}`

  const comboboxRole = {
    role: 'combobox',
    'aria-expanded': found.length > 0,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': found[active] ? option(active) : undefined,
  } as const

  return (
    <div className="combobox">
      <label htmlFor={fieldId('street')}>{t('where.street')}</label>
      <input
        id={fieldId('street')}
        name="street"
        type="text"
        autoComplete="off"
        maxLength={100}
        {...(isLive && comboboxRole)}
        value={value}
        aria-invalid={isWrong || undefined}
        onChange={(event) => {
          setIsOpen(event.target.value.length > 0)
          setActive(-1)
          onType(event.target.value)
        }}
        onKeyDown={keyDown}
        onBlur={() => setIsOpen(false)}
      />
      <div id={listId} role="listbox" aria-label={t('where.streets')} hidden={found.length === 0}>
        {found.map((street, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the field, which keeps the focus
          <div
            key={street.id}
            id={option(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(street)}
          >
            {street.name} <span className="soft">{formatList(street.areas.map(({ name }) => name))}</span>
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {isOpen && streets ? t('where.streetsFound', { count: found.length }) : ''}
      </p>
    </div>
  )
}

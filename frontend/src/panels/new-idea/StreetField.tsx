import { useQuery } from '@tanstack/react-query'
import type { Street } from '@wijkwerk/backend/contract/place.ts'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { streetsQuery } from '../../api/queries.ts'
import { formatList } from '../../text/format.ts'
import { type TextKey, t } from '../../text/text.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { findExactStreet, findOnlyStreet, findStreets } from './find-streets.ts'
import { useStreetsLike } from './use-streets-like.ts'

type Props = {
  /** The name of the field, where a form asks for more than one street. */
  name?: string
  /** What to do when there is no such street. */
  none?: TextKey
  value: string
  isChosen: boolean
  isWrong: boolean
  /** `street` is the one whose whole name was typed. */
  onType: (text: string, street: Street | undefined) => void
  onChoose: (street: Street, typed: string) => void
}

/** A street by its name: a combobox that shows what fits, and a plain text field without JavaScript. */
export function StreetField({
  name = 'street',
  none = 'where.noStreet',
  value,
  isChosen,
  isWrong,
  onType,
  onChoose,
}: Props) {
  const streets = useQuery(streetsQuery()).data?.items
  const isLive = useHydrated()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const fitting = streets ? findStreets(streets, value) : []
  const isMissing = streets !== undefined && !isChosen && value.trim() !== '' && fitting.length === 0
  const like = useStreetsLike(isMissing ? value : '')
  const found = isMissing ? (like.streets ?? []) : isOpen ? fitting : []

  const choose = (street: Street) => {
    setIsOpen(false)
    setActive(-1)
    onChoose(street, value)
  }
  /** Takes the street that can only be meant, so that nobody must tap what they wrote in full. */
  const settle = () => {
    const only = streets && findOnlyStreet(streets, value)
    if (only && (!isChosen || only.name !== value)) onChoose(only, value)
  }
  const latest = useRef({ settle, onType })
  useEffect(function keepLatest() {
    latest.current = { settle, onType }
  })
  useEffect(
    function catchUpWithTheStreets() {
      if (!streets || isChosen || value === '') return
      const isWriting = document.activeElement === field.current
      const exact = findExactStreet(streets, value)
      if (!isWriting) latest.current.settle()
      else if (exact) latest.current.onType(value, exact)
    },
    [streets, isChosen, value],
  )
  useEffect(function settleBeforeTheFormIsSent() {
    const form = field.current?.form
    // At once: the form looks at what was chosen in the same event, and not every browser takes the focus away first.
    const listen = () => flushSync(() => latest.current.settle())
    form?.addEventListener('submit', listen)
    return () => form?.removeEventListener('submit', listen)
  }, [])

  const leave = () => {
    settle()
    const close = () => setTimeout(() => setIsOpen(false))
    // The list pushes what is below: it closes after the click, or the button would move away under the finger.
    if (document.querySelector(':active')) addEventListener('mouseup', close, { once: true })
    else close()
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setIsOpen(true)
      if (found.length > 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive((Math.max(active, step === 1 ? -1 : 0) + step + found.length) % found.length)
      }
    }
    if (event.key === 'Escape') setIsOpen(false)
    const street = found[active] ?? (isOpen && fitting.length === 1 ? fitting[0] : undefined)
    if (event.key === 'Enter' && street) {
      event.preventDefault()
      choose(street)
    }
  }
  const option = (index: number) => `${listId}-${index}`
  const status = isMissing
    ? like.isPending
      ? ''
      : t(found.length > 0 ? 'where.didYouMean' : none)
    : isOpen && streets
      ? t('where.streetsFound', { count: found.length })
      : ''

  const comboboxRole = {
    role: 'combobox',
    'aria-expanded': found.length > 0,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': found[active] ? option(active) : undefined,
  } as const

  return (
    <div className="combobox">
      <label htmlFor={fieldId(name)}>{t('where.street')}</label>
      <input
        ref={field}
        id={fieldId(name)}
        name={name}
        type="text"
        autoComplete="off"
        maxLength={100}
        {...(isLive && comboboxRole)}
        value={value}
        aria-invalid={(isWrong && !isChosen) || undefined}
        onChange={({ target }) => {
          setIsOpen(target.value.length > 0)
          setActive(-1)
          onType(target.value, streets && findExactStreet(streets, target.value))
        }}
        onKeyDown={keyDown}
        onBlur={leave}
      />
      <p className={isMissing ? 'street-missing' : 'visually-hidden'} role="status">
        {status}
      </p>
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
    </div>
  )
}

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type NearbyState, nearbyAddress, RADII } from '../../state/nearby-place.ts'
import { formatLength } from '../../text/format.ts'
import { t } from '../../text/text.ts'
import { ErrorSummary, fieldId, type SummaryLine } from '../ErrorSummary.tsx'
import { splitAddress } from '../new-idea/find-streets.ts'
import { StreetField } from '../new-idea/StreetField.tsx'

const NO_LINES: readonly SummaryLine[] = []
const NO_STREET: readonly SummaryLine[] = [{ field: 'straat', text: 'problem.streetEmpty' }]

/** A place by street and number, and how far to look; a plain form that asks for its answer by its address. */
export function NearbyForm({ state }: { state: NearbyState }) {
  const [, navigate] = useLocation()
  const [street, setStreet] = useState(state.street)
  const [slug, setSlug] = useState<string | null>(null)
  const [houseNumber, setHouseNumber] = useState(state.houseNumber)
  const [lines, setLines] = useState(NO_LINES)

  const form = useRef<HTMLFormElement>(null)
  useEffect(function takeWhatWasTypedBeforeThePageCameAlive() {
    if (!form.current) return
    const typed = new FormData(form.current)
    setStreet(String(typed.get('straat')))
    setHouseNumber(String(typed.get('nr')))
  }, [])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const radius = Number(new FormData(event.currentTarget).get('straal'))
    if (street.trim() === '') return setLines([...NO_STREET])
    setLines(NO_LINES)
    navigate(nearbyAddress({ street: slug ?? street.trim(), houseNumber: houseNumber.trim(), radius }))
  }

  return (
    <form ref={form} className="nearby-form" action="/mijn-buurt" onSubmit={submit}>
      <ErrorSummary lines={lines} />
      <div className="street-place">
        <StreetField
          name="straat"
          none="nearby.noStreet"
          value={street}
          isChosen={slug !== null}
          isWrong={lines.length > 0}
          onType={(text, exact) => {
            setStreet(text)
            setSlug(exact?.slug ?? null)
          }}
          onChoose={(chosen, typed) => {
            const { houseNumber: number } = splitAddress(typed)
            setStreet(chosen.name)
            setSlug(chosen.slug)
            if (number) setHouseNumber(number)
          }}
        />
        <div className="field house-number">
          <label htmlFor={fieldId('nr')}>
            {t('nearby.houseNumber')} <span className="soft">{t('form.optional')}</span>
          </label>
          <input
            id={fieldId('nr')}
            name="nr"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={houseNumber}
            onChange={(event) => setHouseNumber(event.target.value)}
          />
        </div>
      </div>
      <fieldset className="field">
        <legend>{t('nearby.radius')}</legend>
        <div className="radio-row">
          {RADII.map((radius) => (
            <label key={radius} className="radio">
              <input type="radio" name="straal" value={radius} defaultChecked={radius === state.radius} />
              {formatLength(radius)}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="actions">
        <button type="submit" className="button">
          {t('nearby.show')}
        </button>
      </p>
    </form>
  )
}

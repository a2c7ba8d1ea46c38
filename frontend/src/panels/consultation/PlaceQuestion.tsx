import { useQuery } from '@tanstack/react-query'
import type { Question } from '@wijkwerk/backend/contract/consultations.ts'
import { useRef, useState } from 'react'
import { streetsQuery } from '../../api/queries.ts'
import { t } from '../../text/text.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { isNumberUnknown } from '../new-idea/draft.ts'
import { splitAddress } from '../new-idea/find-streets.ts'
import { StreetField } from '../new-idea/StreetField.tsx'
import type { PickOnMap } from '../pick-on-map.ts'
import { numberField, type PlaceDraft, questionField, streetField } from './answer-draft.ts'
import { PickedSpot } from './PickedSpot.tsx'

type Props = {
  question: Question
  draft: PlaceDraft
  wrong: readonly string[]
  isLive: boolean
  pickOnMap: PickOnMap
  change: (part: Partial<PlaceDraft>) => void
}

const WAYS = [
  { way: 'map', text: 'answer.byMap' },
  { way: 'street', text: 'answer.byStreet' },
] as const

/** A place to give: pointed at on the map, or by street and number; without JavaScript only the latter. */
export function PlaceQuestion({ question, draft, wrong, isLive, pickOnMap, change }: Props) {
  const isOnMap = isLive && draft.way === 'map'
  return (
    <>
      {isLive && (
        <div className="ways">
          {WAYS.map(({ way, text }) => (
            <label key={way}>
              <input
                type="radio"
                name={`${questionField(question)}way`}
                value={way}
                checked={draft.way === way}
                onChange={() => change({ way })}
              />
              <span>{t(text)}</span>
            </label>
          ))}
        </div>
      )}
      {isOnMap ? (
        <MapPlace title={question.title} draft={draft} pickOnMap={pickOnMap} change={change} />
      ) : (
        <StreetPlace question={question} draft={draft} wrong={wrong} isLive={isLive} change={change} />
      )}
    </>
  )
}

function MapPlace({
  title,
  draft,
  pickOnMap,
  change,
}: Pick<Props, 'draft' | 'pickOnMap' | 'change'> & { title: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const [round, setRound] = useState(0)
  const box = useRef<HTMLElement>(null)
  const { place } = draft
  const open = () => {
    setIsOpen(true)
    // The button goes away under the focus; the map that takes its place is on its way.
    requestAnimationFrame(() => box.current?.focus({ preventScroll: true }))
  }
  const clear = () => {
    change({ place: null, words: '' })
    setIsOpen(true)
    setRound(round + 1)
    box.current?.focus({ preventScroll: true })
  }
  if (!isOpen && !place) {
    return (
      <div className="map-poster no-print">
        <button type="button" className="button quiet" onClick={open}>
          {t('answer.openMap')}
        </button>
        <p className="hint">{t('answer.openMapHint')}</p>
      </div>
    )
  }
  return (
    <>
      <section ref={box} className="pick-box map-box" tabIndex={-1} aria-label={title} key={round}>
        {pickOnMap({
          start: place && [place.lng, place.lat],
          onPick: (picked) => change({ place: picked, words: '' }),
        })}
      </section>
      <PickedSpot place={place} words={draft.words} onWords={(words) => change({ words })} />
      {place && (
        <p>
          <button type="button" className="quiet-link" onClick={clear}>
            {t('answer.clearPlace')}
          </button>
        </p>
      )}
    </>
  )
}

type StreetProps = Pick<Props, 'question' | 'draft' | 'wrong' | 'isLive' | 'change'>

function StreetPlace({ question, draft, wrong, isLive, change }: StreetProps) {
  const { data } = useQuery({ ...streetsQuery(), enabled: isLive })
  const street = data?.items.find(({ id }) => id === draft.streetId)
  const isUnknown = street?.hasPlace && isNumberUnknown(street, draft.houseNumber)
  return (
    <div className="street-place">
      <StreetField
        name={streetField(question)}
        none="answer.noStreet"
        value={draft.street}
        isWrong={wrong.includes(streetField(question))}
        isChosen={draft.streetId !== null}
        onType={(text, exact) => change({ street: text, streetId: exact?.id ?? null })}
        onChoose={(chosen, typed) => {
          const { houseNumber } = splitAddress(typed)
          change({ street: chosen.name, streetId: chosen.id, ...(houseNumber && { houseNumber }) })
        }}
      />
      <div className="field house-number">
        <label htmlFor={fieldId(numberField(question))}>
          {t('where.houseNumber')} <span className="soft">{t('form.optional')}</span>
        </label>
        <input
          id={fieldId(numberField(question))}
          name={numberField(question)}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={draft.houseNumber}
          aria-invalid={wrong.includes(numberField(question)) || undefined}
          onChange={(event) => change({ houseNumber: event.target.value })}
        />
      </div>
      <div className="street-notes" role="status">
        {street && !street.hasPlace && <p className="note warn">{t('answer.streetUnknown')}</p>}
        {isUnknown && <p className="note warn">{t('answer.numberUnknown')}</p>}
      </div>
    </div>
  )
}

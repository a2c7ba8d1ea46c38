import type { DeskIdea, NewIdeaAct } from '@wijkwerk/backend/contract/desk.ts'
import type { AreaReference, Place, Street } from '@wijkwerk/backend/contract/place.ts'
import { useState } from 'react'
import { t } from '../../../text/desk-text.ts'
import type { PickOnMap } from '../../consultation/PlaceQuestion.tsx'
import { splitAddress } from '../../new-idea/find-streets.ts'
import { PickedPlace } from '../../new-idea/PickedPlace.tsx'
import { StreetField } from '../../new-idea/StreetField.tsx'
import { ShortForm } from './ShortForm.tsx'

type Props = {
  shown: DeskIdea
  kernen: readonly AreaReference[]
  isPending: boolean
  pickOnMap: PickOnMap
  onSend: (act: NewIdeaAct) => void
}

/** Another place for an idea: a street with a number, a kern, or where one points on the map. */
export function MoveForm({ shown: { revision, idea }, kernen, isPending, pickOnMap, onSend }: Props) {
  const [typed, setTyped] = useState('')
  const [street, setStreet] = useState<Street | null>(null)
  const [houseNumber, setHouseNumber] = useState('')
  const [area, setArea] = useState('')
  const [isPointing, setIsPointing] = useState(false)
  const [place, setPlace] = useState<Place | null>(null)
  const [isNothing, setIsNothing] = useState(false)
  const submit = () => {
    const number = houseNumber.trim()
    const location = isPointing
      ? place
      : street
        ? { streetId: street.id, ...(number && { houseNumber: number }) }
        : area
          ? { area }
          : null
    setIsNothing(!location)
    // Near a border the kern that was chosen decides.
    if (location) onSend({ act: 'move', revision, location, ...(area && !('area' in location) && { area }) })
  }
  return (
    <ShortForm title={t('move.title')} save={t('move.save')} isPending={isPending} onSubmit={submit}>
      {!isPointing && (
        <>
          <div className="field">
            <StreetField
              name="move-street"
              value={typed}
              isChosen={street !== null}
              isWrong={false}
              onType={(text, exact) => {
                setTyped(text)
                setStreet(exact ?? null)
              }}
              onChoose={(chosen, text) => {
                setTyped(chosen.name)
                setStreet(chosen)
                setHouseNumber(splitAddress(text).houseNumber || houseNumber)
              }}
            />
          </div>
          <div className="act-row">
            <label>
              {t('move.number')}
              <input
                type="text"
                maxLength={6}
                value={houseNumber}
                onChange={({ target }) => setHouseNumber(target.value)}
              />
            </label>
            <label>
              {t('move.area')}
              <select value={area} onChange={({ target }) => setArea(target.value)}>
                <option value="" />
                {kernen.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
        </>
      )}
      <p>
        <button
          type="button"
          className="button quiet"
          aria-expanded={isPointing}
          onClick={() => {
            setIsPointing(!isPointing)
            setArea('')
          }}
        >
          {t(isPointing ? 'move.byStreet' : 'move.byMap')}
        </button>
      </p>
      {isPointing && (
        <>
          <div className="act-map">
            {pickOnMap({ start: idea.place && [idea.place.lng, idea.place.lat], onPick: setPlace })}
          </div>
          {place && (
            <PickedPlace
              draft={{ way: 'map', place, area }}
              preview={null}
              change={({ area: near }) => setArea(near)}
            />
          )}
        </>
      )}
      {isNothing && !(isPointing ? place : street || area) && (
        <p role="alert" className="note warn">
          {t('move.nothing')}
        </p>
      )}
    </ShortForm>
  )
}

import type { DeskIdea, NewIdeaAct } from '@wijkwerk/backend/contract/desk.ts'
import type { AreaReference, Place } from '@wijkwerk/backend/contract/place.ts'
import { useState } from 'react'
import { t } from '../../../text/desk-text.ts'
import { PickedPlace } from '../../new-idea/PickedPlace.tsx'
import type { PickOnMap } from '../../pick-on-map.ts'
import { StreetOrKern, type StreetOrKernDraft, toLocation } from '../StreetOrKern.tsx'
import { ShortForm } from './ShortForm.tsx'

type Props = {
  shown: DeskIdea
  kernen: readonly AreaReference[]
  isPending: boolean
  pickOnMap: PickOnMap
  onSend: (act: NewIdeaAct) => void
}

const NOTHING: StreetOrKernDraft = { street: '', streetId: null, houseNumber: '', area: '' }

/** Another place for an idea: a street with a number, a kern, or where one points on the map. */
export function MoveForm({ shown: { revision, idea }, kernen, isPending, pickOnMap, onSend }: Props) {
  const [draft, setDraft] = useState(NOTHING)
  const [isPointing, setIsPointing] = useState(false)
  const [place, setPlace] = useState<Place | null>(null)
  const [wasSent, setWasSent] = useState(false)
  const change = (part: Partial<StreetOrKernDraft>) => setDraft((before) => ({ ...before, ...part }))
  const location = isPointing ? place : toLocation(draft)
  const submit = () => {
    setWasSent(true)
    // Near a border the kern that was chosen decides.
    const area = location && !('area' in location) && draft.area ? { area: draft.area } : {}
    if (location) onSend({ act: 'move', revision, location, ...area })
  }
  return (
    <ShortForm title={t('move.title')} save={t('move.save')} isPending={isPending} onSubmit={submit}>
      {!isPointing && (
        <StreetOrKern
          name="move-street"
          draft={draft}
          kernen={kernen}
          numberLabel="move.number"
          areaLabel="move.area"
          change={change}
        />
      )}
      <p>
        <button
          type="button"
          className="button quiet"
          aria-expanded={isPointing}
          onClick={() => {
            setIsPointing(!isPointing)
            change({ area: '' })
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
          {place && <PickedPlace draft={{ way: 'map', place, area: draft.area }} preview={null} change={change} />}
        </>
      )}
      {wasSent && !location && (
        <p role="alert" className="note warn">
          {t('move.nothing')}
        </p>
      )}
    </ShortForm>
  )
}

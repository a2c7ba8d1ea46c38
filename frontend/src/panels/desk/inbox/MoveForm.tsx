import type { DeskIdea, NewIdeaAct } from '@wijkwerk/backend/contract/desk.ts'
import type { AreaReference, Street } from '@wijkwerk/backend/contract/place.ts'
import { useState } from 'react'
import { t } from '../../../text/desk-text.ts'
import { splitAddress } from '../../new-idea/find-streets.ts'
import { StreetField } from '../../new-idea/StreetField.tsx'
import { ShortForm } from './ShortForm.tsx'

type Props = {
  shown: DeskIdea
  kernen: readonly AreaReference[]
  isPending: boolean
  onSend: (act: NewIdeaAct) => void
}

/** Another place for an idea: a street with a number, or a kern. */
export function MoveForm({ shown: { revision }, kernen, isPending, onSend }: Props) {
  const [typed, setTyped] = useState('')
  const [street, setStreet] = useState<Street | null>(null)
  const [houseNumber, setHouseNumber] = useState('')
  const [area, setArea] = useState('')
  const submit = () => {
    const number = houseNumber.trim()
    if (street) {
      const location = { streetId: street.id, ...(number && { houseNumber: number }) }
      onSend({ act: 'move', revision, location, ...(area && { area }) })
    } else if (area) onSend({ act: 'move', revision, location: { area } })
  }
  return (
    <ShortForm title={t('move.title')} save={t('move.save')} isPending={isPending} onSubmit={submit}>
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
    </ShortForm>
  )
}

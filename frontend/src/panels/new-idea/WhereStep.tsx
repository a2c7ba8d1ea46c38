import { useQueries, useQuery } from '@tanstack/react-query'
import type { AreaReference, Street } from '@wijkwerk/backend/contract/place.ts'
import type { ReactNode } from 'react'
import type { PlacePreview } from '../../api/geography.ts'
import { areaQuery, areasQuery } from '../../api/queries.ts'
import { type TextKey, t } from '../../text/text.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { useService } from '../use-service.ts'
import type { Draft, Way } from './draft.ts'
import { PickedPlace } from './PickedPlace.tsx'
import { StreetPlace } from './StreetPlace.tsx'

const WAYS: readonly { way: Way; text: TextKey }[] = [
  { way: 'map', text: 'where.byMap' },
  { way: 'street', text: 'where.byStreet' },
  { way: 'area', text: 'where.byArea' },
]

type Props = {
  draft: Draft
  street: Street | undefined
  areas: readonly AreaReference[]
  preview: PlacePreview | null
  wrong: readonly string[]
  isLive: boolean
  change: (change: Partial<Draft>) => void
  children: ReactNode
}

/** Says which kern to choose for the neighbourhoods that people know by name. */
function NeighbourhoodHint() {
  const neighbourhoods = useQuery(areasQuery('neighbourhood')).data?.features ?? []
  const found = useQueries({ queries: neighbourhoods.map(({ properties }) => areaQuery(properties.slug)) })
  return found.map(
    ({ data }) =>
      data?.parent && (
        <p key={data.slug} className="hint">
          {t('where.neighbourhood', { name: data.name, kern: data.parent.name })}
        </p>
      ),
  )
}

/** Step 1: the place, in one of the ways that suits; without JavaScript the street and the kern stand there both. */
export function WhereStep({ draft, street, areas, preview, wrong, isLive, change, children }: Props) {
  const { city } = useService()
  const shows = (way: Way) => !isLive || draft.way === way
  return (
    <>
      {isLive && (
        <fieldset className="ways">
          <legend className="visually-hidden">{t('where.how')}</legend>
          {WAYS.map(({ way, text }) => (
            <label key={way}>
              <input
                type="radio"
                name="way"
                value={way}
                checked={draft.way === way}
                onChange={() => change({ way, area: '' })}
              />
              <span>{t(text)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {isLive && draft.way === 'map' && (
        <div id={fieldId('place')} tabIndex={-1} className="picked-place">
          <PickedPlace draft={draft} preview={preview} change={change} />
        </div>
      )}
      {shows('street') && <StreetPlace draft={draft} street={street} areas={areas} wrong={wrong} change={change} />}
      {shows('area') && (
        <div className="field">
          <label htmlFor={fieldId('area')}>{t('filter.area')}</label>
          <select
            id={fieldId('area')}
            name="area"
            value={draft.area}
            onChange={(event) => change({ area: event.target.value })}
          >
            <option value="">{t('where.wholeCity', { city })}</option>
            {areas.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
          <p className="hint">{t(isLive ? 'where.areaHint' : 'where.areaHintPlain')}</p>
          <NeighbourhoodHint />
        </div>
      )}
      {children}
    </>
  )
}

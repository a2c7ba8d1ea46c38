import { useQuery } from '@tanstack/react-query'
import type { AreaReference, Located } from '@wijkwerk/backend/contract/place.ts'
import { useEffect } from 'react'
import { ProblemError } from '../../api/client.ts'
import { NEAR_STREET_METRES, type PlacePreview } from '../../api/geography.ts'
import { locateQuery } from '../../api/queries.ts'
import { t } from '../../text/text.ts'
import { AreaQuestion } from './AreaQuestion.tsx'
import type { Draft } from './draft.ts'

type Props = {
  draft: Pick<Draft, 'way' | 'place' | 'area'>
  preview: PlacePreview | null
  change: (change: { area: string }) => void
}
type Found = Pick<Located, 'nearBorder' | 'street'> & { area: AreaReference | null }

/** The kernen to choose from: the one the place lies in and those whose border is near, nearest first. */
function areasToChoose({ area, nearBorder }: Found): AreaReference[] {
  if (!area || nearBorder.some(({ slug }) => slug === area.slug)) return nearBorder
  return [area, ...nearBorder]
}

/** What lies where somebody pointed: at once from the map's own geography, then as the server says it. */
export function PickedPlace({ draft, preview, change }: Props) {
  const { data, error } = useQuery({ ...locateQuery(draft.place ?? { lng: 0, lat: 0 }), enabled: draft.place !== null })
  const found: Found | null = data ?? preview
  const areas = found ? areasToChoose(found) : []
  const [first] = areas
  const isKnown = areas.some(({ slug }) => slug === draft.area)
  useEffect(
    function startWithTheNearest() {
      if (draft.way === 'map' && first && !isKnown) change({ area: first.slug })
    },
    [draft.way, first, isKnown, change],
  )
  if (!draft.place) return <p className="soft">{t('where.nothingYet')}</p>
  const isOutside = error instanceof ProblemError && error.problem.kind === 'outside-area'
  if (isOutside || (found && areas.length === 0)) {
    return (
      <div className="note bad" role="alert">
        <p>{t('problem.outside')}</p>
      </div>
    )
  }
  if (!found) return <p className="soft">{t('site.loading')}</p>
  const street = found.street && found.street.distance <= NEAR_STREET_METRES ? found.street : null
  const isBeyond = !found.area || found.nearBorder.some(({ slug }) => slug === found.area?.slug)
  const nearest = Math.round(Math.min(...found.nearBorder.map(({ distance }) => distance)))
  const isAsked = isBeyond || areas.length > 1
  return (
    <>
      <div role="status">
        <p className="picked">
          {street?.houseNumber
            ? t('place.atNumber', { street: street.name, number: street.houseNumber })
            : (street?.name ?? first?.name)}
        </p>
        <p className="soft">
          {isAsked ? t(isBeyond ? 'where.justOutside' : 'where.nearBorder', { metres: nearest }) : first?.name}
        </p>
      </div>
      {isAsked && <AreaQuestion areas={areas} value={draft.area} onChange={(area) => change({ area })} />}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { NEAR_STREET_METRES } from '../../api/geography.ts'
import { locateQuery } from '../../api/queries.ts'
import { t } from '../../text/text.ts'
import { useService } from '../use-service.ts'
import type { Draft } from './draft.ts'

type Props = { draft: Draft; areas: readonly AreaReference[] }

/** The place that was chosen in step 1, in one line with a way back to it. */
export function DraftPlace({ draft, areas }: Props) {
  const { city } = useService()
  const isOnMap = draft.way === 'map' && draft.place !== null
  const { data } = useQuery({ ...locateQuery(draft.place ?? { lng: 0, lat: 0 }), enabled: isOnMap })
  const area = areas.find(({ slug }) => slug === draft.area)?.name ?? (isOnMap ? data?.area.name : undefined)
  const near = data?.street && data.street.distance <= NEAR_STREET_METRES ? data.street : null
  const street = draft.way === 'street' ? draft.street : isOnMap ? near?.name : undefined
  const number = draft.way === 'street' ? draft.houseNumber : near?.houseNumber
  const place = street && number ? t('place.atNumber', { street, number }) : street
  const words = [place, area].filter(Boolean).join(', ')
  return (
    <p className="draft-place">
      {words || t('place.wholeCity', { city })} <a href="#waar">{t('where.change')}</a>
    </p>
  )
}

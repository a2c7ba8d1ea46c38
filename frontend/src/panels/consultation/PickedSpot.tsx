import { useQuery } from '@tanstack/react-query'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import { useEffect } from 'react'
import { ProblemError } from '../../api/client.ts'
import { NEAR_STREET_METRES } from '../../api/geography.ts'
import { locateQuery } from '../../api/queries.ts'
import { t } from '../../text/text.ts'

type Props = {
  place: Place | null
  words: string
  /** Told what the place is called once that is known. */
  onWords: (words: string) => void
}

/** What lies where somebody pointed, as the server says it. */
export function PickedSpot({ place, words, onWords }: Props) {
  const { data, error } = useQuery({ ...locateQuery(place ?? { lng: 0, lat: 0 }), enabled: place !== null })
  const street = data?.street && data.street.distance <= NEAR_STREET_METRES ? data.street : null
  const where = street?.houseNumber
    ? t('place.atNumber', { street: street.name, number: street.houseNumber })
    : street?.name
  const found = data ? [where, data.area.name].filter(Boolean).join(', ') : ''
  useEffect(
    function keepTheWords() {
      if (found && found !== words) onWords(found)
    },
    [found, words, onWords],
  )
  if (!place) return <p className="soft">{t('where.nothingYet')}</p>
  const isOutside = error instanceof ProblemError && error.problem.kind === 'outside-area'
  return (
    <div role="status" className="picked-spot">
      {isOutside ? (
        <p className="note bad">{t('answer.outside')}</p>
      ) : (
        <p className="picked">{found || words || t('answer.onMap')}</p>
      )}
    </div>
  )
}

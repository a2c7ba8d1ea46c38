import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { similarQuery } from '../../api/queries.ts'
import { t } from '../../text/text.ts'
import { SimilarList } from '../SimilarList.tsx'
import { SupportButton } from '../SupportButton.tsx'
import type { Draft } from './draft.ts'

const PAUSE_MILLISECONDS = 500
const MIN_TITLE = 4
const MAX_SHOWN = 3

/** Ideas that look like the one being written, with an offer to support one instead; it never stands in the way. */
export function SimilarIdeas({ draft }: { draft: Draft }) {
  const { title, theme, place, streetId, way } = draft
  const [settled, setSettled] = useState('')
  useEffect(
    function waitForAPause() {
      const timer = setTimeout(() => setSettled(title.trim()), PAUSE_MILLISECONDS)
      return () => clearTimeout(timer)
    },
    [title],
  )
  const { data } = useQuery({
    ...similarQuery({
      title: settled,
      ...(theme && { theme }),
      ...(way === 'map' && place),
      ...(way === 'street' && streetId !== null && { streetId }),
    }),
    enabled: settled.length >= MIN_TITLE,
    placeholderData: keepPreviousData,
  })
  const items = settled.length >= MIN_TITLE ? (data?.items ?? []).slice(0, MAX_SHOWN) : []
  return (
    <div className="similar-while-writing" role="status">
      {items.length > 0 && (
        <section className="note">
          <h2>{t('what.similar')}</h2>
          <p>{t('what.similarExplained')}</p>
          <SimilarList items={items}>
            {(idea) =>
              !idea.example && (
                <SupportButton id={idea.id} title={idea.title} count={idea.supportCount} hasCount={false} />
              )
            }
          </SimilarList>
        </section>
      )}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { ideaQuery } from '../api/queries.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { IdeaCard } from './IdeaCard.tsx'

type Props = { id: number; isInList: boolean; closeAddress: string }

/** The idea chosen on the map: barred in the list where it stands there, and a card over the map on a phone. */
export function ChosenIdea({ id, isInList, closeAddress }: Props) {
  const { data: idea } = useQuery(ideaQuery(id))
  const isLoaded = idea !== undefined
  useEffect(
    function showInList() {
      if (!isLoaded) return
      const list = document.querySelector<HTMLElement>('.idea-list')
      // A phone shows the map alone, and the chosen card stands below it already.
      if (!list?.offsetParent) return
      const card = document.querySelector(isInList ? `#idee-${id}` : '.chosen')
      card?.scrollIntoView({ block: 'nearest', behavior: 'auto' })
    },
    [id, isInList, isLoaded],
  )
  if (!idea) return null
  return (
    <section className={`chosen${isInList ? ' is-in-list' : ''}`} aria-label={t('home.chosen')}>
      <IdeaCard idea={idea} isChosen isCopy />
      <Link className="close" href={closeAddress} aria-label={t('home.unchoose')}>
        <Icon name="close" />
      </Link>
    </section>
  )
}

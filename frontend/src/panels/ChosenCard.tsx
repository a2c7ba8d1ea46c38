import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Chosen } from '../state/home-state.ts'
import type { ChosenThing } from '../state/use-chosen.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { ConsultationCard } from './ConsultationCard.tsx'
import { IdeaCard } from './IdeaCard.tsx'
import { RoomCard } from './RoomCard.tsx'
import { WorkCard } from './WorkCard.tsx'

const ANCHORS: Record<Chosen['type'], string> = {
  idea: 'idee',
  work: 'werk',
  consultation: 'bevraging',
  room: 'ruimte',
}

function Card({ thing }: { thing: ChosenThing }) {
  switch (thing.type) {
    case 'idea':
      return <IdeaCard idea={thing.idea} isChosen isCopy />
    case 'work':
      return <WorkCard work={thing.work} isChosen isCopy />
    case 'consultation':
      return <ConsultationCard consultation={thing.consultation} isChosen isCopy />
    case 'room':
      return <RoomCard room={thing.room} isChosen isCopy />
  }
}

type Props = { thing: ChosenThing; isInList: boolean; closeAddress: string }

/** What is chosen on the map: barred in the list where it stands there, and a card over the map on a phone. */
export function ChosenCard({ thing, isInList, closeAddress }: Props) {
  const anchor = `${ANCHORS[thing.chosen.type]}-${thing.chosen.id}`
  useEffect(
    function showInList() {
      const list = document.querySelector<HTMLElement>('.portal-list')
      // A phone shows the map alone, and the chosen card stands below it already.
      if (!list?.offsetParent) return
      const card = document.querySelector(isInList ? `#${anchor}` : '.chosen')
      card?.scrollIntoView({ block: 'nearest', behavior: 'auto' })
    },
    [anchor, isInList],
  )
  return (
    <section className={`chosen${isInList ? ' is-in-list' : ''}`} aria-labelledby="gekozen">
      <h2 id="gekozen" className="visually-hidden">
        {t('home.chosen')}
      </h2>
      <Card thing={thing} />
      <Link className="close" href={closeAddress} aria-label={t('home.unchoose')}>
        <Icon name="close" />
      </Link>
    </section>
  )
}

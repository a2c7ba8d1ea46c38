import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { Idea } from '@wijkwerk/backend/contract/ideas.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { ReactNode } from 'react'
import type { Chosen, HomeState } from '../state/home-state.ts'
import { streetCamera } from '../state/home-state.ts'
import type { PortalLists } from '../state/use-portal-lists.ts'
import { type TextKey, t } from '../text/text.ts'
import { ConsultationCard } from './ConsultationCard.tsx'
import { IdeaCard } from './IdeaCard.tsx'
import { WorkCard } from './WorkCard.tsx'

type Props = {
  lists: PortalLists
  state: HomeState
  address: (change: Partial<HomeState>) => string
  newId: number | null
  /** What stands in the place of a list without anything in it. */
  empty: ReactNode
}

/** What the tab of the portal shows, with a way to more of it that is a plain link without JavaScript. */
export function PortalList({ lists, state, address, newId, empty }: Props) {
  const { chosen } = state
  const isChosen = (type: Chosen['type'], id: number) => chosen?.type === type && chosen.id === id
  const mapAddress = (one: Chosen, camera: Place | null) =>
    address({ chosen: one, view: 'map', camera: camera && streetCamera(camera) })
  const ideaCard = (idea: Idea) => (
    <IdeaCard
      key={`idea ${idea.id}`}
      idea={idea}
      isChosen={isChosen('idea', idea.id)}
      isNew={idea.id === newId}
      mapAddress={mapAddress({ type: 'idea', id: idea.id }, idea.place)}
    />
  )
  // A work is as long as it is: the map shows the whole of it.
  const workCard = (work: PortalLists['current']['works'][number]) => (
    <WorkCard
      key={`work ${work.id}`}
      work={work}
      isChosen={isChosen('work', work.id)}
      mapAddress={mapAddress({ type: 'work', id: work.id }, null)}
    />
  )
  const consultationCard = (consultation: PortalLists['tabConsultations'][number]) => (
    <ConsultationCard
      key={`consultation ${consultation.id}`}
      consultation={consultation}
      isChosen={isChosen('consultation', consultation.id)}
      mapAddress={mapAddress({ type: 'consultation', id: consultation.id }, null)}
    />
  )
  const { ideas, tabWorks, entries, tabConsultations } = lists
  const frame = { address, empty }
  switch (state.tab) {
    case 'ideas':
      return (
        <Section {...frame} label="home.ideas" more="home.more" queries={[ideas]}>
          {ideas.data?.pages.flatMap(({ items }) => items.map(ideaCard)) ?? []}
        </Section>
      )
    case 'works':
      return (
        <Section {...frame} label="works.list" more="works.more" queries={[tabWorks]}>
          {tabWorks.data?.pages.flatMap(({ items }) => items.map(workCard)) ?? []}
        </Section>
      )
    case 'consultations':
      return (
        <Section {...frame} label="works.consultationList" queries={[lists.consultations]}>
          {tabConsultations.map(consultationCard)}
        </Section>
      )
    case 'all':
      return (
        <Section
          {...frame}
          label="works.everything"
          more="works.moreOfAll"
          queries={[ideas, lists.works, lists.consultations]}
          before={ideas.data?.pages.at(-1)?.items.at(-1)?.createdOn ?? ''}
        >
          {entries.map((entry) => {
            if (entry.type === 'idea') return ideaCard(entry.idea)
            return entry.type === 'work' ? workCard(entry.work) : consultationCard(entry.consultation)
          })}
        </Section>
      )
  }
}

type Paged = UseInfiniteQueryResult<{ pages: { next: string | null }[] }>

type SectionProps = Pick<Props, 'address' | 'empty'> & {
  label: TextKey
  /** What the way to more is called; without it the list is whole. */
  more?: TextKey
  /** What the list waits for; the first of them comes page by page. */
  queries: readonly [Paged, ...Paged[]]
  before?: string
  children: ReactNode[]
}

function Section({ label, more, queries, before = '', address, empty, children }: SectionProps) {
  const [{ data, hasNextPage, isFetchingNextPage, fetchNextPage }] = queries
  const isPending = queries.some((query) => query.isPending)
  const isFailed = queries.some((query) => query.isError && !query.data)
  const nextCursor = hasNextPage ? data?.pages.at(-1)?.next : undefined
  return (
    <section className="portal-list" aria-labelledby="lijst" aria-busy={isPending}>
      <h2 id="lijst" className="visually-hidden">
        {t(label)}
      </h2>
      {isPending && !isFailed && <Skeleton />}
      {isFailed && (
        <div className="empty">
          <p>{t('error.unavailable')}</p>
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              for (const query of queries) void query.refetch()
            }}
          >
            {t('error.again')}
          </button>
        </div>
      )}
      {!isPending && !isFailed && (children.length > 0 ? children : empty)}
      {more && !isPending && nextCursor && (
        <p className="more">
          <a
            className="button quiet"
            href={address({ from: nextCursor, before })}
            onClick={(event) => {
              event.preventDefault()
              void fetchNextPage()
            }}
          >
            {t(isFetchingNextPage ? 'home.loadingMore' : more)}
          </a>
        </p>
      )}
    </section>
  )
}

function Skeleton() {
  return ['a', 'b', 'c', 'd'].map((name) => <div key={name} className="card skeleton" aria-hidden="true" />)
}

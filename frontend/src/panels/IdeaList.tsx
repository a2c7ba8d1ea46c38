import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import type { IdeaPage } from '@wijkwerk/backend/contract/ideas.ts'
import { type HomeState, streetCamera } from '../state/home-state.ts'
import { t } from '../text/text.ts'
import { EmptyList } from './EmptyList.tsx'
import { IdeaCard } from './IdeaCard.tsx'

type Props = {
  list: UseInfiniteQueryResult<InfiniteData<IdeaPage, unknown>>
  state: HomeState
  address: (change: Partial<HomeState>) => string
  area: AreaDetail | undefined
  newId: number | null
}

/** The ideas of a filter, newest first, with a way to more of them that is a plain link without JavaScript. */
export function IdeaList({ list, state, address, area, newId }: Props) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const lastCursor = data?.pages.at(-1)?.next
  return (
    <section className="idea-list" aria-labelledby="ideeen" aria-busy={list.isPending}>
      <h2 id="ideeen" className="visually-hidden">
        {t('home.ideas')}
      </h2>
      {list.isPending && <Skeleton />}
      {list.isError && !data && (
        <div className="empty">
          <p>{t('error.unavailable')}</p>
          <button type="button" className="button quiet" onClick={() => void list.refetch()}>
            {t('error.again')}
          </button>
        </div>
      )}
      {data && items.length === 0 && <EmptyList state={state} area={area} clearAddress={address({ filter: {} })} />}
      {items.map((idea) => (
        <IdeaCard
          key={idea.id}
          idea={idea}
          isChosen={idea.id === state.chosen}
          isNew={idea.id === newId}
          mapAddress={address({ chosen: idea.id, view: 'map', camera: idea.place && streetCamera(idea.place) })}
        />
      ))}
      {hasNextPage && lastCursor && (
        <p className="more">
          <a
            className="button quiet"
            href={address({ from: lastCursor })}
            onClick={(event) => {
              event.preventDefault()
              void fetchNextPage()
            }}
          >
            {t(isFetchingNextPage ? 'home.loadingMore' : 'home.more')}
          </a>
        </p>
      )}
    </section>
  )
}

function Skeleton() {
  return ['a', 'b', 'c', 'd'].map((name) => <div key={name} className="card skeleton" aria-hidden="true" />)
}

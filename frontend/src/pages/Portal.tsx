import { useInfiniteQuery } from '@tanstack/react-query'
import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import type { PortalEvent } from '@wijkwerk/backend/contract/events.ts'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useLiveIdeas } from '../api/events.ts'
import { ideasQuery } from '../api/queries.ts'
import { ChosenIdea } from '../panels/ChosenIdea.tsx'
import { IdeaFilters } from '../panels/IdeaFilters.tsx'
import { IdeaList } from '../panels/IdeaList.tsx'
import { type HomeState, homeAddress, readHomeState } from '../state/home-state.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { MapBox } from './MapBox.tsx'

type Props = {
  heading: string
  path: string
  /** The kern whose page this is; its filter is fixed. */
  area?: AreaDetail
  fit: [number, number, number, number] | null
  highlight: string | null
  children?: ReactNode
}

/** List and map as two views of one filter: they show the same ideas and change together. */
export function Portal({ heading, path, area, fit, highlight, children }: Props) {
  const state = readHomeState(useSearch())
  const [, navigate] = useLocation()
  const [newest, setNewest] = useState<readonly { id: number; title: string }[]>([])
  const filter = area ? { ...state.filter, area: area.slug } : state.filter
  const list = useInfiniteQuery(ideasQuery(filter, state.from))
  const onEvent = useCallback((event: PortalEvent) => {
    if (event.type !== 'idea.changed' || !event.isNew) return
    // Several, because most that come in may not be in this list.
    setNewest((before) => [event, ...before].slice(0, 20))
  }, [])
  useLiveIdeas(onEvent)

  const address = (change: Partial<HomeState>) => homeAddress(path, { ...state, ...change })
  const first = list.data?.pages[0]
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const count = (first?.count ?? 0) - (first?.examples ?? 0)
  const examples = first?.examples ?? 0
  const isFiltered = Object.keys(state.filter).length > 0
  const counts = t('home.announce', { count, examples })
  const news = newest.find(({ id }) => items.some((item) => item.id === id))
  const chosenInList = items.find(({ id }) => id === state.chosen)

  const { view } = state
  useEffect(
    function startAtTheMap() {
      const isListShown = document.querySelector<HTMLElement>('.idea-list')?.offsetParent
      if (view === 'map' && !isListShown) window.scrollTo(0, 0)
    },
    [view],
  )

  return (
    <div className={`portal is-${state.view}`}>
      <div className="panel">
        <div className="panel-head">
          <div className="panel-title">
            <h1 tabIndex={-1}>{heading}</h1>
            <nav className="switch" aria-label={t('home.view')}>
              <Link href={address({ view: 'list' })} aria-current={state.view === 'list' ? 'true' : undefined}>
                {t('home.list')}
              </Link>
              <Link href={address({ view: 'map' })} aria-current={state.view === 'map' ? 'true' : undefined}>
                {t('home.map')}
              </Link>
            </nav>
          </div>
          <p className="counts">
            <span>{t(isFiltered ? 'home.countFiltered' : 'home.count', { count })}</span>
            {examples > 0 && <span title={t('home.examplesExplained')}>{t('home.examples', { count: examples })}</span>}
          </p>
          <p className="visually-hidden" role="status">
            {news ? t('home.announceNew', { title: news.title, counts }) : counts}
          </p>
          <IdeaFilters state={state} path={path} isAreaFixed={area !== undefined} />
        </div>
        <div className="action-bar">
          <Link className="button" href="/idee/nieuw">
            <Icon name="plus" />
            {t('home.place')}
          </Link>
          <Link className="quiet-link" href="/idee/nieuw?zonder-kaart">
            {t('home.withoutMap')}
          </Link>
        </div>
        {state.chosen !== null && (
          <ChosenIdea
            id={state.chosen}
            isInList={chosenInList !== undefined}
            closeAddress={address({ chosen: null })}
          />
        )}
        <IdeaList list={list} state={state} address={address} area={area} newId={news?.id ?? null} />
        {children}
      </div>
      <MapBox
        filter={filter}
        fit={fit}
        highlight={highlight}
        state={state}
        unplaced={first?.unplaced ?? 0}
        onChoose={(id) => navigate(address({ chosen: id }))}
        onCamera={(camera) => navigate(address({ camera }), { replace: true })}
        onShowUnplaced={() => navigate(address({ view: 'list', filter: { ...state.filter, placed: 'no' } }))}
      />
    </div>
  )
}

import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import type { PortalEvent } from '@wijkwerk/backend/contract/events.ts'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useLive } from '../api/events.ts'
import { ChosenCard } from '../panels/ChosenCard.tsx'
import { EmptyList } from '../panels/EmptyList.tsx'
import { IdeaFilters } from '../panels/IdeaFilters.tsx'
import { PortalCounts } from '../panels/PortalCounts.tsx'
import { PortalList } from '../panels/PortalList.tsx'
import { PortalTabs, TabChips } from '../panels/PortalTabs.tsx'
import { RoomList } from '../panels/RoomList.tsx'
import { type HomeState, type HomeTab, homeAddress, readHomeState } from '../state/home-state.ts'
import type { Around } from '../state/portal-queries.ts'
import { useChosen } from '../state/use-chosen.ts'
import { isListed, usePortalLists } from '../state/use-portal-lists.ts'
import { t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { MapBox } from './MapBox.tsx'

type Props = {
  heading: string
  /** Where the portal's own state is added to; a query of its own in it stays. */
  path: string
  /** The one thing this page shows, without tabs to others. */
  fixedTab?: HomeTab
  /** The kern whose page this is; its filter is fixed. */
  area?: AreaDetail
  /** What the filter calls the part of the city that it shows; null for all of it. */
  areaName?: string | null
  /**
   * Only what lies within a radius of a place: the three lists and the map, which shows the place and draws the circle.
   * `preparePortal` takes the same as its scope, for the server. A `fit` goes before the circle.
   */
  around?: Around
  fit: [number, number, number, number] | null
  highlight: string | null
  /** Stands under the heading, before the numbers: a form that says what is shown, for example. */
  lead?: ReactNode
  children?: ReactNode
}

/** List and map as two views of one filter: they show the same things and change together. */
export function Portal(props: Props) {
  const { heading, path, fixedTab, area, around, fit, highlight, lead, children } = props
  const state = readHomeState(useSearch(), fixedTab)
  const [, navigate] = useLocation()
  const [newest, setNewest] = useState<readonly { id: number; title: string }[]>([])
  const lists = usePortalLists(state, { area: area?.slug, around })
  const thing = useChosen(state.chosen)
  const onEvent = useCallback((event: PortalEvent) => {
    if (event.type !== 'idea.changed' || !event.isNew) return
    // Several, because most that come in may not be in this list.
    setNewest((before) => [event, ...before].slice(0, 20))
  }, [])
  useLive(onEvent)

  const address = (change: Partial<HomeState>) => homeAddress(path, { ...state, ...change }, fixedTab)
  const { view, tab } = state
  const hasIdeas = tab === 'all' || tab === 'ideas'
  const { ideas: ideaCount, works, consultations, examples } = lists.tally
  const total = ideaCount + works + consultations + examples.ideas + examples.works + examples.consultations
  // What is not there has been said above already.
  const isBare = around !== undefined && tab === 'all' && lists.works.data !== undefined && total === 0
  const hasRooms = tab === 'all' && !around
  const ideas = lists.ideas.data?.pages.flatMap(({ items }) => items) ?? []
  const news = hasIdeas ? newest.find(({ id }) => ideas.some((idea) => idea.id === id)) : undefined

  useEffect(
    function startAtTheMap() {
      const isListShown = document.querySelector<HTMLElement>('.portal-list')?.offsetParent
      if (view === 'map' && !isListShown) window.scrollTo(0, 0)
    },
    [view],
  )

  return (
    <div className={`portal is-${view}`}>
      <div className="panel">
        <div className="panel-head">
          <div className="panel-title">
            <h1 tabIndex={-1}>{heading}</h1>
            <nav className="switch" aria-label={t('home.view')}>
              <Link href={address({ view: 'list' })} aria-current={view === 'list' ? 'true' : undefined}>
                {t('home.list')}
              </Link>
              <Link href={address({ view: 'map' })} aria-current={view === 'map' ? 'true' : undefined}>
                {t('home.map')}
              </Link>
            </nav>
          </div>
          {lead}
          {!isBare && <PortalCounts state={state} tally={lists.tally} news={news?.title ?? null} />}
          <div className="filters">
            {!fixedTab && <PortalTabs state={state} tally={lists.tally} address={address} />}
            <TabChips state={state} address={address} />
            <IdeaFilters
              state={state}
              path={path}
              address={address}
              fixedTab={fixedTab}
              isAreaFixed={area !== undefined || around !== undefined}
              isNear={around !== undefined}
            />
          </div>
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
        {thing && (
          <ChosenCard
            key={thing.key}
            thing={thing}
            isInList={isListed(lists, state)}
            closeAddress={address({ chosen: null })}
          />
        )}
        <PortalList
          lists={lists}
          state={state}
          address={address}
          newId={news?.id ?? null}
          empty={
            <EmptyList
              state={state}
              address={address}
              areaName={area?.name ?? props.areaName ?? null}
              radiusMetres={around?.radiusMetres ?? null}
              importedOn={lists.importedOn}
            />
          }
        />
        {hasRooms && <RoomList rooms={lists.rooms} state={state} address={address} />}
        {children}
      </div>
      <MapBox
        lists={lists}
        state={state}
        thing={thing}
        around={around ?? null}
        hasRooms={hasRooms}
        fit={fit}
        highlight={highlight}
        onChoose={(choice) => navigate(address({ chosen: choice }))}
        onCamera={(camera) => navigate(address({ camera }), { replace: true })}
        onShowUnplaced={() =>
          navigate(address({ tab: 'ideas', view: 'list', filter: { ...state.filter, placed: 'no' } }))
        }
      />
    </div>
  )
}

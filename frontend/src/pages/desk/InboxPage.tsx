import '../../styles/desk/inbox.css'
import '../../styles/desk/log.css'
import { useQuery } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { lazy, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { meQuery } from '../../api/desk.ts'
import { colleaguesQuery, deskIdeaQuery, inboxQuery } from '../../api/desk-inbox.ts'
import { areasQuery } from '../../api/queries.ts'
import { AlsoWaits } from '../../panels/desk/inbox/AlsoWaits.tsx'
import { InboxChips } from '../../panels/desk/inbox/InboxChips.tsx'
import { InboxFilters } from '../../panels/desk/inbox/InboxFilters.tsx'
import { InboxList } from '../../panels/desk/inbox/InboxList.tsx'
import { InboxSearch } from '../../panels/desk/inbox/InboxSearch.tsx'
import { type InboxView, inboxAddress, readInboxAddress, toInboxFilter } from '../../panels/desk/inbox/inbox-view.ts'
import { Loading } from '../../panels/Loading.tsx'
import { useDeskKeys } from '../../state/use-desk-keys.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/desk-text.ts'
import { LazyMap, useIdle } from '../LazyMap.tsx'
import { IdeaColumn } from './IdeaColumn.tsx'

const DeskMap = lazy(() => import('../../map/DeskMap.tsx').then((module) => ({ default: module.DeskMap })))
/** The ideas of the desk, first what waits: the list, the idea that is chosen, and where all of it lies. */
export function InboxPage() {
  const { view, chosen } = readInboxAddress(useSearch())
  const [, navigate] = useLocation()
  const today = useToday()
  const isIdle = useIdle(true)
  const search = useRef<HTMLInputElement>(null)
  const { data, isPlaceholderData } = useQuery(inboxQuery(toInboxFilter(view)))
  const { data: chosenIdea } = useQuery({ ...deskIdeaQuery(chosen ?? 0), enabled: chosen !== null })
  const [done, setDone] = useState<{ id: number; said: string } | null>(null)
  const { data: me } = useQuery(meQuery())
  const { data: colleagues } = useQuery(colleaguesQuery())
  const { data: areas } = useQuery(areasQuery('kern'))
  const items = data?.items ?? []
  const choose = (id: number | null) => navigate(inboxAddress(view, id))
  const step = (by: number) => {
    const at = items.findIndex(({ id }) => id === chosen)
    const next = items[at === -1 ? 0 : at + by]
    if (next) choose(next.id)
    return true
  }
  const { areOn, switchKeys } = useDeskKeys((key) => {
    if (key === 'j') return step(1)
    if (key === 'k') return step(-1)
    if (key !== '/') return false
    search.current?.focus()
    return true
  })
  if (!data) return <Loading />
  const isListed = items.some(({ id }) => id === chosen)
  const unlisted = isListed || !chosenIdea ? [] : [chosenIdea.idea]
  const pins = [...items, ...unlisted].flatMap(({ id, title, status, place }) =>
    place ? [{ id, title, status, place }] : [],
  )
  const placedCount = items.filter(({ place }) => place).length
  const isWaiting = view.show === 'waiting'
  const counts = isWaiting ? data.counts : null
  const isNarrowed = Object.values({ ...view, area: null, show: null }).some(Boolean)
  const show = (changed: InboxView) => navigate(inboxAddress(changed, null))
  return (
    <div className={`inbox${chosen ? ' has-chosen' : ''}`}>
      <section className="inbox-side" aria-label={t('inbox.title')}>
        <h1 tabIndex={-1}>{t(`inbox.show.${view.show}`)}</h1>
        <InboxSearch view={view} field={search} onChange={show} />
        {counts && <InboxChips counts={counts} view={view} addressOf={(other) => inboxAddress(other, null)} />}
        <InboxFilters
          view={view}
          kernen={isWaiting ? [] : (me?.areas ?? areas?.features.map(({ properties }) => properties) ?? [])}
          colleagues={colleagues?.items ?? []}
          onChange={show}
        />
        {counts && <AlsoWaits counts={counts} mayWriteContent={isAllowed(me?.roles ?? [], 'content.write')} />}
        <p className="soft" role="status" aria-busy={isPlaceholderData}>
          {t('inbox.shown', { count: data.total })}
          {items.length < data.total && `, ${t('inbox.first', { count: items.length })}`}
          {placedCount < items.length && `, ${t('inbox.unplaced', { count: items.length - placedCount })}`}
        </p>
        <InboxList
          items={items}
          chosen={chosen}
          today={today}
          addressOf={(id) => inboxAddress(view, id)}
          empty={t(!isWaiting ? 'inbox.noneFound' : isNarrowed ? 'inbox.emptyFiltered' : 'inbox.empty')}
        />
        {view.area && (
          <p>
            <Link href={`/beheer/druk/${view.area}`}>{t('print.link')}</Link>
          </p>
        )}
        <details className="inbox-keys">
          <summary>{t('keys.title')}</summary>
          <label className="check">
            <input type="checkbox" checked={areOn} onChange={({ target }) => switchKeys(target.checked)} />
            {t('keys.on')}
          </label>
          <p>{t('keys.explained')}</p>
        </details>
      </section>
      <div className="inbox-main">
        <p role="status" className="act-status">
          {done && done.id !== chosen && (
            <>
              {done.said} <Link href={inboxAddress(view, done.id)}>{t('inbox.doneShow')}</Link>
            </>
          )}
        </p>
        {chosen ? (
          <IdeaColumn
            key={chosen}
            id={chosen}
            today={today}
            hasKeys={areOn}
            backTo={inboxAddress(view, null)}
            addressOf={(id) => inboxAddress(view, id)}
            onDone={(said) => {
              setDone({ id: chosen, said })
              if (isListed) step(1)
            }}
          />
        ) : (
          <p className="inbox-choose">{t('inbox.choose')}</p>
        )}
      </div>
      <div className="inbox-map">
        {isIdle && (
          <LazyMap>
            <DeskMap pins={pins} chosen={chosen} onChoose={choose} />
          </LazyMap>
        )}
      </div>
    </div>
  )
}

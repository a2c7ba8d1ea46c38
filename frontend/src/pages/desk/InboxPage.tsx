import '../../styles/desk/inbox.css'
import { useQuery } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { lazy, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { meQuery } from '../../api/desk.ts'
import { colleaguesQuery, inboxQuery } from '../../api/desk-inbox.ts'
import { AlsoWaits } from '../../panels/desk/inbox/AlsoWaits.tsx'
import { InboxChips, type InboxView } from '../../panels/desk/inbox/InboxChips.tsx'
import { AGES, InboxFilters } from '../../panels/desk/inbox/InboxFilters.tsx'
import { InboxList } from '../../panels/desk/inbox/InboxList.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { THEMES } from '../../state/idea-choices.ts'
import { useDeskKeys } from '../../state/use-desk-keys.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/desk-text.ts'
import { LazyMap, useIdle } from '../LazyMap.tsx'
import { IdeaColumn } from './IdeaColumn.tsx'

const DeskMap = lazy(() => import('../../map/DeskMap.tsx').then((module) => ({ default: module.DeskMap })))
const AGE_WORDS = { week: 'week', month: 'maand' }
const ONLY = ['mine', 'late', 'new', 'moderation'] as const

function readView(search: string): { view: InboxView; chosen: number | null } {
  const given = new URLSearchParams(search)
  const only = ONLY.find((known) => known === given.get('alleen')) ?? null
  const theme = THEMES.find((known) => known === given.get('onderwerp')) ?? null
  const age = AGES.find((known) => given.get('ouder') === AGE_WORDS[known]) ?? null
  const assignee = /^(niemand|\d{1,9})$/.exec(given.get('van') ?? '')?.[0].replace('niemand', 'nobody') ?? null
  return { view: { area: given.get('kern'), only, theme, assignee, age }, chosen: Number(given.get('idee')) || null }
}

function addressOf({ area, only, theme, assignee, age }: InboxView, chosen: number | null): string {
  const given = new URLSearchParams({
    ...(area && { kern: area }),
    ...(only && { alleen: only }),
    ...(theme && { onderwerp: theme }),
    ...(assignee && { van: assignee.replace('nobody', 'niemand') }),
    ...(age && { ouder: AGE_WORDS[age] }),
    ...(chosen && { idee: String(chosen) }),
  })
  return given.size > 0 ? `/beheer?${given}` : '/beheer'
}

/** Everything that waits: the list, the idea that is chosen, and where all of it lies. */
export function InboxPage() {
  const { view, chosen } = readView(useSearch())
  const [, navigate] = useLocation()
  const today = useToday()
  const isIdle = useIdle(true)
  const filter = {
    ...(view.area && { area: view.area }),
    ...(view.only && { only: view.only }),
    ...(view.theme && { theme: view.theme }),
    ...(view.assignee && { assignee: view.assignee }),
    ...(view.age && { age: view.age }),
  }
  const { data } = useQuery(inboxQuery(filter))
  const [done, setDone] = useState<{ id: number; title: string } | null>(null)
  const { data: me } = useQuery(meQuery())
  const { data: colleagues } = useQuery(colleaguesQuery())
  const items = data?.items ?? []
  const choose = (id: number | null) => navigate(addressOf(view, id))
  const step = (by: number) => {
    const at = items.findIndex(({ id }) => id === chosen)
    const next = items[at === -1 ? 0 : at + by]
    if (next) choose(next.id)
    return true
  }
  const { areOn, switchKeys } = useDeskKeys((key) => (key === 'j' ? step(1) : key === 'k' ? step(-1) : false))
  if (!data) return <Loading />
  const pins = items.flatMap(({ id, title, status, place }) => (place ? [{ id, title, status, place }] : []))
  const isNarrowed = view.only !== null || view.theme !== null || view.assignee !== null || view.age !== null
  const isListed = items.some(({ id }) => id === chosen)
  return (
    <div className={`inbox${chosen ? ' has-chosen' : ''}`}>
      <section className="inbox-side" aria-label={t('inbox.title')}>
        <h1 tabIndex={-1}>{t('inbox.title')}</h1>
        <InboxChips counts={data.counts} view={view} addressOf={(other) => addressOf(other, null)} />
        <InboxFilters
          view={view}
          colleagues={colleagues?.items ?? []}
          onChange={(changed) => navigate(addressOf(changed, null))}
        />
        <AlsoWaits counts={data.counts} mayWriteContent={isAllowed(me?.roles ?? [], 'content.write')} />
        <p className="soft" role="status">
          {t('inbox.shown', { count: items.length })}
          {pins.length < items.length && `, ${t('inbox.unplaced', { count: items.length - pins.length })}`}
        </p>
        <InboxList
          items={items}
          chosen={chosen}
          today={today}
          addressOf={(id) => addressOf(view, id)}
          empty={t(isNarrowed ? 'inbox.emptyFiltered' : 'inbox.empty')}
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
              {t('inbox.done', { title: done.title })}{' '}
              <Link href={addressOf(view, done.id)}>{t('inbox.doneShow')}</Link>
            </>
          )}
        </p>
        {chosen ? (
          <IdeaColumn
            key={chosen}
            id={chosen}
            today={today}
            hasKeys={areOn}
            backTo={addressOf(view, null)}
            addressOf={(id) => addressOf(view, id)}
            onDone={(title) => {
              setDone({ id: chosen, title })
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

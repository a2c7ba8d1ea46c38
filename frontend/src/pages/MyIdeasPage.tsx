import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { ideaQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { forgetMyIdea, hadMyIdeas, type MyIdea, readMyIdeas } from '../panels/my-ideas.ts'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { formatDate, formatDay, statusName } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { useHydrated } from '../ui/use-hydrated.ts'

/** As many as are asked for at once; of older ones the list shows what the device knows. */
const MAX_ASKED = 10

/** The ideas that were sent from this device; the list never leaves it. */
export function MyIdeasPage() {
  const isLive = useHydrated()
  return (
    <div className="page">
      <Head title={t('device.title')} />
      <h1 tabIndex={-1}>{t('device.title')}</h1>
      <p>{t('device.explained')}</p>
      {isLive && <DeviceList />}
      <noscript>
        <p className="note">{t('device.noScript')}</p>
      </noscript>
    </div>
  )
}

function DeviceList() {
  const [ideas, setIdeas] = useState<MyIdea[]>(readMyIdeas)
  if (ideas.length === 0) return <NoIdeas />
  return (
    <>
      <ul className="device-list">
        {ideas.map((idea, index) => (
          <DeviceIdea
            key={idea.number}
            idea={idea}
            isAsked={index < MAX_ASKED}
            onHide={() => {
              forgetMyIdea(idea.number)
              setIdeas(readMyIdeas())
            }}
          />
        ))}
      </ul>
      <p className="hint">{t('device.hideHint')}</p>
    </>
  )
}

type ItemProps = { idea: MyIdea; isAsked: boolean; onHide: () => void }

function DeviceIdea({ idea: { number, title, link, sentOn }, isAsked, onHide }: ItemProps) {
  const { data, error } = useQuery({ ...ideaQuery(Number(number)), enabled: isAsked })
  const isGone = error instanceof ProblemError && error.problem.status === 404
  const name = <bdi dir="auto">{data?.title ?? title}</bdi>
  return (
    <li>
      {isGone ? <strong>{name}</strong> : <Link href={`/idee/${number}`}>{name}</Link>}
      <p className="facts">
        {data && <strong>{statusName((data.mainIdea ?? data).status)}</strong>}
        {data?.status === 'received' && data.answerDue && !data.mainIdea && (
          <span>{t('card.answerDue', { date: formatDay(data.answerDue) })}</span>
        )}
        <span>{t('map.chooser.idea', { id: number })}</span>
        <span>{formatDate(sentOn)}</span>
      </p>
      {isGone && <p>{t('device.gone')}</p>}
      <p className="actions">
        {!isGone && (
          <Link className="quiet-link" href={link}>
            {t('device.change')}
          </Link>
        )}
        <button type="button" className="quiet-link" onClick={onHide}>
          {t('device.forget')}
        </button>
      </p>
    </li>
  )
}

function NoIdeas() {
  const { phone } = useService()
  return (
    <div className="empty">
      <p>
        <strong>{t(hadMyIdeas() ? 'device.allHidden' : 'device.none')}</strong>
      </p>
      <p>{richText('device.noneNext', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
      <p>
        <Link className="button" href="/idee/nieuw">
          {t('new.title')}
        </Link>
      </p>
    </div>
  )
}

import { useState } from 'react'
import { Link } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { forgetMyIdea, type MyIdea, readMyIdeas } from '../panels/my-ideas.ts'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { formatDate } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { useHydrated } from '../ui/use-hydrated.ts'

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
  const { phone } = useService()
  const [ideas, setIdeas] = useState<MyIdea[]>(readMyIdeas)
  if (ideas.length === 0) {
    return (
      <div className="empty">
        <p>
          <strong>{t('device.none')}</strong>
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
  return (
    <ul className="device-list">
      {ideas.map(({ number, title, link, sentOn }) => (
        <li key={number}>
          <Link href={link}>
            <bdi dir="auto">{title}</bdi>
          </Link>
          <p className="facts">
            <span>{t('map.chooser.idea', { id: number })}</span>
            <span>{formatDate(sentOn)}</span>
          </p>
          <button
            type="button"
            className="quiet-link"
            onClick={() => {
              forgetMyIdea(number)
              setIdeas(readMyIdeas())
            }}
          >
            {t('device.forget')}
          </button>
        </li>
      ))}
    </ul>
  )
}

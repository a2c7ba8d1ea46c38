import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import { Fragment } from 'react'
import { formatPartialDate } from '../text/days.ts'
import { t } from '../text/text.ts'
import { RoomSign } from './ContentSign.tsx'
import { PhoneLink } from './PhoneLink.tsx'
import { ToMap } from './ToMap.tsx'

type Props = { room: CommunityRoom; isChosen?: boolean; isCopy?: boolean; mapAddress?: string | undefined }

/** A room where a neighbourhood meets: where it is, how one gets in, whom to call; what nobody knows says so. */
export function RoomCard({ room, isChosen = false, isCopy = false, mapAddress }: Props) {
  const { slug, name, address, access, contactName, contactPhone, note, sources, place } = room
  const unknown = <span className="soft">{t('work.unknown')}</span>
  return (
    <article id={isCopy ? undefined : `ruimte-${slug}`} className={`card room-card${isChosen ? ' is-chosen' : ''}`}>
      <ToMap address={place && mapAddress} title={name}>
        <RoomSign />
      </ToMap>
      <div className="card-text">
        <h3>{name}</h3>
        <dl className="room-facts">
          <dt>{t('works.roomAddress')}</dt>
          <dd>{address ?? unknown}</dd>
          <dt>{t('works.roomAccess')}</dt>
          <dd>{access ?? unknown}</dd>
          <dt>{t('work.call')}</dt>
          <dd>
            {contactPhone ? <PhoneLink phone={contactPhone} /> : !contactName && unknown}
            {contactPhone && contactName && ', '}
            {contactName}
          </dd>
        </dl>
        {note && <p className="facts">{note}</p>}
        {sources.length > 0 && (
          <p className="facts">
            {t('works.roomSources', { count: sources.length })}{' '}
            {sources.map((source, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one page may be named twice, and their order never changes
              <Fragment key={position}>
                {position > 0 && ', '}
                <a href={source.url}>{source.title}</a>
                {source.on && ` (${formatPartialDate(source.on)})`}
              </Fragment>
            ))}
          </p>
        )}
        {!place && <p className="facts">{t('works.roomNoPlace')}</p>}
      </div>
    </article>
  )
}

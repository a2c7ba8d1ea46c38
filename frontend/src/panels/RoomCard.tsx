import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import { Fragment } from 'react'
import { formatPartialDate } from '../text/days.ts'
import { formatList } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { RoomSign } from './ContentSign.tsx'
import { PhoneLink } from './PhoneLink.tsx'
import { ToMap } from './ToMap.tsx'
import { useService } from './use-service.ts'

type Props = { room: CommunityRoom; isChosen?: boolean; isCopy?: boolean; mapAddress?: string | undefined }

/** A room where a neighbourhood meets: where it is, how one gets in, whom to call; what nobody knows says so. */
export function RoomCard({ room, isChosen = false, isCopy = false, mapAddress }: Props) {
  const { slug, name, address, access, contactName, contactPhone, note, sources, place } = room
  const service = useService()
  const hasContact = contactPhone !== null || contactName !== null
  const unknown = [
    address === null && t('works.roomAddress'),
    access === null && t('works.roomAccess'),
    !hasContact && t('works.roomPhone'),
  ].filter((what) => what !== false)
  const [first = '', ...others] = unknown
  const isKnown = unknown.length < 3
  return (
    <article id={isCopy ? undefined : `ruimte-${slug}`} className={`card room-card${isChosen ? ' is-chosen' : ''}`}>
      <ToMap address={place && mapAddress} title={name}>
        <RoomSign />
      </ToMap>
      <div className="card-text">
        <h3>{name}</h3>
        {isKnown && (
          <dl className="room-facts">
            {address && (
              <>
                <dt>{t('works.roomAddress')}</dt>
                <dd>{address}</dd>
              </>
            )}
            {access && (
              <>
                <dt>{t('works.roomAccess')}</dt>
                <dd>{access}</dd>
              </>
            )}
            {hasContact && (
              <>
                <dt>{t('work.call')}</dt>
                <dd>
                  {contactPhone && <PhoneLink phone={contactPhone} />}
                  {contactPhone && contactName && ', '}
                  {contactName}
                </dd>
              </>
            )}
          </dl>
        )}
        {first && (
          <p className="facts">
            {richText('works.roomUnknown', {
              what: formatList([first, ...others.map((what) => what.toLowerCase())]),
              service: service.name,
              phone: () => <PhoneLink key="phone" phone={service.phone} />,
            })}
          </p>
        )}
        {note && <p className="facts">{note}</p>}
        {sources.length > 0 && (
          <p className="facts">
            {t('works.roomSources', { count: sources.length })}{' '}
            <span className="sources">
              {sources.map((source, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one page may be named twice, and their order never changes
                <Fragment key={position}>
                  {position > 0 && ', '}
                  <a href={source.url}>{source.title}</a>
                  {source.on && ` (${formatPartialDate(source.on)})`}
                </Fragment>
              ))}
            </span>
          </p>
        )}
        {!place && <p className="facts">{t('works.roomNoPlace')}</p>}
      </div>
    </article>
  )
}

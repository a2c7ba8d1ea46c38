import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { streetQuery } from '../api/content.ts'
import { useLive } from '../api/events.ts'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { StreetNow } from '../panels/street/StreetNow.tsx'
import { StreetParts } from '../panels/street/StreetParts.tsx'
import { StreetTimeline } from '../panels/street/StreetTimeline.tsx'
import { useService } from '../panels/use-service.ts'
import { streetCamera } from '../state/home-state.ts'
import type { PageProps } from '../state/page-context.ts'
import { richText, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { ErrorPage } from './ErrorPage.tsx'

/** One street: how it is there now, its part in each kern, and everything that happened, newest first. */
export function StreetPage({ params: { slug = '' } }: PageProps) {
  const { data: street, error } = useQuery(streetQuery(slug))
  const { city, phone } = useService()
  useLive()
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!street) return <Loading />
  const { id, name, place, parts, now, entries, count } = street
  return (
    <article className="page street">
      <Head title={name} description={t('street.description', { street: name, city })} />
      {place && (
        <p className="crumb">
          <Link className="quiet-link" href={`/?weergave=kaart&kaart=${streetCamera(place)}`}>
            <Icon name="back" />
            {t('street.toMap')}
          </Link>
        </p>
      )}
      <h1 tabIndex={-1}>{name}</h1>
      <StreetNow now={now} />
      <StreetParts parts={parts} />
      {!place && <p className="note warn">{t('street.noPlace')}</p>}
      <StreetTimeline entries={entries} count={count} />
      <p className="actions">
        <Link className={`button${count > 0 ? ' quiet' : ''}`} href={`/idee/nieuw?straat=${id}`}>
          <Icon name="plus" />
          {t('street.idea')}
        </Link>
        {place && (
          <Link className="quiet-link" href={`/mijn-buurt?straat=${slug}`}>
            {t('street.around')}
          </Link>
        )}
      </p>
      <p>{richText('empty.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
    </article>
  )
}

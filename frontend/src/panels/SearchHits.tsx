import type { SearchHit } from '@wijkwerk/backend/contract/place.ts'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { nearbyAddress } from '../state/nearby-place.ts'
import { formatList } from '../text/format.ts'
import { richText, t } from '../text/text.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { useService } from './use-service.ts'

const STREET_ZOOM = 16
const DECIMALS = 5

const cameraOf = ({ place }: SearchHit) =>
  place && `${STREET_ZOOM}/${place.lat.toFixed(DECIMALS)}/${place.lng.toFixed(DECIMALS)}`

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="hits">
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function StreetHit({ hit }: { hit: SearchHit }) {
  const camera = cameraOf(hit)
  const number = hit.houseNumber ? `&nr=${encodeURIComponent(hit.houseNumber)}` : ''
  const name = hit.houseNumber ? `${hit.name} ${hit.houseNumber}` : hit.name
  return (
    <li>
      <p>
        <Link href={`/straat/${hit.id}`}>
          <strong>{name}</strong>
        </Link>{' '}
        <span className="soft">{formatList(hit.areas.map((area) => area.name))}</span>
      </p>
      <p className="actions">
        {camera && <Link href={`/?weergave=kaart&kaart=${camera}`}>{t('home.onMap')}</Link>}
        {hit.place && (
          <Link href={nearbyAddress({ street: hit.id, houseNumber: hit.houseNumber ?? '' })}>{t('nearby.look')}</Link>
        )}
        <Link href={`/idee/nieuw?straat=${hit.streetId}${number}`}>{t('search.ideaHere')}</Link>
      </p>
    </li>
  )
}

const PAGES = { work: '/werken/', consultation: '/inspraak/', idea: '/idee/' }

function NumberedHit({ hit: { type, id, name, example, areas } }: { hit: SearchHit }) {
  if (type === 'area' || type === 'street') return null
  return (
    <li>
      <Link href={`${PAGES[type]}${id}`}>
        <bdi dir="auto">{name}</bdi>
      </Link>
      {example && <span className="tag">{t('site.example')}</span>}{' '}
      <span className="soft">{formatList(areas.map((area) => area.name))}</span>
    </li>
  )
}

/** What a search found, places before ideas, and what to do when that is nothing. */
export function SearchHits({ q, hits }: { q: string; hits: readonly SearchHit[] }) {
  const { phone } = useService()
  const areas = hits.filter(({ type }) => type === 'area')
  const streets = hits.filter(({ type }) => type === 'street')
  const content = hits.filter(({ type }) => type === 'work' || type === 'consultation')
  const ideas = hits.filter(({ type }) => type === 'idea')
  return (
    <>
      <p role="status" className={hits.length > 0 ? 'visually-hidden' : ''}>
        {t('search.count', { count: hits.length })}
      </p>
      {hits.length === 0 && (
        <div className="empty">
          <p>{t('search.nothingNext')}</p>
          <p>
            <Link href="/idee/nieuw">{t('new.title')}</Link>
          </p>
          <p>{richText('empty.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
        </div>
      )}
      {areas.length > 0 && (
        <Group title={t('nav.areas')}>
          {areas.map((hit) => (
            <li key={hit.id}>
              <Link href={`/kern/${hit.id}`}>{hit.name}</Link>
            </li>
          ))}
        </Group>
      )}
      {streets.length > 0 && (
        <Group title={t('where.streets')}>
          {streets.map((hit) => (
            <StreetHit key={hit.id} hit={hit} />
          ))}
        </Group>
      )}
      {content.length > 0 && (
        <Group title={t('search.content')}>
          {content.map((hit) => (
            <NumberedHit key={`${hit.type}${hit.id}`} hit={hit} />
          ))}
        </Group>
      )}
      {ideas.length > 0 && (
        <Group title={t('home.ideas')}>
          {ideas.map((hit) => (
            <NumberedHit key={hit.id} hit={hit} />
          ))}
        </Group>
      )}
      {ideas.length > 0 && (
        <p>
          <Link href={`/?q=${encodeURIComponent(q)}`}>{t('search.onMap', { q })}</Link>
        </p>
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { t } from '../text/text.ts'

type Props = { address: string | null | undefined; title: string; children: ReactNode }

/** The sign of a card; where its place is known also the way to it on the map. */
export function ToMap({ address, title, children }: Props) {
  if (!address) return children
  return (
    <Link className="to-map" href={address} aria-label={t('home.onMapNamed', { title })} title={t('home.onMap')}>
      {children}
    </Link>
  )
}

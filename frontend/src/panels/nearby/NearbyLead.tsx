import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { RADII } from '../../state/nearby-place.ts'
import { formatLength } from '../../text/format.ts'
import { t } from '../../text/text.ts'
import type { NearbyPlace } from './use-nearby-place.ts'

/** An address that shows the form, also where this device remembers a place. */
const OTHER_PLACE = '/mijn-buurt?plek='

type Found = Extract<NearbyPlace, { kind: 'found' }>

/** What stands above the surroundings of a place: first the `notice`, then how sure it is, and the way to another. */
export function NearbyLead({
  found,
  houseNumber,
  notice,
  children,
}: {
  found: Found
  houseNumber: string
  notice: ReactNode
  children: ReactNode
}) {
  const { street, isExact } = found
  return (
    <div className="nearby-lead">
      {notice}
      {street && !isExact && (
        <p className="soft">
          {houseNumber
            ? t('nearby.numberUnknown', { number: houseNumber, street: street.name })
            : t('nearby.noNumber', { street: street.name })}
        </p>
      )}
      {children}
      <p className="other-place">
        <Link href={OTHER_PLACE}>{t('nearby.otherPlace')}</Link>
      </p>
    </div>
  )
}

/** How far to look, as plain links that keep the rest of the view; `within` gives the address for a radius. */
export function RadiusChoice({ radius, within }: { radius: number; within: (metres: number) => string }) {
  return (
    <nav className="radius" aria-label={t('nearby.radius')}>
      {RADII.map((metres) => (
        <Link key={metres} href={within(metres)} aria-current={metres === radius ? 'true' : undefined}>
          {formatLength(metres)}
        </Link>
      ))}
    </nav>
  )
}
